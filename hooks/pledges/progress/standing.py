"""How far a pledge is on a given day: pure arithmetic over its records."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pledges.records.pledge import Indicator, Milestone, Pledge, Reading, Update
from pledges.records.values import When
from pledges.records.vocabulary import Verdict

UNKNOWN = "unknown"
MilestoneState = Literal["done", "late", "due", "undated"]


@dataclass(frozen=True)
class Standing:
    """Where a pledge stands, by its newest update that has a status."""

    status: str
    claim: str | None
    update: Update | None


@dataclass(frozen=True)
class Tally:
    """How many promised milestones are in each state, and how many further steps are done."""

    done: int
    late: int
    due: int
    undated: int
    steps_done: int

    @property
    def promised(self) -> int:
        """All promised milestones."""
        return self.done + self.late + self.due + self.undated


def standing(pledge: Pledge) -> Standing:
    """The status and the claim in force; `unknown` and nobody's when no update has a status."""
    for update in pledge.updates:
        if update.status:
            return Standing(update.status, update.claim, update)
    return Standing(UNKNOWN, None, None)


def silence(pledge: Pledge, today: dt.date) -> int | None:
    """Days since the newest update, never below 0; None when there is no update."""
    if not pledge.updates:
        return None
    return max(0, (today - pledge.updates[0].on.last).days)


def due(milestone: Milestone) -> When | None:
    """The date now in force: the newest revision's, else the first promised one."""
    return milestone.revisions[0].due if milestone.revisions else milestone.due


def slip(milestone: Milestone) -> int:
    """Days from the first promised date to the one in force, or to the day it was done if later."""
    if not milestone.due:
        return 0
    reached = [w.first for w in (milestone.done,) if w]
    last = max([(due(milestone) or milestone.due).last, *reached])
    return (last - milestone.due.last).days


def overdue(milestone: Milestone, today: dt.date) -> int:
    """Days from the date in force to the day it was done, or to today if it is not done."""
    when = due(milestone)
    if not when:
        return 0
    reached = milestone.done.first if milestone.done else today
    return max(0, (reached - when.last).days)


def state(milestone: Milestone, today: dt.date) -> MilestoneState:
    """Late means that its last due day is past and that no source says it is done."""
    if milestone.done:
        return "done"
    when = due(milestone)
    if when is None:
        return "undated"
    return "late" if when.last < today else "due"


def tally(milestones: Iterable[Milestone], today: dt.date) -> Tally:
    """Count milestones; those with the basis `editorial` are steps, not promises."""
    states: list[MilestoneState] = []
    steps = 0
    for milestone in milestones:
        if milestone.basis == "official":
            states.append(state(milestone, today))
        elif milestone.done:
            steps += 1
    done, late, coming, undated = (states.count(s) for s in ("done", "late", "due", "undated"))
    return Tally(done, late, coming, undated, steps)


def next_date(pledge: Pledge, today: dt.date) -> tuple[When, str | None]:
    """The nearest date to come: a milestone's with its slug, else the editors' review."""
    coming: list[tuple[When, str | None]] = [
        (when, slug)
        for slug, milestone in pledge.milestones.items()
        if (when := due(milestone)) and state(milestone, today) == "due"
    ]
    if pledge.next_review.last >= today or not coming:
        coming.append((pledge.next_review, None))
    return min(coming, key=lambda item: (item[0].last, item[1] or ""))


def stages(statuses: Mapping[str, Verdict]) -> list[str]:
    """The statuses on the way to fulfilment, in order."""
    staged = [(verdict.stage, slug) for slug, verdict in statuses.items() if verdict.stage]
    return [slug for _, slug in sorted(staged)]


def share_of_target(baseline: Decimal, target: Decimal, value: Decimal) -> Decimal:
    """(value - baseline) / (target - baseline): 0 at the start, 1 when reached, may leave 0..1."""
    return (value - baseline) / (target - baseline)


def share(indicator: Indicator) -> Decimal | None:
    """The share of target of the newest reading; None without a baseline and a target."""
    if not (indicator.baseline and indicator.target):
        return None
    newest = indicator.readings[0].value
    return share_of_target(indicator.baseline.value, indicator.target.value, newest)


def runs(indicator: Indicator) -> list[list[Reading]]:
    """The readings oldest first, divided at breaks; one whose period holds a break stands alone."""
    divided: list[list[Reading]] = []
    breaks = sorted(cut.on.first for cut in indicator.breaks)
    ordered = sorted(indicator.readings, key=lambda r: r.on.middle)
    for index, reading in enumerate(ordered):
        before = ordered[index - 1].on if index else None
        if before is None or any(_between(before, cut, reading.on) for cut in breaks):
            divided.append([])
        divided[-1].append(reading)
    return divided


def _between(before: When, cut: dt.date, after: When) -> bool:
    return before.middle < cut <= max(before.last, after.last)
