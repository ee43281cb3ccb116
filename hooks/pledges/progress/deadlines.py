"""When a milestone is due, and whether that is past: by a date, or by an event with its own."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pledges.progress.certainty import Certainty, least
from pledges.records.dated import Event, Milestone, Revision
from pledges.records.values import When

MilestoneState = Literal["done", "late", "late-if-held", "due", "undated"]
Events = Mapping[str, Event]


def first_due(milestone: Milestone, events: Events) -> When | None:
    """The first promised date; that of the event if one is named, whose end is the last day."""
    event = events.get(milestone.by or "")
    return (event.until or event.on) if event else milestone.due


def due(milestone: Milestone, events: Events) -> When | None:
    """The date now in force: the newest revision's, else the first promised one."""
    return milestone.revisions[0].due if milestone.revisions else first_due(milestone, events)


def confidence(milestone: Milestone, events: Events) -> Certainty:
    """How sure the dates and the state of a milestone are: no surer than the event it is due by."""
    return least(milestone, events.get(milestone.by or ""))


def slip(milestone: Milestone, events: Events) -> int:
    """Days from the first promised date to the one in force, or to the day it was done if later."""
    first, when = first_due(milestone, events), due(milestone, events)
    if not (first and when):
        return 0
    reached = milestone.done.first if milestone.done else when.last
    return (max(when.last, reached) - first.last).days


def moved(milestone: Milestone, events: Events) -> tuple[tuple[Revision, int], ...]:
    """Each new date, newest first, with the days that it added."""
    dates = [*(one.due for one in milestone.revisions), first_due(milestone, events)]
    pairs = zip(milestone.revisions, dates[1:], strict=True)
    return tuple((one, (one.due.last - before.last).days) for one, before in pairs if before)


def overdue(milestone: Milestone, today: dt.date, events: Events) -> int:
    """Days from the date in force to the day it was done, or to today; none where not sure."""
    when = due(milestone, events)
    if not when or state(milestone, today, events) == "late-if-held":
        return 0
    reached = milestone.done.first if milestone.done else today
    return max(0, (reached - when.last).days)


def state(milestone: Milestone, today: dt.date, events: Events) -> MilestoneState:
    """Late means that its last due day is past and that no source says it is done."""
    if milestone.done:
        return "done"
    when = due(milestone, events)
    if when is None:
        return "undated"
    if when.last >= today:
        return "due"
    # A day is certain if it is a date, or that of an event which is known to have been held.
    event = None if milestone.revisions else events.get(milestone.by or "")
    return "late" if event is None or event.held == "known" else "late-if-held"
