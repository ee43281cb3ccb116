"""Milestones in rows over a line of time: when each was due and when it was done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pledges.pages.charts.axes import Band, time_axis
from pledges.progress.certainty import least
from pledges.progress.rows import MilestoneRow


@dataclass(frozen=True)
class TimelineMark:
    """A milestone on the line of time, in shares of its length."""

    row: MilestoneRow
    due: float | None
    done: float | None


@dataclass(frozen=True)
class TimeLine:
    """Milestones that have a date over an axis of time with the day of the build; the others."""

    marks: tuple[TimelineMark, ...]
    undated: tuple[MilestoneRow, ...]
    bands: tuple[Band, ...]
    today: float

    @property
    def less_sure(self) -> bool:
        """Whether any of it is not held with high confidence."""
        return least(*(mark.row for mark in self.marks)) != "high"


def time_line(rows: Sequence[MilestoneRow], today: dt.date) -> TimeLine:
    """The milestones in the given order, each with its due date and the day it was done."""
    dated = [row for row in rows if row.due or row.milestone.done]
    found = [when for row in dated for when in (row.due, row.milestone.done) if when]
    scale, bands = time_axis([today, *(day for w in found for day in (w.first, w.last))])

    def mark(row: MilestoneRow) -> TimelineMark:
        done = row.milestone.done
        return TimelineMark(
            row, scale(row.due.last) if row.due else None, scale(done.middle) if done else None
        )

    undated = tuple(row for row in rows if row not in dated)
    return TimeLine(tuple(mark(row) for row in dated), undated, bands, scale(today))
