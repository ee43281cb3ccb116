"""What a rebuild while editing takes from the build before: what Markdown and templates made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What every page is made with; a page is known by its own text and by what its template reads.
SHARED = ("mkdocs.yml", "theme", "data/words.yml", "data/languages.yml")


@dataclass(frozen=True)
class Body:
    """What Markdown made of a text: HTML, contents, the ids in it, links to ids elsewhere."""

    text: str
    html: str
    contents: Any
    ids: set[str] | None
    links: Mapping[str, dict[str, str]]


@dataclass
class Kept:
    """The pages of the build before by their Markdown files, and the files besides pages."""

    bodies: dict[str, Body] = field(default_factory=dict)
    outputs: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def body(self, path: str, text: str) -> Body | None:
        """What was made of a page, if its text is still the same."""
        found = self.bodies.get(path)
        return found if found and found.text == text else None

    def output(self, path: str, read: str) -> str | None:
        """A finished page, if its template reads what it read before."""
        before, output = self.outputs.get(path, ("", ""))
        return output if before == read else None

    def without(self, folder: str) -> "Kept":
        """The pages that do not stand in a folder, without the files besides pages."""
        bodies = {path: body for path, body in self.bodies.items() if not path.startswith(folder)}
        outputs = {path: page for path, page in self.outputs.items() if not path.startswith(folder)}
        return Kept(bodies, outputs)

    def add(self, other: "Kept") -> None:
        """Take in the pages that another process has built."""
        self.bodies.update(other.bodies)
        self.outputs.update(other.outputs)


def state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """The state of what every page is made with: each file, its size and when it was changed."""
    files = sorted(file for name in SHARED for file in _files(root / name))
    stats = [(file, file.stat()) for file in files]
    return tuple((file.as_posix(), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
