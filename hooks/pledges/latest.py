"""What was last made for each file, for as long as it would be made from the same again."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

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
