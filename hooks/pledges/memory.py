"""What a rebuild takes from the build before, for as long as it would be made from the same."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Latest(Generic[Made]):
    """One result for each file: while editing, most files are as they were at the build before."""

    def __init__(self) -> None:
        """Begin without any."""
        self._held: dict[str, tuple[tuple[Any, ...], Made]] = {}

    def get(self, file: str, given: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What is made from what is given; whatever `make` raises is raised each time."""
        before = self._held.get(file)
        if before and before[0] == given:
            return before[1]
        # What will not be used again need not stay while the new is made.
        self._held.pop(file, None)
        made = make()
        self._held[file] = given, made
        return made


# For each Markdown file what something was made from, and what was made.
Store = dict[str, tuple[Given, Made]]


def same(store: Store[Given, Made], path: str, given: Given) -> Made | None:
    """What was made of a page, if it would be made from the same again."""
    before = store.get(path)
    return before[1] if before and before[0] == given else None
