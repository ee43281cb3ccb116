"""MkDocs events in the order of a build; the only file that knows MkDocs.

The i18n plugin builds once per language and sets the language at priority -100: what depends on
it runs at -200, and every event may run twice.
"""

import datetime as dt
import gc
import logging
import os
import re
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pledges.addresses import DEFAULT, Links, Publication
from pledges.files.dataset import dataset
from pledges.history.repository import repository
from pledges.language.compiled import Compiled, late
from pledges.language.direction_of_pages import isolated_page
from pledges.language.messages import both, told_all
from pledges.memory import same
from pledges.pages.edition import Edition
from pledges.pages.front import data_file
from pledges.pages.theme import surroundings
from pledges.pages.titles import Titles, sections
from pledges.progress import day
from pledges.records.problems import DataError
from pledges.records.texts import LANGS, Lang, Said
from pledges.search.index import Entry, Found, Index, entry
from pledges.search.names import names, share
from pledges.search.words import words
from pledges.site import files as site_files
from pledges.site import i18n_plugin
from pledges.site.beside import Beside, LostError, possible
from pledges.site.build import edition
from pledges.site.files import script
from pledges.site.lighten.site import lighten
from pledges.site.rebuild import Body, Finished, Kept, state

STATE = "edition"
PUBLICATION = "publication"
OUTPUTS = "outputs"
INDEX = "search-index"
# Files of the theme that the site does without, and what only the build reads.
UNUSED = re.compile(
    r"assets/javascripts/|assets/stylesheets/palette|assets/images/favicon|.*\.map$"
    r"|assets/search/table\.json$"
)
# What only a copy of the site needs that is opened from disk.
FROM_DISK = "assets/search/from-disk.js"
NOT_FOUND = "404.html"
SITE_MAP = "sitemap.xml"
THEME = Compiled()
log = logging.getLogger("mkdocs.hooks.pledges")
# What MkDocs was told to do: pages that are only looked at while editing stay as they are.
RUN = {"command": "build"}
# The build of the other languages in a process of its own, while the first is built.
BESIDE: list[Beside] = []
# What the build before left, while editing.
KEPT = Kept()
# The page that the build before made, whatever the templates are.
SAME = "kept.html"


def on_startup(command: str, *, dirty: bool) -> None:
    """Keep the log to what a person needs to know; note whether this is for publishing."""
    RUN["command"] = command
    logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> None:
    """Load the data once a build; stop it on any problem, after naming them all."""
    if STATE in config.extra:
        return
    started = time.monotonic()
    # What the build before left behind while serving, frozen then, can go now.
    gc.unfreeze()
    gc.collect()
    root, today = Path(config.config_file_path).parent, build_day()
    try:
        config.extra[STATE] = edition(root, today, config.extra["digits"])
    except DataError as error:
        raise PluginError(told_all(error.problems)) from error
    titles = Titles(config.site_name, config.site_description or "", tuple(sections(config.nav)))
    renderers = _edition(config).renderers.values()
    i18n_plugin.build_languages(
        config.plugins["i18n"], [titles.of(one.language) for one in renderers]
    )
    if count := len(_edition(config).outdated):
        log.info("%s texts are out of date in one language: see the page on translation", count)
    log.info("data/ and docs/ checked in %.1f s", time.monotonic() - started)
    publication = Publication(
        config.site_url or "/",
        config.extra["repository"],
        today,
        config.extra["identity"],
        config.use_directory_urls,
        build_commit(root),
        lock=site_files.lock_sum(root),
    )
    # The files come before the pages, which say how large they are.
    made = KEPT.files or dict(site_files.files(_edition(config), publication))
    if RUN["command"] == "serve":
        if KEPT.files:
            log.info("files beside pages are those of the first build: start again to renew them")
        KEPT.files = made
    config.extra[OUTPUTS] = made
    sizes = {path: len(content) for path, content in config.extra[OUTPUTS].items()}
    config.extra[PUBLICATION] = replace(publication, sizes=sizes)
    # The records stay until the build ends: Python need not look again and again whether they do.
    gc.freeze()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Write what is no page; add pages that a language lacks; leave out scripts of the theme."""
    # MkDocs has emptied the folder by now; none of this is needed in memory any more.
    for path, content in config.extra.pop(OUTPUTS, {}).items():
        written = Path(config.site_dir, path)
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(content)
    for file in list(files):
        hosted = config.use_directory_urls and file.src_uri == FROM_DISK
        if hosted or UNUSED.match(file.src_uri):
            files.remove(file)
    for lang in _edition(config).library.languages:
        for page in _edition(config).copies.lacking(lang):
            path, urls = f"{lang}/{page}", config.use_directory_urls
            files.append(File(path, config.docs_dir, config.site_dir, urls))


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The text of a page that a further language lacks."""
    lang, _, path = page.file.src_uri.partition("/")
    copies = _edition(config).copies
    return copies.source(lang, path) if copies.lacks(lang, path) else None


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin the index of the language that is being built; say how many pages it has.

    Where the machine has the cores, the other languages are built beside the first.
    """
    lang, pages, plugin = _lang(config), files.documentation_pages(), config.plugins["i18n"]
    i18n_plugin.leave_out_copies(plugin, lang, pages, _edition(config).copies)
    config.extra.setdefault(INDEX, {})[lang] = Index(words(lang))
    count = sum(file.src_uri.startswith(f"{lang}/") for file in pages)
    log.info("building %s: %s pages", lang, count)
    if lang == DEFAULT and len(_edition(config).library.languages) > 1 and possible():
        BESIDE.append(Beside(lambda: _others(config)))
        i18n_plugin.leave_to_another(plugin)
        # The last language writes the map of all.
        config.theme.static_templates.discard(SITE_MAP)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what they need in the language that is being built."""
    lang, edition = _lang(config), _edition(config)
    if lang not in LANGS:
        # theme/partials/languages/further.html knows where the theme's words come from.
        config.theme["language"] = "further"
    plain = edition.renderers[lang].plain
    env.filters["plain"] = late(lambda words: escape(plain(words)))
    env.bytecode_cache = THEME
    env.globals.update(surroundings(edition, _publication(config), lang))
    if RUN["command"] == "serve":
        _take_what_is_the_same(env, config, files)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the page from the records and point its edit link at the file that holds them."""
    lang, _, path = page.file.src_uri.partition("/")
    edition, publication = _edition(config), _publication(config)
    filled, written = data_file(path), edition.copies.file(lang, path)
    page.edit_url = publication.edit(filled or written)
    page.meta["text_url"] = publication.edit(written)
    page.meta["data_url"] = publication.edit(filled) if filled else None
    page.meta["path"] = path
    shown = edition.copies.shown_in(lang, path)
    description = edition.description(shown, page.meta)
    links = Links(path, config.use_directory_urls, publication.home(lang))
    text = edition.fill(shown, links, page.meta, markdown, publication)
    language = edition.renderers[lang].language
    page.meta["description"] = description and language.plain(Said(description, shown))
    page.meta["name"] = language.plain(Said(page.meta["title"], shown))
    # The theme writes it as it stands, into attributes too.
    page.meta["title"] = escape(page.meta["name"])
    page.meta["shown_in"] = shown
    # While editing, the page is known by all that stands here.
    page.meta["known_as"] = (*page.meta.get("names", ()), *names(edition.library, path, lang))
    left_out = page.meta.get("search", {}).get("exclude")
    page.meta["found"] = shown == lang and not left_out
    # The theme's own index would take as long as all pages and is thrown away.
    page.meta["search"] = {"exclude": True}
    page.meta["dataset"] = dataset(edition.renderers[shown].language, publication, path)
    page.canonical_url = publication.page(shown, path)
    page.meta["filled"] = text
    # What Markdown has made of the same text is put in its place below.
    return "" if same(KEPT.bodies, page.file.src_uri, text) else text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """While editing, take what Markdown made of a text that is still the same."""
    path, text = page.file.src_uri, page.meta["filled"]
    if RUN["command"] != "serve":
        return html
    body = same(KEPT.bodies, path, text)
    if body is None:
        links = {file.src_uri: ids for file, ids in (page.links_to_anchors or {}).items()}
        body = Body(html, page.toc, page.present_anchor_ids, links)
        KEPT.bodies[path] = text, body
    page.toc, page.present_anchor_ids = body.contents, body.ids
    to = ((files.get_file_from_path(other), ids) for other, ids in body.links.items())
    page.links_to_anchors = {file: ids for file, ids in to if file}
    return body.html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Note what can be found; say the direction of the page and of what goes against it."""
    done = page.meta.get("kept")
    if done is None:
        found = _entry(output, page, config) if page.meta["found"] else None
        done = Finished(_with_direction(output, config), found)
        if RUN["command"] == "serve":
            KEPT.finished[page.file.src_uri] = page.meta["read"], done
    if done.found:
        config.extra[INDEX][_lang(config)].add(done.found)
    return cast("str", done.html)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page for missing addresses of the default language at the top, others below."""
    if template_name != NOT_FOUND:
        return output
    if not config.use_directory_urls:
        # A copy that is opened from disk has no server to answer for what is missing.
        return ""
    output = _with_direction(output, config)
    if _lang(config) == DEFAULT:
        config.extra[NOT_FOUND] = output
    else:
        path = Path(config.site_dir, _lang(config), NOT_FOUND)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
    # Built beside the first language, another does not know the page of the top, nor touch it.
    return cast("str", config.extra.get(NOT_FOUND, ""))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the language; once all are built, make the pages light."""
    indexes: dict[Lang, Index] = config.extra[INDEX]
    if cast("Any", config.plugins["i18n"]).building and not BESIDE:
        _write_index(config, _lang(config), indexes.pop(_lang(config)))
        return
    # The first language: the plugin has built the others before, or another process does.
    for lang, index in indexes.items():
        _write_index(config, lang, index)
    while BESIDE:
        try:
            KEPT.add(BESIDE.pop().result())
        except LostError:
            raise PluginError(both("languages_stopped")) from None
    folder = Path(config.site_dir, "search")
    (folder / "search_index.json").unlink(missing_ok=True)
    if not config.use_directory_urls:
        for lang in _edition(config).library.languages:
            held = script(lang, (folder / f"{lang}.json").read_text(encoding="utf-8"))
            (folder / f"{lang}.js").write_text(held, encoding="utf-8")
    elif RUN["command"] == "build":
        lighten(Path(config.site_dir))


def on_build_error(error: Exception) -> None:
    """Let no other process go on with a build that has failed."""
    while BESIDE:
        BESIDE.pop().stop()


def build_day() -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH if set, else today, both in UTC."""
    try:
        return day.build_day()
    except ValueError as error:
        raise PluginError(both("wrong_epoch", word=error)) from None


def build_commit(root: Path) -> str | None:
    """The commit that is built: SOURCE_COMMIT if set, else the one checked out, if any."""
    commit = os.environ.get("SOURCE_COMMIT")
    if commit and not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise PluginError(both("wrong_commit", word=commit))
    if commit:
        return commit
    found = repository(root)
    return found.head if found else None


def _others(config: MkDocsConfig) -> Kept:
    """Build all languages but the first, and return what the next rebuild may take from them."""
    # What MkDocs says of its steps, the first language has said.
    logging.getLogger("mkdocs.commands.build").setLevel(logging.WARNING)
    before = KEPT.copy()
    i18n_plugin.build_others(config.plugins["i18n"], config)
    return KEPT.since(before)


def _entry(output: str, page: Page, config: MkDocsConfig) -> Entry:
    """What the page adds to the index."""
    about, names = page.meta["description"] or "", page.meta["known_as"]
    found = Found(page.url, output, names, about, share(page.meta["path"]))
    return entry(found, words(_lang(config)))


def _write_index(config: MkDocsConfig, lang: Lang, index: Index) -> None:
    synonyms = _edition(config).library.search.values()
    groups = [[*chain(*group.own().values())] for group in synonyms]
    path = Path(config.site_dir, "search", f"{lang}.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(index.json(lang, groups), encoding="utf-8")


def _take_what_is_the_same(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Have pages shown as before whose templates would read nothing new."""
    prefix = f"{_lang(config)}/"
    found = (cast("Page", file.page) for file in files.documentation_pages())
    pages = [page for page in found if page.file.src_uri.startswith(prefix)]
    titles = [(page.title, page.url) for page in pages]
    frame = hash((state(Path(config.config_file_path).parent), repr(titles)))
    for page in pages:
        feeds = cast("Any", env.globals["feeds"])(page.meta["path"])
        beside = [other and other.url for other in (page.previous_page, page.next_page)]
        read = repr((frame, sorted(page.meta.items()), feeds, beside))
        kept = same(KEPT.finished, page.file.src_uri, read)
        page.meta["read"] = read
        if kept is not None:
            page.meta.update(template=SAME, kept=kept)


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
    languages = _edition(config).library.languages
    return isolated_page(output, lang, {of: one.direction for of, one in languages.items()})
