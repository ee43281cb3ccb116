"""What a rebuild takes from the build before, for as long as it would be made from the same."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """The last result of each job for each file: while editing, most files are as they were."""

    def __init__(self) -> None:
        """Begin without any."""
        self._held: dict[tuple[str, str], tuple[Any, Any]] = {}

    def get(self, job: str, file: str, given: Any, make: Callable[[], Made]) -> Made:
        """What is made from what is given; whatever `make` raises is raised each time."""
        # What will not be used again need not stay while the new is made.
        before = self._held.pop((job, file), None)
        made: Made = before[1] if before and before[0] == given else make()
        self._held[job, file] = given, made
        return made
