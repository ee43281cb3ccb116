"""Where the links of a page lead that tells of another day."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pledges.addresses import Links, Location, place, record_of
from pledges.files.citations import stood
from pledges.pages.past.states import PastState
from pledges.records.library import Library


@dataclass(frozen=True)
class LinksThen(Links):
    """Links to what stood on a day, where that has pages, and else to the site of today.

    `standing` tells where its pages are by now: no other page of a record is led to.
    """

    state: PastState = field(kw_only=True)
    library: Library = field(kw_only=True)
    standing: Mapping[str, str] = field(kw_only=True)

    def to(self, page: str, anchor: str = "") -> str:
        """The relative address of a page, given by its Markdown file, and of an anchor in it."""
        return super().to(*self._then(page, anchor))

    @property
    def today(self) -> str:
        """Where the same is told today; the first page where nothing is any more."""
        home = place("editions", str(self.state.day)).page.removesuffix("index.md")
        page = self.page.removeprefix(home)
        return super().to(*self.standing.get(page, "index.md").split("#"))

    def _then(self, page: str, anchor: str) -> Location:
        record = record_of(page)
        if record and record[0] in {"pledges", "figures"}:
            found = stood(self.library, self.state.since, *record)
            return Location(found.page, anchor or found.anchor)
        day = str(self.state.day)
        is_gone = record and record[0] != "compare" and page not in self.standing
        now, _, part = self.standing.get(page, page).partition("#")
        return place("editions", day) if is_gone else Location(now, anchor or part)


def place_then(*record: str) -> Location:
    """Where a record is shown; a value with the name of its figure before its own.

    A page of another day holds the figures of a pledge with all their values.
    """
    found = place(*record)
    if record[0] != "figures" or not found.anchor:
        return found
    return Location(found.page, f"{record[1]}-{found.anchor}")
