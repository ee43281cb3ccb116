"""MkDocs events in the order of a build; the only file that knows MkDocs.

The i18n plugin builds once per language and sets the language at priority -100: what depends on
it runs at -200, and every event may run twice.
"""

import datetime as dt
import logging
import os
import time
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pledges.edition import Edition, edition
from pledges.isolation_of_pages import isolated_page
from pledges.links import Links
from pledges.pages import data_file
from pledges.problems import DataError
from pledges.publication import DEFAULT, Publication
from pledges.search_index import Found, Index
from pledges.search_names import names, share
from pledges.search_words import words
from pledges.texts import LANGS, Lang

STATE = "edition"
PUBLICATION = "publication"
INDEX = "search-index"
# How the theme's script splits the words that it highlights on a page; it fetches no more.
STUB = r'{"config":{"lang":["en"],"separator":"[\\s\\-]+","pipeline":[]},"docs":[]}'
# What the search of the theme brings along and ours does without.
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
NOT_FOUND = "404.html"
log = logging.getLogger("mkdocs.hooks.pledges")


def on_startup(command: str, *, dirty: bool) -> None:
    """Keep the log to what a person needs to know."""
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """Load the data once a build; stop it on any problem, after naming them all."""
    if STATE in config.extra:
        return
    started = time.monotonic()
    try:
        root = Path(config.config_file_path).parent
        config.extra[PUBLICATION] = Publication(
            config.site_url or "/",
            config.extra["repository"],
            build_day(),
            config.use_directory_urls,
        )
        config.extra[STATE] = edition(root, build_day(), config.extra["digits"])
    except DataError as error:
        raise PluginError(str(error)) from error
    log.info("data/ and docs/ checked in %.1f s", time.monotonic() - started)


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave the engine of the theme's own search out of the site."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin the index of the language that is being built; say how many pages it has."""
    config.extra.setdefault(INDEX, {})[_lang(config)] = Index(words(_lang(config)))
    pages = sum(
        file.src_uri.startswith(f"{_lang(config)}/") for file in files.documentation_pages()
    )
    log.info("building %s: %s pages", _lang(config), pages)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the words of the language that is being built."""
    publication = _publication(config)
    languages = {lang: _edition(config).renderers[lang].language for lang in LANGS}
    language = languages.pop(_lang(config))
    (other,) = languages.values()
    env.globals.update(
        word=language.word,
        when=language.when,
        today=publication.today,
        home=publication.home(language.lang),
        search_language=language.lang,
        other={
            "lang": other.lang,
            "direction": other.direction,
            "word": other.word,
            "home": publication.home(other.lang),
        },
        alternates=publication.alternates,
        address_of=lambda page: publication.address(page.meta["path"]),
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the page from the records and point its edit link at the file that holds them."""
    lang, _, path = page.file.src_uri.partition("/")
    filled, publication = data_file(path), _publication(config)
    page.edit_url = publication.edit(filled or f"docs/{page.file.src_uri}")
    page.meta["text_url"] = publication.edit(f"docs/{page.file.src_uri}")
    page.meta["data_url"] = publication.edit(filled) if filled else None
    page.meta["path"] = path
    page.meta["description"] = _edition(config).description(cast("Lang", lang), page.meta)
    links = Links(path, config.use_directory_urls)
    return _edition(config).fill(cast("Lang", lang), links, page.meta, markdown, publication)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Note what can be found; say the direction of the page and of what goes against it."""
    path = page.file.src_uri.partition("/")[2]
    if not page.meta.get("search", {}).get("exclude"):
        lang, library = _lang(config), _edition(config).library
        known = (*page.meta.get("names", ()), *names(library, path, lang))
        about = page.meta["description"] or ""
        config.extra[INDEX][lang].add(Found(page.url, output, known, about, share(path)))
    return _with_direction(output, config)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page for missing addresses of the default language at the top, others below."""
    if template_name != NOT_FOUND:
        return output
    output = _with_direction(output, config)
    if _lang(config) != DEFAULT:
        path = Path(config.site_dir, _lang(config), NOT_FOUND)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
    return cast("str", config.extra.setdefault(NOT_FOUND, output))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what the search reads once all languages are built, over the theme's own index."""
    if cast("Any", config.plugins["i18n"]).building:
        return
    groups = [(*group.ar, *group.en) for group in _edition(config).library.search.values()]
    folder = Path(config.site_dir, "search")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search_index.json").write_text(STUB, encoding="utf-8")
    for lang, index in config.extra[INDEX].items():
        (folder / f"{lang}.json").write_text(index.json(lang, groups), encoding="utf-8")


def build_day() -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH if set, else today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH: '{epoch}' ليس عدد ثوان · is not a number of seconds"
        raise PluginError(message) from None


def _edition(config: MkDocsConfig) -> Edition:
    return cast("Edition", config.extra[STATE])


def _publication(config: MkDocsConfig) -> Publication:
    return cast("Publication", config.extra[PUBLICATION])


def _lang(config: MkDocsConfig) -> Lang:
    return cast("Lang", cast("Any", config.plugins["i18n"]).current_language)


def _with_direction(output: str, config: MkDocsConfig) -> str:
    lang = _lang(config)
    direction = _edition(config).renderers[lang].language.direction
    output = output.replace(f'<html lang="{lang}"', f'<html lang="{lang}" dir="{direction}"', 1)
    return isolated_page(output, lang)
