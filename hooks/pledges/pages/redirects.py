"""Pages that have moved: `data/redirects.yml`, a map of each old page to the one in its place."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pledges.addresses import Location, place
from pledges.records.library import Library
from pledges.records.load import text_of
from pledges.records.reader import Document, read

FILE = "data/redirects.yml"
# No longer than a file system and a server's table take; with a dot it could be that of a file.
NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
PAGE = re.compile(rf"(?=.{{1,200}}$)(?:{NAME}/)*{NAME}\.md", re.ASCII)
PART = re.compile(r"(?:#[a-z0-9][\w.-]*)?", re.ASCII)
Moved = Mapping[str, str]


def document(root: Path) -> Document:
    """The file as it stands, empty where there is none; raise DataError when it cannot be read."""
    if not (root / FILE).exists():
        return Document({}, {})
    return read(text_of(root, FILE), FILE)


def target(new: object) -> Location | None:
    """The page, and the part of it, that stand in the place of an old one; None for no page."""
    page, sign, part = str(new).partition("#")
    fits = PAGE.fullmatch(page) and PART.fullmatch(f"{sign}{part}")
    return Location(page, part) if fits else None


def moved(root: Path, library: Library) -> Moved:
    """The page in whose place each page stands; only for a file without problems."""
    found: Moved = document(root).value
    return {**dict(renamed(library)), **found}


def renamed(library: Library) -> Iterator[tuple[str, str]]:
    """The pages of records that are called otherwise now, by their old names and their new ones."""
    for kind, names in library.renamed.items():
        yield from ((place(kind, old).page, place(kind, key).page) for old, key in names.items())
