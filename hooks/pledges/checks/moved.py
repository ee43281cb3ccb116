"""What is wrong with the addresses of pages: two at one, and those that have moved to nowhere."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from pledges.addresses import path_of, record_of
from pledges.checks import links
from pledges.checks.anchors import anchors
from pledges.files.paths import MADE
from pledges.pages.front import PageFile
from pledges.pages.redirects import FILE, PAGE, document, renamed, target
from pledges.records.library import Library
from pledges.records.problems import DataError, Place, Problem


def problems(
    root: Path, written: Collection[PageFile], library: Library, published: Collection[str] = ()
) -> Iterator[Problem]:
    """Pages at one address, those that are gone, and what is wrong with the file of the moved."""
    taken: dict[str, str] = {}
    for page in written:
        made = _top(page.page)
        known = taken.setdefault(path_of(page.lang, page.page), page.file)
        first = f"{made}/" if made in MADE else known
        if first != page.file:
            yield page.problem(0, "page_address_taken", file=first)
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
    theirs = [one for one in published if one.split("/")[1] in library.languages]
    yield from _gone(theirs, taken, held.value)
    for old, new in held.value.items():
        for code, values, allowed in _wrong_move(old, new, written, taken, library):
            yield held.problem(FILE, (old,), code, allowed, **values)


def _gone(
    published: Collection[str], taken: Collection[str], moved: Collection[str]
) -> Iterator[Problem]:
    """Pages of prose that were published, and at whose address nothing stands."""
    for file in sorted(published):
        _, lang, page = file.split("/", 2)
        if not (record_of(page) or path_of(lang, page) in taken or page in moved):
            yield Problem(file, Place(), (), "page_gone", {"word": page})


def _top(page: str) -> str:
    """The folder at the top of the site where a page stands."""
    return page.removesuffix(".md").partition("/")[0]


def _wrong_move(
    old: str, new: Any, written: Collection[PageFile], taken: dict[str, str], library: Library
) -> Iterator[tuple[str, dict[str, Any], Sequence[str]]]:
    """What is wrong with one line; its old addresses are taken from then on."""
    found, pages = target(new), sorted({page.page for page in written})
    for word in [old] * (not PAGE.fullmatch(old)) + [new] * (not found):
        yield "not_a_page_name", {"word": str(word)}, ()
    addresses = [path_of(lang, old) for lang in library.languages]
    if any(address in taken for address in addresses) or _top(old) in MADE:
        yield "moved_page_is_there", {"word": old}, ()
    taken |= dict.fromkeys(addresses, old)
    if found and pages and found.page not in pages:
        yield "moved_to_nowhere", {"word": found.page}, pages
    elif found and found.anchor:
        known = anchors(library)
        for page in (one for one in written if one.page == found.page):
            if not links.has(page, found.anchor, known):
                yield "dead_place", {"word": found.anchor, "file": page.file}, ()
