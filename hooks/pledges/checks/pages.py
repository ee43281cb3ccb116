"""What is wrong with pages: front matter, twins, pages that lack or have moved."""

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pledges.addresses import path_of, place, record_of
from pledges.checks import html, links, shortcodes
from pledges.files.paths import MADE
from pledges.language.prose import FRONT
from pledges.pages.front import STUBS, TITLE, Front, PageFile
from pledges.pages.redirects import FILE, PAGE, document, renamed, target
from pledges.records.library import Library, file_of
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import Document, hidden
from pledges.records.refusals import translate
from pledges.records.shapes import walk
from pledges.records.texts import LANGS, Lang

# What no two pages say of themselves.
SAID = re.compile(r"^(?:title|description): .*", re.MULTILINE)


def address_problems(
    root: Path, written: Collection[PageFile], library: Library
) -> Iterator[Problem]:
    """Pages at one address, and what is wrong with the file of pages that have moved."""
    taken: dict[str, str] = {}
    for page in written:
        first = taken.setdefault(path_of(page.lang, page.page), page.file)
        if first != page.file:
            yield Problem(page.file, Place(), (), "page_address_taken", {"file": first})
    try:
        held = document(root)
    except DataError as error:
        yield from error.problems
        return
    if not isinstance(held.value, dict):
        yield Problem(FILE, Place(), (), "must_be_map")
        return
    for was, _ in renamed(library):
        taken |= {path_of(lang, was): was for lang in library.languages}
    for old, new in held.value.items():
        for code, values, allowed in _wrong_move(old, new, written, taken, library):
            yield Problem(FILE, held.place((old,)), (old,), code, values, allowed)


def _wrong_move(
    old: str, new: Any, written: Collection[PageFile], taken: dict[str, str], library: Library
) -> Iterator[tuple[str, dict[str, Any], Sequence[str]]]:
    """What is wrong with one line; its old addresses are taken from then on."""
    found, pages = target(new), sorted({page.page for page in written})
    for word in [old] * (not PAGE.fullmatch(old)) + [new] * (not found):
        yield "not_a_page_name", {"word": str(word)}, ()
    addresses = [path_of(lang, old) for lang in library.languages]
    if any(address in taken for address in addresses) or old.partition("/")[0] in MADE:
        yield "moved_page_is_there", {"word": old}, ()
    taken |= dict.fromkeys(addresses, old)
    if found and found.page not in pages:
        yield "moved_to_nowhere", {"word": found.page}, pages
    elif found and found.anchor:
        known = links.anchors(library)
        for page in (one for one in written if one.page == found.page):
            if not links.has(page, found.anchor, known):
                yield "dead_place", {"word": found.anchor, "file": page.file}, ()


def problems(pages: list[PageFile], library: Library) -> Iterator[Problem]:
    """Everything wrong with the pages: shortcodes, front matter, twins, pages that lack."""
    present = {(page.lang, page.page) for page in pages}
    lacking = list(_lacking(library, present))
    yield from lacking
    told = {problem.file for problem in lacking}
    yield from _said_twice(pages)
    for page in pages:
        # Browsers show what a page has as a number.
        yield from hidden(unescape(page.text), page.file)
        wrong = list(shortcodes.problems(page.text, page.file, library))
        yield from wrong or html.problems(_written(page), page.file)
        yield from _front_problems(page, library)
        for twin in (
            f"docs/{lang}/{page.page}" for lang in LANGS if (lang, page.page) not in present
        ):
            if twin not in told:
                yield Problem(page.file, Place(), (), "no_twin", {"file": twin})


def _said_twice(pages: Sequence[PageFile]) -> Iterator[Problem]:
    """The titles and descriptions that an earlier page of the language has."""
    said: dict[tuple[Lang, str], str] = {}
    for page in pages:
        for match in SAID.finditer(page.text):
            if (first := said.setdefault((page.lang, match[0]), page.file)) != page.file:
                at, values = Place.of(page.text, match.start()), {"word": match[0], "name": first}
                yield Problem(page.file, at, (), "same_words", values)


def _written(page: PageFile) -> str:
    """What is a person's own: the title of a figure is that of its record, with any signs."""
    of_figure = (record_of(page.page) or ("",))[0] == "figures"
    return html.blank(TITLE, page.text) if of_figure else page.text


def needed(library: Library) -> Iterator[tuple[str, str]]:
    """Each record that must have a page, by its slug, with the Markdown file of that page."""
    linked = {link.to for pledge in library.pledges.values() for link in pledge.objectives}
    served = [slug for slug in library.objectives if slug in linked]
    yield from ((slug, place("objectives", slug, "pledges").page) for slug in served)
    for collection in ("pledges", "bodies", "figures"):
        yield from ((s, place(collection, s).page) for s in library.collection(collection))


def _lacking(library: Library, present: set[tuple[Lang, str]]) -> Iterator[Problem]:
    for slug, page in needed(library):
        for lang in LANGS:
            if (lang, page) not in present:
                code = "no_stub" if page.partition("/")[0] in STUBS else "no_page"
                yield Problem(f"docs/{lang}/{page}", Place(), (), code, {"word": slug})


def _front_problems(page: PageFile, library: Library) -> Iterator[Problem]:
    try:
        document = page.front()
        front = Front.model_validate(document.value)
    except DataError as error:
        yield from error.problems
        return
    except ValidationError as error:
        if not document.value:
            yield Problem(page.file, Place(), (), "no_front")
            return
        yield from translate(error, document, page.file, Front)
        return
    unknown = list(_unknown(page, document, front, library))
    yield from unknown or _address_problems(page, document, front, library)


def _unknown(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    named = [(path, slug, of.collection) for path, slug, of in walk(front) if of.collection]
    known = {name: tuple(library.collection(name)) for _, _, name in named}
    known[""] = tuple(figure.name for figure in library.figures.values())
    for path, slug, collection in (*named, (("figure",), front.figure or "", "")):
        if slug and slug not in known[collection]:
            values = {"word": slug, "file": file_of(collection) if collection else "data/"}
            place, allowed = document.place(path), known[collection]
            yield Problem(page.file, place, path, "unknown_reference", values, allowed)


def _address_problems(
    page: PageFile, document: Document, front: Front, library: Library
) -> Iterator[Problem]:
    """A page of a record stands at the address of that record."""
    collection, stem = record_of(page.page) or ("", "")
    key = STUBS.get(collection, "")
    yield from _stub_problems(page, document, front, key)
    if not collection:
        return
    shown = getattr(front, key) if key else stem
    if stem not in library.collection(collection):
        values = {"word": stem, "file": file_of(collection)}
        yield Problem(page.file, Place(), (), "no_record", values)
    elif shown is None:
        yield Problem(page.file, document.place((key,)), (key,), "missing")
    elif shown.rpartition("/")[2] != stem:
        place = document.place((key,))
        yield Problem(page.file, place, (key,), "other_record", {"word": shown, "stem": stem})
    elif (
        collection == "figures" and front.title != library.figures[stem].indicator.title[page.lang]
    ):
        place = document.place(("title",))
        yield Problem(page.file, place, ("title",), "other_title", {"word": front.title})


def _stub_problems(page: PageFile, document: Document, front: Front, key: str) -> Iterator[Problem]:
    """A page that a record fills has no text, and no other page names such a record."""
    for other in {*STUBS.values()} - {key}:
        if getattr(front, other):
            yield Problem(page.file, document.place((other,)), (other,), "unknown_key")
    if key and (lost := FRONT.sub("", page.text, count=1).strip()):
        at = Place.of(page.text, page.text.index(lost))
        yield Problem(page.file, at, (), "text_of_stub", {"word": lost[:60]})
