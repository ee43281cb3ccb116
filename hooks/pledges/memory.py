"""What a rebuild takes from the build before, for as long as it would be made from the same."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """The last result of each job for each file: while editing, most files are as they were."""

    def __init__(self, *, keeps: bool = True) -> None:
        """Begin without any; what is built only once need not be kept."""
        self._keeps = keeps
        self._held: dict[tuple[str, str], tuple[Any, Any]] = {}

    def get(self, job: str, file: str, given: Any, make: Callable[[], Made]) -> Made:
        """What is made from what is given; whatever `make` raises is raised each time."""
        found: Made | None = self.known(job, file, given)
        if found is None:
            # What will not be used again need not stay while the new is made.
            self._held.pop((job, file), None)
            found = make()
            self.keep(job, file, given, found)
        return found

    def known(self, job: str, file: str, given: Any) -> Any:
        """What was made for a file, if it would be made from the same again; None if not."""
        before = self._held.get((job, file))
        return before[1] if before and before[0] == given else None

    def keep(self, job: str, file: str, given: Any, made: Any) -> None:
        """Have something at hand until the same job is done for that file again."""
        if self._keeps:
            self._held[job, file] = given, made
