"""The ledgers of silence and of slippage: who has been silent how long, which dates have moved."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pledges.progress import deadlines, standing
from pledges.progress.accounts import GOVERNMENT
from pledges.progress.certainty import Certainty, least
from pledges.progress.gaps import asked_of
from pledges.records.library import Library
from pledges.records.pledge import Milestone, Pledge, Revision, Update
from pledges.records.values import When


@dataclass(frozen=True)
class SilenceRow:
    """How long a pledge has been without an update, and how far past its review it is."""

    slug: str
    days: int | None
    newest: Update | None
    reported: Update | None
    next_review: When
    overdue: int


@dataclass(frozen=True)
class BodySilence:
    """How long the pledges that a body promised or was given to lead are without an update."""

    slug: str
    pledges: tuple[str, ...]
    newest: str | None
    days: int | None
    confidence: Certainty
    questions: int


@dataclass(frozen=True)
class DueRow:
    """A milestone with a due date: each revision with the days it added, and the days in all."""

    pledge: str
    slug: str
    milestone: Milestone
    state: deadlines.MilestoneState
    revisions: tuple[tuple[Revision, int], ...]
    overdue: int
    total: int
    confidence: Certainty


@dataclass(frozen=True)
class BodyDue:
    """The due dates of the pledges that a body leads."""

    slug: str
    dated: int
    late: int
    days: int
    confidence: Certainty


def silences(library: Library, today: dt.date) -> list[SilenceRow]:
    """The pledges, the longest silence first; one that never had an update before all others."""
    rows = [_silence(slug, pledge, today) for slug, pledge in library.pledges.items()]
    return sorted(rows, key=lambda row: (row.days is None, row.days or 0), reverse=True)


def body_silences(library: Library, today: dt.date) -> list[BodySilence]:
    """The bodies that a source has lead pledges, the longest silence first."""
    rows = [
        BodySilence(body, led, *_newest(library, led, today), len(asked_of(library, body)))
        for body in library.bodies
        if (led := tuple(s for s, pledge in library.pledges.items() if _leads(pledge, body)))
    ]
    return sorted(rows, key=lambda row: (row.days is None, row.days or 0), reverse=True)


def dues(library: Library, today: dt.date) -> list[DueRow]:
    """Every milestone that has a due date, the most days of slip first."""
    every = ((p, s, m) for p, of in library.pledges.items() for s, m in of.milestones.items())
    rows = [_due(library, pledge, slug, today) for pledge, slug, one in every if one.due]
    return sorted(rows, key=lambda row: row.total, reverse=True)


def body_dues(library: Library, today: dt.date) -> list[BodyDue]:
    """The bodies that a source has lead pledges with due dates, the most days of slip first."""
    promised = [row for row in dues(library, today) if row.milestone.strength == "pledged"]
    found = []
    for body in library.bodies:
        if rows := [row for row in promised if _leads(library.pledges[row.pledge], body)]:
            late, days = sum(row.state == "late" for row in rows), sum(row.total for row in rows)
            found.append(BodyDue(body, len(rows), late, days, least(*rows)))
    return sorted(found, key=lambda row: row.days, reverse=True)


def _silence(slug: str, pledge: Pledge, today: dt.date) -> SilenceRow:
    of_promise = (update for update in pledge.updates if update.about == "promise")
    own = next((update for update in of_promise if update.claim == GOVERNMENT), None)
    days, newest = standing.silence(pledge, today), standing.newest(pledge)
    review, past = pledge.next_review, (today - pledge.next_review.last).days
    return SilenceRow(slug, days, newest, own, review, max(0, past))


def _newest(
    library: Library, led: Iterable[str], today: dt.date
) -> tuple[str | None, int | None, Certainty]:
    """The pledge with the newest update among some, the days since, and how sure both are."""
    days = {slug: standing.silence(library.pledges[slug], today) for slug in led}
    heard = {slug: count for slug, count in days.items() if count is not None}
    if not heard:
        return None, None, "high"
    slug = min(heard, key=heard.__getitem__)
    return slug, heard[slug], least(*(standing.newest(library.pledges[one]) for one in heard))


def _leads(pledge: Pledge, body: str) -> bool:
    """Whether a source says so; what editors alone say is held against nobody."""
    return body in pledge.bodies.lead and body in pledge.bodies.given


def _due(library: Library, pledge: str, slug: str, today: dt.date) -> DueRow:
    milestone, events = library.pledges[pledge].milestones[slug], library.events
    dates = [*(r.due for r in milestone.revisions), deadlines.first_due(milestone, events)]
    steps = [
        (revision, (revision.due.last - before.last).days)
        for revision, before in zip(milestone.revisions, dates[1:], strict=True)
        if before
    ]
    late = deadlines.overdue(milestone, today, events)
    total = sum(days for _, days in steps) + late
    state = deadlines.state(milestone, today, events)
    sure = deadlines.confidence(milestone, events)
    return DueRow(pledge, slug, milestone, state, tuple(steps), late, total, sure)
