"""Geometry of the charts. Rule: time and order run in the direction of reading.

Everything is laid out from the left; `mirrored` reflects it for right-to-left pages: x becomes
width - x and nothing else changes. Lengths are in units of the SVG's viewBox. A date that is
known to the year or the month stands in the middle of it, a due date at its last day.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledges.model import Indicator, Milestone, Reading
from pledges.progress import State, due, runs, state
from pledges.values import When

WIDTH = 400.0
HEIGHT = 220.0
# Room for the labels of values, the outermost point, the top label and the labels of time.
START, END, TOP, BOTTOM = 66.0, 14.0, 16.0, 28.0
TRACK = 12.0
ROW = 24.0
MOST_YEARS = 6
Scale = Callable[[dt.date], float]


@dataclass(frozen=True)
class Point:
    """A reading in the plane."""

    x: float
    y: float
    reading: Reading


@dataclass(frozen=True)
class Year:
    """A year on the axis of time: where it begins, where its label stands if it has one."""

    x: float
    label: float | None
    year: When


@dataclass(frozen=True)
class Level:
    """A value on the axis of values."""

    y: float
    value: Decimal


@dataclass(frozen=True)
class LineChart:
    """Runs of points that may be joined, between two axes; `start` is where reading begins."""

    start: float
    end: float
    runs: tuple[tuple[Point, ...], ...]
    levels: tuple[Level, ...]
    years: tuple[Year, ...]
    breaks: tuple[float, ...]
    steps: bool
    width: float = WIDTH
    height: float = HEIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM

    def path(self, run: Sequence[Point]) -> str:
        """The SVG path of a run: straight, or level until the next reading."""
        first, *rest = run
        lines = (f"H{p.x:g}V{p.y:g}" if self.steps else f"L{p.x:g} {p.y:g}" for p in rest)
        return f"M{first.x:g} {first.y:g}" + "".join(lines)

    def mirrored(self) -> "LineChart":
        """The chart for right-to-left pages."""
        return replace(
            self,
            start=_reflect(self.start),
            end=_reflect(self.end),
            runs=tuple(tuple(replace(p, x=_reflect(p.x)) for p in run) for run in self.runs),
            years=_reflected_years(self.years),
            breaks=tuple(_reflect(x) for x in self.breaks),
        )


@dataclass(frozen=True)
class Stage:
    """One box of the stage track."""

    x: float
    width: float
    status: str
    reached: bool
    current: bool


@dataclass(frozen=True)
class StageTrack:
    """The way to fulfilment as boxes in a row; none is reached off the way."""

    stages: tuple[Stage, ...]
    width: float = WIDTH
    height: float = TRACK

    def mirrored(self) -> "StageTrack":
        """The track for right-to-left pages."""
        return replace(
            self,
            stages=tuple(replace(s, x=round(WIDTH - s.x - s.width, 2)) for s in self.stages),
        )


@dataclass(frozen=True)
class Mark:
    """A milestone on the time line, numbered as in its table."""

    number: int
    y: float
    due: float | None
    done: float | None
    state: State


@dataclass(frozen=True)
class TimeLine:
    """Milestones in rows over an axis of years, with the day of the build."""

    height: float
    start: float
    end: float
    marks: tuple[Mark, ...]
    years: tuple[Year, ...]
    today: float
    width: float = WIDTH

    def mirrored(self) -> "TimeLine":
        """The time line for right-to-left pages."""
        marks = (
            replace(m, due=_reflect_if(m.due), done=_reflect_if(m.done)) for m in self.marks
        )
        return replace(
            self,
            start=_reflect(self.start),
            end=_reflect(self.end),
            marks=tuple(marks),
            years=_reflected_years(self.years),
            today=_reflect(self.today),
        )


def line_chart(indicator: Indicator) -> LineChart:
    """The chart of an indicator without parts; its axis of values always holds 0."""
    divided = runs(indicator)
    ordered = [reading for run in divided for reading in run]
    values = [Decimal(0), *(reading.value for reading in ordered)]
    ticks = nice_ticks(min(values), max(values))
    scale, years = _time_axis(ordered[0].on.first, ordered[-1].on.last, START)

    def y(value: Decimal) -> float:
        share = float((value - ticks[0]) / (ticks[-1] - ticks[0]))
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 2)

    points = (tuple(Point(scale(_middle(r.on)), y(r.value), r) for r in run) for run in divided)
    return LineChart(
        start=START,
        end=WIDTH - END,
        runs=tuple(points),
        levels=tuple(Level(y(value), value) for value in ticks),
        years=years,
        breaks=tuple(scale(cut.on.first) for cut in indicator.breaks),
        steps=indicator.chart == "steps",
    )


def stage_track(current: str, order: Sequence[str]) -> StageTrack:
    """The stages in order; those up to the current one are reached."""
    place = order.index(current) if current in order else -1
    width = round(WIDTH / len(order), 2)
    return StageTrack(
        tuple(
            Stage(round(i * width, 2), width, slug, i <= place, i == place)
            for i, slug in enumerate(order)
        )
    )


def time_line(milestones: Sequence[Milestone], today: dt.date) -> TimeLine:
    """The milestones in the given order, each with its due date and the day it was done."""
    days = [day for m in milestones for w in (due(m), m.done) if w for day in (w.first, w.last)]
    scale, years = _time_axis(min([*days, today]), max([*days, today]), END + ROW)

    def mark(number: int, milestone: Milestone) -> Mark:
        when, done = due(milestone), milestone.done
        return Mark(
            number,
            TOP + (number - 0.5) * ROW,
            scale(when.last) if when else None,
            scale(_middle(done)) if done else None,
            state(milestone, today),
        )

    return TimeLine(
        height=TOP + len(milestones) * ROW + BOTTOM,
        start=END + ROW,
        end=WIDTH - END,
        marks=tuple(mark(i, m) for i, m in enumerate(milestones, 1)),
        years=years,
        today=scale(today),
    )


def nice_ticks(low: Decimal, high: Decimal, most: int = 5) -> list[Decimal]:
    """Round values, 1, 2 or 5 times a power of ten apart, from low or below to high or above."""
    reach = max(high - low, Decimal("0.000001"))
    power = Decimal(10) ** math.floor((reach / most).log10())
    step = next(power * m for m in (1, 2, 5, 10) if power * m * most >= reach)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [step * i for i in range(first, last + 1)]


def _time_axis(first: dt.date, last: dt.date, start: float) -> tuple[Scale, tuple[Year, ...]]:
    """Whole years from first to last over the width, a label on every nth so that they fit."""
    begin, end = dt.date(first.year, 1, 1), dt.date(last.year + 1, 1, 1)
    length = (WIDTH - END - start) / (end - begin).days

    def scale(day: dt.date) -> float:
        return round(start + (day - begin).days * length, 2)

    every = math.ceil((end.year - begin.year) / MOST_YEARS)
    years = []
    for year in range(begin.year, end.year):
        labelled = (last.year - year) % every == 0
        label = scale(dt.date(year, 7, 2)) if labelled else None
        years.append(Year(scale(dt.date(year, 1, 1)), label, When.parse(str(year))))
    return scale, tuple(years)


def _middle(when: When) -> dt.date:
    return when.first + (when.last - when.first) / 2


def _reflect(x: float) -> float:
    return round(WIDTH - x, 2)


def _reflect_if(x: float | None) -> float | None:
    return None if x is None else _reflect(x)


def _reflected_years(years: tuple[Year, ...]) -> tuple[Year, ...]:
    return tuple(replace(y, x=_reflect(y.x), label=_reflect_if(y.label)) for y in years)
