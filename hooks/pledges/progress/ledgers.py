"""The ledgers of silence and of slippage: who has been silent how long, which dates have moved."""

import datetime as dt
from dataclasses import dataclass

from pledges.progress.certainty import Certainty, least
from pledges.progress.gaps import asked_of
from pledges.progress.rows import MilestoneRow, ProgressRow, milestone_rows, progress_rows
from pledges.records.library import Library
from pledges.records.pledge import Pledge


@dataclass(frozen=True)
class BodySilence:
    """How long the pledges that a body promised or was given to lead are without an update."""

    slug: str
    pledges: tuple[str, ...]
    newest: str | None
    silence: int | None
    confidence: Certainty
    questions: int


@dataclass(frozen=True)
class BodyDue:
    """The due dates of the pledges that a body leads."""

    slug: str
    dated: int
    late: int
    days: int
    confidence: Certainty


def silences(library: Library, today: dt.date) -> list[ProgressRow]:
    """The pledges, the longest silence first; one that never had an update before all others."""
    return sorted(progress_rows(library, today), key=_longest, reverse=True)


def body_silences(library: Library, today: dt.date) -> list[BodySilence]:
    """The bodies that a source has lead pledges, the longest silence first."""
    found, every = [], progress_rows(library, today)
    for body in library.bodies:
        if led := [row for row in every if _leads(row.pledge, body)]:
            heard = [(row.silence, row) for row in led if row.silence is not None]
            days, last = min(heard, key=lambda pair: pair[0], default=(None, None))
            slugs, newest = tuple(row.slug for row in led), last.slug if last else None
            sure, asked = least(*(row.newest for _, row in heard)), len(asked_of(library, body))
            found.append(BodySilence(body, slugs, newest, days, sure, asked))
    return sorted(found, key=_longest, reverse=True)


def _longest(row: ProgressRow | BodySilence) -> tuple[bool, int]:
    return row.silence is None, row.silence or 0


def _milestones(library: Library, today: dt.date) -> list[tuple[str, MilestoneRow]]:
    """The milestones of all pledges, each with its pledge."""
    return [
        (slug, row)
        for slug, pledge in library.pledges.items()
        for row in milestone_rows(pledge, today, library.events)
    ]


def dues(library: Library, today: dt.date) -> list[tuple[str, MilestoneRow]]:
    """Every milestone that has a due date with its pledge, the most days of slip first."""
    rows = [(pledge, row) for pledge, row in _milestones(library, today) if row.milestone.due]
    return sorted(rows, key=lambda pair: pair[1].total, reverse=True)


def late_rows(library: Library, today: dt.date) -> list[tuple[str, MilestoneRow]]:
    """The promised milestones whose day is past, by pledge, the surely late ones first."""
    found = [
        (slug, row)
        for slug, row in _milestones(library, today)
        if row.counted == "promised" and row.state.startswith("late")
    ]
    return sorted(found, key=lambda pair: pair[1].state)


def body_dues(library: Library, today: dt.date) -> list[BodyDue]:
    """The bodies that a source has lead pledges with due dates, the most days of slip first."""
    every = dues(library, today)
    promised = [(pledge, row) for pledge, row in every if row.milestone.strength == "pledged"]
    found = []
    for body in library.bodies:
        if rows := [row for pledge, row in promised if _leads(library.pledges[pledge], body)]:
            late, days = sum(row.state == "late" for row in rows), sum(row.total for row in rows)
            found.append(BodyDue(body, len(rows), late, days, least(*rows)))
    return sorted(found, key=lambda row: row.days, reverse=True)


def _leads(pledge: Pledge, body: str) -> bool:
    """Whether a source says so; what editors alone say is held against nobody."""
    return body in pledge.bodies.lead and body in pledge.bodies.given
