"""Milestones in rows over years: when each was due and when it was done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pledges.pages.charts.axes import (
    BOTTOM,
    END,
    TOP,
    WIDTH,
    Year,
    reflect,
    reflect_if,
    reflected_years,
    time_axis,
)
from pledges.progress.certainty import Certainty, least
from pledges.progress.deadlines import Events, MilestoneState, confidence, due, state
from pledges.records.pledge import Milestone

ROW = 24.0
# Room for the numbers of the milestones.
START = END + ROW


@dataclass(frozen=True)
class TimelineMark:
    """A milestone on the time line, numbered as in its table."""

    number: int
    y: float
    due: float | None
    done: float | None
    state: MilestoneState
    confidence: Certainty


@dataclass(frozen=True)
class TimeLine:
    """Milestones in rows over an axis of years, with the day of the build."""

    height: float
    start: float
    end: float
    marks: tuple[TimelineMark, ...]
    years: tuple[Year, ...]
    today: float
    width: float = WIDTH

    @property
    def less_sure(self) -> bool:
        """Whether any of it is not held with high confidence."""
        return least(*self.marks) != "high"

    def mirrored(self) -> "TimeLine":
        """The time line for right-to-left pages."""
        marks = (replace(m, due=reflect_if(m.due), done=reflect_if(m.done)) for m in self.marks)
        return replace(
            self,
            start=reflect(self.start),
            end=reflect(self.end),
            marks=tuple(marks),
            years=reflected_years(self.years),
            today=reflect(self.today),
        )


def time_line(milestones: Sequence[Milestone], today: dt.date, events: Events) -> TimeLine:
    """The milestones in the given order, each with its due date and the day it was done."""
    days = [
        day for m in milestones for w in (due(m, events), m.done) if w for day in (w.first, w.last)
    ]
    scale, years = time_axis(min([*days, today]), max([*days, today]), START)

    def mark(number: int, milestone: Milestone) -> TimelineMark:
        when, done = due(milestone, events), milestone.done
        return TimelineMark(
            number,
            TOP + (number - 0.5) * ROW,
            scale(when.last) if when else None,
            scale(done.middle) if done else None,
            state(milestone, today, events),
            confidence(milestone, events),
        )

    return TimeLine(
        height=TOP + len(milestones) * ROW + BOTTOM,
        start=START,
        end=WIDTH - END,
        marks=tuple(mark(i, m) for i, m in enumerate(milestones, 1)),
        years=years,
        today=scale(today),
    )
