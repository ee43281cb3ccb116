"""What a rebuild while editing takes from the build before: what Markdown and templates made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pledges.memory import Given, Made, Store
from pledges.search.index import Entry

# What every page is made with; a page is known by its own text and by what its template reads.
SHARED = ("mkdocs.yml", "theme", "data/words.yml", "data/languages.yml")


@dataclass(frozen=True)
class Body:
    """What Markdown made of a text: HTML, contents, the ids in it, links to ids elsewhere."""

    html: str
    contents: Any
    ids: set[str] | None
    links: Mapping[str, dict[str, str]]


@dataclass(frozen=True)
class Finished:
    """A page as it is sent, and what it adds to the index of the search, if anything."""

    html: str
    found: Entry | None


@dataclass
class Kept:
    """The pages of the build before, and the files besides pages.

    A body is made from a text, a finished page from what its template reads.
    """

    bodies: Store[str, Body] = field(default_factory=dict)
    finished: Store[str, Finished] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def copy(self) -> "Kept":
        """The same pages, to hold later ones against."""
        return Kept({**self.bodies}, {**self.finished})

    def since(self, before: "Kept") -> "Kept":
        """The pages that were made anew since then, without the files besides pages."""
        return Kept(_new(self.bodies, before.bodies), _new(self.finished, before.finished))

    def add(self, other: "Kept") -> None:
        """Take in the pages that another process has built."""
        self.bodies.update(other.bodies)
        self.finished.update(other.finished)


def _new(store: Store[Given, Made], before: Store[Given, Made]) -> Store[Given, Made]:
    return {path: made for path, made in store.items() if before.get(path) is not made}


def state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """The state of what every page is made with: each file, its size and when it was changed."""
    files = sorted(file for name in SHARED for file in _files(root / name))
    stats = [(file, file.stat()) for file in files]
    return tuple((file.as_posix(), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
