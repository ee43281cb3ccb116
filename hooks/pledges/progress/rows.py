"""What the tables say: rows of records and numbers, without words or markup."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pledges.progress import deadlines
from pledges.progress import standing as progress_standing
from pledges.progress.accounts import replies
from pledges.progress.certainty import Certainty, least
from pledges.records.library import Library
from pledges.records.pledge import Indicator, Milestone, Pledge, Reading, Roles, Update
from pledges.records.shapes import shape
from pledges.records.values import When
from pledges.records.vocabulary import Body, Objective

ROLES = tuple(k.name for k in shape(Roles).keys if k.shape.each.collection == "bodies")


@dataclass(frozen=True)
class ProgressRow:
    """One pledge at a glance."""

    slug: str
    pledge: Pledge
    standing: progress_standing.Standing
    tally: progress_standing.Tally
    newest: Update | None
    silence: int | None
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
    replies: tuple[Update, ...]
    confidence: Certainty


@dataclass(frozen=True)
class UpdateRow:
    """One update with its pledge and the replies to it."""

    slug: str
    update: Update
    replies: tuple[Update, ...]


@dataclass(frozen=True)
class PartRow:
    """One part of an indicator, with its reading at each date or none."""

    part: str
    readings: tuple[Reading | None, ...]


@dataclass(frozen=True)
class PartTable:
    """The parts of an indicator by date, newest date first."""

    dates: tuple[When, ...]
    rows: tuple[PartRow, ...]


@dataclass(frozen=True)
class Extremes:
    """What a run of a chart shows in one sentence."""

    first: Reading
    lowest: Reading
    highest: Reading
    newest: Reading


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective with the pledges that serve it and the basis of each link."""

    slug: str
    objective: Objective
    pledges: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BodyRow:
    """A body with the pledges that it carries and its role in each."""

    slug: str
    body: Body
    roles: tuple[tuple[str, str], ...]


def progress_rows(library: Library, today: dt.date) -> list[ProgressRow]:
    """The pledges at a glance, in the order of their numbers."""
    return [progress_row(library, slug, today) for slug in library.pledges]


def progress_row(library: Library, slug: str, today: dt.date) -> ProgressRow:
    """A pledge at a glance."""
    pledge = library.pledges[slug]
    following = progress_standing.next_date(pledge, today, library.events)
    when, milestone = following or (None, None)
    return ProgressRow(
        slug,
        pledge,
        progress_standing.standing(pledge),
        progress_standing.tally(pledge, today, library.events),
        progress_standing.newest(pledge),
        progress_standing.silence(pledge, today),
        when,
        milestone,
        deadlines.confidence(pledge.milestones[milestone], library.events) if milestone else "high",
    )


def milestone_rows(pledge: Pledge, today: dt.date, events: deadlines.Events) -> list[MilestoneRow]:
    """The milestones of a pledge in the order of its file, the background last, from 1."""
    found = [(progress_standing.counted_as(pledge, m), s, m) for s, m in pledge.milestones.items()]
    found.sort(key=lambda one: one[0] == "background")
    return [
        MilestoneRow(
            number,
            slug,
            milestone,
            counted,
            deadlines.state(milestone, today, events),
            deadlines.due(milestone, events),
            deadlines.slip(milestone, events),
            replies(pledge, slug),
            deadlines.confidence(milestone, events),
        )
        for number, (counted, slug, milestone) in enumerate(found, 1)
    ]


def update_rows(library: Library, slugs: Iterable[str]) -> list[UpdateRow]:
    """The updates of pledges, newest first."""
    rows = [
        UpdateRow(slug, update, replies(library.pledges[slug], update.name))
        for slug in slugs
        for update in library.pledges[slug].updates
    ]
    return sorted(rows, key=lambda row: row.update.on.last, reverse=True)


def part_table(indicator: Indicator) -> PartTable:
    """The readings of an indicator with parts, by part and date."""
    by_place = {(reading.part, reading.on): reading for reading in indicator.readings}
    dates = tuple(dict.fromkeys(reading.on for reading in indicator.readings))
    rows = (PartRow(p, tuple(by_place.get((p, d)) for d in dates)) for p in indicator.parts)
    return PartTable(dates, tuple(rows))


def newest_of(indicator: Indicator) -> Reading:
    """The newest value of an indicator, or the highest of the newest ones of its parts."""
    newest = [one for one in indicator.readings if one.on == indicator.readings[0].on]
    return max(newest, key=lambda one: one.value) if indicator.parts else newest[0]


def extremes(run: Sequence[Reading]) -> Extremes:
    """The first, lowest, highest and newest of readings that may be joined, oldest first."""
    return Extremes(
        first=run[0],
        lowest=min(run, key=lambda r: r.value),
        highest=max(run, key=lambda r: r.value),
        newest=run[-1],
    )


def objective_rows(library: Library) -> list[ObjectiveRow]:
    """All objectives with the pledges that serve each."""
    return [
        ObjectiveRow(slug, objective, tuple(_served_by(library, slug)))
        for slug, objective in library.objectives.items()
    ]


def _served_by(library: Library, objective: str) -> Iterator[tuple[str, str]]:
    for slug, pledge in library.pledges.items():
        for link in pledge.objectives:
            if link.to == objective:
                yield slug, link.basis


def body_rows(library: Library) -> list[BodyRow]:
    """All bodies with their roles."""
    roles: dict[str, list[tuple[str, str]]] = {slug: [] for slug in library.bodies}
    for slug, pledge in library.pledges.items():
        for role in ROLES:
            for body in dict.fromkeys(getattr(pledge.bodies, role)):
                roles.setdefault(body, []).append((slug, role))
    return [BodyRow(slug, body, tuple(roles[slug])) for slug, body in library.bodies.items()]


def body_row(library: Library, slug: str) -> BodyRow:
    """A body with its roles."""
    roles = (
        (pledge, role)
        for pledge, record in library.pledges.items()
        for role in ROLES
        if slug in getattr(record.bodies, role)
    )
    return BodyRow(slug, library.bodies[slug], tuple(roles))
