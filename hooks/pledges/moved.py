"""Pages that have moved: `data/redirects.yml`, a map of each old page to the one in its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pledges.load import text_of
from pledges.problems import DataError, Place, Problem
from pledges.reader import Document, read

FILE = "data/redirects.yml"
PAGE = re.compile(r"(?:[a-z0-9]+(?:[.-][a-z0-9]+)*/)*[a-z0-9]+(?:[.-][a-z0-9]+)*\.md", re.ASCII)
Moved = Mapping[str, str]


def document(root: Path) -> Document:
    """The file as it stands, empty where there is none; raise DataError when it cannot be read."""
    if not (root / FILE).exists():
        return Document({}, {})
    return read(text_of(root, FILE), FILE)


def moved(root: Path) -> Moved:
    """The page in whose place each page stands; only for a file without problems."""
    found: Moved = document(root).value
    return found


def problems(root: Path, pages: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the file, given the pages that there are."""
    try:
        held = document(root)
    except DataError as error:
        yield from error.problems
        return
    if not isinstance(held.value, dict):
        yield Problem(FILE, Place(), (), "must_be_map")
        return
    for old, new in held.value.items():
        place = held.place((old,))
        for word in (old, new):
            if not (isinstance(word, str) and PAGE.fullmatch(word)):
                yield Problem(FILE, place, (old,), "not_a_page_name", {"word": str(word)})
        if old in pages:
            yield Problem(FILE, place, (old,), "moved_page_is_there", {"word": old})
        if isinstance(new, str) and PAGE.fullmatch(new) and new not in pages:
            yield Problem(FILE, place, (old,), "moved_to_nowhere", {"word": new}, sorted(pages))
