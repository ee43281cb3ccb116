"""What stands over a line of time: statuses of a pledge, due dates and ends of milestones."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pledges.pages.charts.axes import Band, Scale, time_axis
from pledges.progress.rows import MilestoneRow
from pledges.progress.standing import UNKNOWN, newest
from pledges.records.pledge import Pledge, Update


@dataclass(frozen=True)
class Span:
    """A status in force, in shares of the time, with the update that says so and how tall it is."""

    x: float
    width: float
    status: str
    update: Update | None
    tall: float


@dataclass(frozen=True)
class Strip:
    """The statuses of a pledge one after the other; from `silent` on nothing was heard of it."""

    spans: tuple[Span, ...]
    heard: tuple[float, ...]
    silent: float


def strip(pledge: Pledge, today: dt.date, order: Sequence[str]) -> Strip:
    """The strip of a pledge; the further a status is on the way to fulfilment, the taller."""
    length = max((today - pledge.on.first).days, 1)

    def scale(day: dt.date) -> float:
        return round(min(max((day - pledge.on.first).days / length, 0), 1) * 100, 2)

    heard = tuple(scale(u.on.middle) for u in reversed(pledge.updates) if u.about == "promise")
    last = newest(pledge)
    spans = _spans(pledge, scale, order)
    return Strip(spans, heard, scale(last.on.last) if last else 0.0)


def _spans(pledge: Pledge, scale: Scale, order: Sequence[str]) -> tuple[Span, ...]:
    said = [update for update in reversed(pledge.updates) if update.status]
    starts = [0.0, *(scale(update.on.middle) for update in said)]
    spans = []
    for update, start, end in zip([None, *said], starts, [*starts[1:], 100.0], strict=True):
        status = (update.status if update else None) or UNKNOWN
        tall = (order.index(status) + 1) / len(order) if status in order else 0.0
        if end > start:
            spans.append(Span(start, round(end - start, 2), status, update, tall))
    return tuple(spans)


@dataclass(frozen=True)
class TimeLine:
    """Milestones that have a date over an axis of time with the day of the build; the others."""

    rows: tuple[MilestoneRow, ...]
    undated: tuple[MilestoneRow, ...]
    bands: tuple[Band, ...]
    today: float
    scale: Scale


def time_line(rows: Sequence[MilestoneRow], today: dt.date) -> TimeLine:
    """The milestones in the given order, each with its due date and the day it was done."""
    dated = tuple(row for row in rows if row.due or row.milestone.done)
    found = [when for row in dated for when in (row.due, row.milestone.done) if when]
    scale, bands = time_axis([today, *(day for w in found for day in (w.first, w.last))])
    undated = tuple(row for row in rows if row not in dated)
    return TimeLine(dated, undated, bands, scale(today), scale)
