"""The verdict over all pledges by rule: how many are in each status, and what is past its date."""

import datetime as dt
from collections.abc import Sequence

from pledges.progress.certainty import Certainty, least
from pledges.progress.rows import MilestoneRow, ProgressRow, milestone_rows
from pledges.progress.standing import Standing
from pledges.records.library import Library


def shares(rows: Sequence[ProgressRow]) -> list[tuple[str, int, Certainty]]:
    """The pledges shown fulfilled, even if none is, then those in each other status, most first."""
    found: dict[str, list[Standing]] = {"fulfilled": []}
    for row in rows:
        found.setdefault(row.standing.status, []).append(row.standing)
    first, *others = [(status, len(held), least(*held)) for status, held in found.items()]
    return [first, *sorted(others, key=lambda share: -share[1])]


def late(library: Library, today: dt.date) -> list[tuple[str, MilestoneRow]]:
    """The promised milestones whose day is past, by pledge, the surely late ones first."""
    found = [
        (slug, row)
        for slug, pledge in library.pledges.items()
        for row in milestone_rows(pledge, today, library.events)
        if row.counted == "promised" and row.state.startswith("late")
    ]
    return sorted(found, key=lambda pair: pair[1].state)
