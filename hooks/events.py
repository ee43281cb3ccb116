"""MkDocs events in the order of a build; the only file that knows MkDocs.

The i18n plugin builds once per language and sets the language at priority -100: what depends on
it runs at -200, and every event but the first runs once for each language.
"""

import logging
from collections.abc import Callable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pledges.editing.command import RefusalError
from pledges.language.messages import SPOKEN, told_all
from pledges.records.problems import DataError
from pledges.site import endings, pages
from pledges.site.build import Build
from pledges.site.files import UNUSED

BUILD: Build


def on_startup(command: str, *, dirty: bool) -> None:
    """Make the one thing that the events share; keep the log to what a person needs to know."""
    global BUILD  # noqa: PLW0603 - MkDocs calls functions, which have no other place in common
    BUILD = Build(serving=command == "serve")
    # ProperDocs gives its loggers its own name.
    told = logging.getLogger(f"{event_priority.__module__}.mkdocs_static_i18n")
    told.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """Load the data once a build; stop it on any problem, after naming them all."""
    try:
        BUILD.begin(config)
    except DataError as error:
        raise PluginError(told_all(error.problems)) from error
    except RefusalError as error:
        raise PluginError(error.told(SPOKEN)) from None


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Write what is no page; add pages that a language lacks; leave out what the site needs not."""
    BUILD.write_files()
    for file in [file for file in files if UNUSED.match(file.src_uri)]:
        files.remove(file)
    for path in pages.lacking(BUILD):
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin the language that is being built."""
    BUILD.begin_language(files.documentation_pages(), files.media_files())


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The text of a page that a further language lacks."""
    return pages.source(BUILD, page)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the page from the records."""
    return pages.fill(BUILD, page, markdown)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what they need in the language that is being built."""
    pages.equip(BUILD, env)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page for missing addresses of the default language at the top, others below."""
    return pages.missing(BUILD, output) if template_name == "404.html" else output


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Note what can be found; say the direction of the page and of what goes against it."""
    return pages.finish(BUILD, page, output)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the language; once all are built, make the pages light."""
    endings.end_language(BUILD)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let what stops a build while editing be read in the browser too, until it is mended."""

    def build() -> None:
        try:
            builder()
        except MkDocsException as error:
            endings.tell(BUILD, error.__context__ or error)

    server.builder = build
