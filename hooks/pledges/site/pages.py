"""What a build does with each page: fills it, notes it for the search, says its direction."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import escape

from pledges.addresses import DEFAULT
from pledges.files.described import dataset
from pledges.language.markup import Piece, isolated_page, pieces
from pledges.pages.front import data_file
from pledges.pages.theme import surroundings
from pledges.records.texts import LANGS, Lang, Said
from pledges.search.names import names, share
from pledges.site.build import Build

# Where spaces and line ends are part of what is said.
KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
IDLE = re.compile(r"\s*\n\s*")
# What front matter says in words.
TEXTS = ("title", "description", "names")


def lacking(build: Build) -> Iterator[str]:
    """The pages and pictures that a language lacks, by their paths in `docs/`."""
    copies = build.edition.copies
    for lang in build.edition.library.languages:
        yield from (f"{lang}/{page}" for page in copies.lacking(lang))
    yield from (at.removeprefix("docs/") for at, path in build.pictures.items() if at != path)


def source(build: Build, page: Any) -> str | None:
    """The text of a page that a further language lacks; None where a file has it."""
    lang, _, path = page.file.src_uri.partition("/")
    copies = build.edition.copies
    return copies.source(lang, path) if copies.lacks(lang, path) else None


def fill(build: Build, page: Any, markdown: str) -> str:
    """The text of a page, filled from the records; note what its template and the search read."""
    lang, _, path = page.file.src_uri.partition("/")
    publication, shown = build.publication, build.edition.copies.shown_in(lang, path)
    links = publication.links(lang, path)
    file = f"docs/{page.file.src_uri}"
    # Some words are no texts for the parser of MkDocs: no, on, 2026.
    for own in (one.front().value for one in build.edition.written if one.file == file):
        page.meta.update({key: own[key] for key in TEXTS if key in own})
    text = build.edition.fill(lang, links, page.meta, markdown, publication)
    page.canonical_url = publication.page(shown, path)
    page.meta.update(_noted(build, page.meta, lang, path, shown))
    return text


def _noted(
    build: Build, front: Mapping[str, Any], lang: Lang, path: str, shown: Lang
) -> dict[str, Any]:
    """Its name and what it is about, in a language; how it is found, and where it can be edited."""
    edition, publication, filled = build.edition, build.publication, data_file(path, front)
    plain, about = edition.renderers[lang].language.plain, edition.description(shown, front)
    name = plain(Said(front["title"], shown))
    return {
        "name": name,
        # The theme writes the title as it stands, into attributes too.
        "title": escape(name),
        "description": about and plain(Said(about, shown)),
        "known_as": (*front.get("names", ()), *names(edition.library, path, lang)),
        "found": shown == lang and not front.get("search", {}).get("exclude"),
        "path": path,
        "shown_in": shown,
        "changed": publication.changed(shown, path),
        "dataset": dataset(edition.renderers[shown], publication, path),
        "text_url": publication.edit(edition.copies.file(lang, path)),
        "data_url": publication.edit(filled) if filled else None,
    }


def equip(build: Build, env: Any) -> None:
    """Give the templates what they need in the language that is being built."""
    lang, edition = build.lang, build.edition
    # theme/partials/languages/further.html knows where the theme's words come from.
    build.config.theme["language"] = lang if lang in LANGS else "further"
    plain = edition.renderers[lang].plain
    env.filters["plain"] = lambda words: escape(plain(words))
    env.globals.update(surroundings(edition, build.publication, lang))
    env.globals.update(assets=build.assets, guarded=build.guarded, offline=build.offline)


def finish(build: Build, page: Any, output: str) -> str:
    """A page as it is sent: its direction said, and that of what goes against it."""
    cut = _cut(build, output)
    if page.meta["found"]:
        about, known_as = page.meta["description"] or "", page.meta["known_as"]
        build.indexes[build.lang].add(page.url, cut, known_as, about, share(page.meta["path"]))
    return _sent(build, cut)


def missing(build: Build, output: str) -> str:
    """The page for missing addresses of the default language, for the top; others stand below."""
    if not build.publication.directory_urls:
        # A copy that is opened from disk has no server to answer for what is missing.
        return ""
    output = _sent(build, _cut(build, output))
    if build.lang == DEFAULT:
        build.missing = output
    else:
        path = Path(build.config.site_dir, build.lang, "404.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8")
    return build.missing


def _cut(build: Build, output: str) -> list[Piece]:
    """A page that says the direction of its language, in pieces."""
    language = build.edition.renderers[build.lang].language
    start = f'<html lang="{build.lang}"'
    output = language.once(output).replace(start, f'{start} dir="{language.tongue.direction}"', 1)
    # The contents lead to the same places, under names.
    return pieces(output.replace('headerlink"', 'headerlink" aria-hidden="true" tabindex="-1"'))


def _sent(build: Build, cut: Sequence[Piece]) -> str:
    """A page that says the direction of what goes against it, as it is sent."""
    languages = build.edition.library.languages
    directions = {of: one.direction for of, one in languages.items()}
    html = isolated_page(cut, build.lang, directions)
    return squeezed(html) if build.guarded else html


def squeezed(html: str) -> str:
    """A page without idle spaces: of lines that part nothing one space is left.

    A space, since axe-core takes a lone line break for a character of its own.
    """
    parts = KEPT.split(html)
    # Of each three parts the first is plain, the second kept, the third the name of its element.
    parts[::3] = (IDLE.sub(" ", part) for part in parts[::3])
    del parts[2::3]
    return "".join(parts).strip()
