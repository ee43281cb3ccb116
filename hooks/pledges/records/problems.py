"""Problems in the data and pages: where, and what is wrong; `language.messages` says them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

from pledges.characters import shown

Path = tuple[str | int, ...]
# Longer than any path that a system has.
LONGEST_NAME = 5000


def near(word: str, allowed: Sequence[str]) -> str:
    """The allowed word most like one that is not, if any is like it."""
    return next(iter(get_close_matches(word, allowed, n=1)), "")


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int = 1
    column: int = 1

    @classmethod
    def of(cls, text: str, at: int) -> "Place":
        """The place of a character of a text, counted from 0."""
        return cls(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `code` names its message, `values` fill it."""

    file: str
    place: Place
    path: Path
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    allowed: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Let no name of a file command a terminal or a log."""
        object.__setattr__(self, "file", shown(self.file, LONGEST_NAME))

    @property
    def key(self) -> str:
        """The key as an editor would write its address; entries of lists are counted from 1."""
        parts = [f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in self.path]
        return shown("".join(parts).removeprefix("."))

    @property
    def nearest(self) -> str:
        """The word that is certainly meant, else the allowed one most like that written."""
        word = str(self.values.get("word", ""))
        return str(self.values.get("meant") or near(word, self.allowed))


class DataError(Exception):
    """The data or the pages cannot be published; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Gather problems in the order of files and lines."""
        self.problems = sorted(problems, key=lambda p: (p.file, p.place.line, p.place.column))
        super().__init__(f"{len(self.problems)} problems")
