"""The verdict over all pledges by rule: how many are in each status, and what is past its date."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledges.progress.certainty import Certainty, least
from pledges.progress.rows import MilestoneRow, ProgressRow, milestone_rows
from pledges.records.library import Library

FULFILLED = "fulfilled"
LATE = ("late", "late-if-held")


@dataclass(frozen=True)
class Share:
    """How many pledges are in a status, as sure as the least sure of them."""

    status: str
    count: int
    confidence: Certainty


@dataclass(frozen=True)
class LateRow:
    """A promised milestone past its date, with its pledge."""

    pledge: str
    row: MilestoneRow


def shares(rows: Sequence[ProgressRow]) -> list[Share]:
    """How many pledges are shown fulfilled, even if none is, and in each other status, most first."""
    found = {FULFILLED: [row for row in rows if row.standing.status == FULFILLED]}
    for row in rows:
        if row.standing.status != FULFILLED:
            found.setdefault(row.standing.status, []).append(row)
    counted = [
        Share(status, len(held), least(*(row.standing for row in held)))
        for status, held in found.items()
    ]
    return [counted[0], *sorted(counted[1:], key=lambda share: -share.count)]


def late(library: Library, today: dt.date) -> list[LateRow]:
    """The promised milestones whose day is past, the surely late ones before the others."""
    return sorted(_late(library, today), key=lambda found: LATE.index(found.row.state))


def _late(library: Library, today: dt.date) -> Iterator[LateRow]:
    for slug, pledge in library.pledges.items():
        for row in milestone_rows(pledge, today, library.events):
            if row.counted == "promised" and row.state in LATE:
                yield LateRow(slug, row)
