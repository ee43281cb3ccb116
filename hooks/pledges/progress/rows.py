"""What the tables say: rows of records and numbers, without words or markup."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pledges.progress import deadlines
from pledges.progress import standing as progress_standing
from pledges.progress.accounts import GOVERNMENT
from pledges.progress.certainty import Certainty, least
from pledges.records.dated import Milestone, Revision
from pledges.records.library import Library
from pledges.records.pledge import Pledge, Roles, Update
from pledges.records.shapes import shape
from pledges.records.values import When

ROLES = tuple(k.name for k in shape(Roles).keys if k.shape.each.collection == "bodies")


@dataclass(frozen=True)
class ProgressRow:
    """One pledge at a glance, with the Government's own last word and how late its review is."""

    slug: str
    pledge: Pledge
    standing: progress_standing.Standing
    tally: progress_standing.Tally
    newest: Update | None
    reported: Update | None
    silence: int | None
    overdue: int
    next_date: When | None
    next_milestone: str | None
    next_confidence: Certainty

    @property
    def confidence(self) -> Certainty:
        """That of the sentence which sums the pledge up."""
        return least(self.standing, self.tally, self.newest)


@dataclass(frozen=True)
class MilestoneRow:
    """One milestone with its number in the table, what it counts as, its state and its slip."""

    number: int
    slug: str
    milestone: Milestone
    counted: progress_standing.Counting
    state: deadlines.MilestoneState
    due: When | None
    slip: int
    confidence: Certainty
    # Each new date with the days that it added, and the days since the last one.
    revisions: tuple[tuple[Revision, int], ...] = ()
    overdue: int = 0

    @property
    def total(self) -> int:
        """The days from the first date to the day it was done, or to today."""
        return self.slip + (0 if self.milestone.done else self.overdue)


def progress_rows(library: Library, today: dt.date) -> list[ProgressRow]:
    """The pledges at a glance, in the order of their numbers."""
    return [progress_row(library, slug, today) for slug in library.pledges]


def progress_row(library: Library, slug: str, today: dt.date) -> ProgressRow:
    """A pledge at a glance."""
    pledge = library.pledges[slug]
    events = library.events
    when, step = progress_standing.next_date(pledge, today, events) or (None, None)
    return ProgressRow(
        slug,
        pledge,
        progress_standing.standing(pledge),
        progress_standing.tally(pledge, today, events),
        newest=progress_standing.newest(pledge),
        reported=progress_standing.newest(pledge, GOVERNMENT),
        silence=progress_standing.silence(pledge, today),
        overdue=max(0, (today - pledge.next_review.last).days),
        next_date=when,
        next_milestone=step,
        next_confidence=deadlines.confidence(pledge.milestones[step], events) if step else "high",
    )


def milestone_rows(pledge: Pledge, today: dt.date, events: deadlines.Events) -> list[MilestoneRow]:
    """The milestones of a pledge in the order of its file, the background last, from 1."""
    found = [(progress_standing.counted_as(pledge, m), s, m) for s, m in pledge.milestones.items()]
    found.sort(key=lambda one: one[0] == "background")
    return [
        MilestoneRow(
            number,
            slug,
            one,
            counted,
            state=deadlines.state(one, today, events),
            due=deadlines.due(one, events),
            slip=deadlines.slip(one, events),
            confidence=deadlines.confidence(one, events),
            revisions=deadlines.moved(one, events),
            overdue=deadlines.overdue(one, today, events),
        )
        for number, (counted, slug, one) in enumerate(found, 1)
    ]


def updates(library: Library, slugs: Iterable[str]) -> list[tuple[str, Update]]:
    """The updates of pledges, newest first, each with its pledge."""
    told = [(slug, one) for slug in slugs for one in library.pledges[slug].updates]
    return sorted(told, key=lambda pair: pair[1].on.last, reverse=True)


def serving(library: Library, objective: str) -> list[tuple[str, str]]:
    """The pledges that serve an objective, with the basis of each link."""
    links = ((slug, one) for slug, pledge in library.pledges.items() for one in pledge.objectives)
    return [(slug, link.basis) for slug, link in links if link.to == objective]


def carried(library: Library) -> dict[str, list[tuple[str, str]]]:
    """The pledges that each body carries, with its role in each."""
    found: dict[str, list[tuple[str, str]]] = {slug: [] for slug in library.bodies}
    for slug, pledge in library.pledges.items():
        for role in ROLES:
            for body in dict.fromkeys(getattr(pledge.bodies, role)):
                found[body].append((slug, role))
    return found


def shares(rows: Sequence[ProgressRow]) -> list[tuple[str, int, Certainty]]:
    """The pledges shown fulfilled, even if none is, then those in each other status, most first."""
    found: dict[str, list[progress_standing.Standing]] = {"fulfilled": []}
    for row in rows:
        found.setdefault(row.standing.status, []).append(row.standing)
    first, *others = [(status, len(held), least(*held)) for status, held in found.items()]
    return [first, *sorted(others, key=lambda share: -share[1])]
