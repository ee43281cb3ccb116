"""A number over time: points, joined by lines or steps but never across a break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pledges.pages.charts.axes import (
    BOTTOM,
    END,
    TOP,
    WIDTH,
    Level,
    Year,
    nice_ticks,
    reflect,
    reflected_years,
    time_axis,
)
from pledges.progress.standing import runs
from pledges.records.pledge import Indicator, Reading

HEIGHT = 220.0
# Room for the labels of values.
START = 66.0


@dataclass(frozen=True)
class Point:
    """A reading in the plane."""

    x: float
    y: float
    reading: Reading


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
            start=reflect(self.start),
            end=reflect(self.end),
            runs=tuple(tuple(replace(p, x=reflect(p.x)) for p in run) for run in self.runs),
            years=reflected_years(self.years),
            breaks=tuple(reflect(x) for x in self.breaks),
        )


def line_chart(indicator: Indicator, least: Decimal = Decimal(1)) -> LineChart:
    """The chart of an indicator without parts; its axis holds 0 and no steps below `least`."""
    divided = runs(indicator)
    ordered = [reading for run in divided for reading in run]
    values = [Decimal(0), *(reading.value for reading in ordered)]
    ticks = nice_ticks(min(values), max(values), least)
    scale, years = time_axis(ordered[0].on.first, ordered[-1].on.last, START)

    def y(value: Decimal) -> float:
        share = float((value - ticks[0]) / (ticks[-1] - ticks[0]))
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 2)

    points = [tuple(Point(scale(r.on.middle), y(r.value), r) for r in run) for run in divided]
    return LineChart(
        start=START,
        end=WIDTH - END,
        runs=tuple(points),
        levels=tuple(Level(y(value), value) for value in ticks),
        years=years,
        breaks=tuple(_breaks(points, [scale(cut.on.first) for cut in indicator.breaks])),
        steps=indicator.chart == "steps",
    )


def _breaks(runs: Sequence[Sequence[Point]], cuts: Sequence[float]) -> Iterator[float]:
    """Where each break between two runs stands: at its date if that is between them."""
    for before, after in pairwise(runs):
        left, right = before[-1].x, after[0].x
        yield next((x for x in cuts if left < x < right), round((left + right) / 2, 2))
