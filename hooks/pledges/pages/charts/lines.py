"""Numbers over time: points, joined by lines or steps but never across a break or a gap."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pledges.pages.charts.axes import Axes, Band, Level, axes
from pledges.pages.charts.frame import anchor
from pledges.progress.readings import runs
from pledges.records.dated import Indicator, Reading

Run = Sequence[Reading]
# Runs of points; those of one run are joined: straight, or level until the second.
Line = tuple[tuple["Point", ...], ...]
# A label below a point that is lower than this would stand on the axis.
LOWEST = 85


@dataclass(frozen=True)
class Point:
    """A reading in the plane, the columns that a finger finds it in, the side of its label."""

    x: float
    y: float
    reading: Reading
    left: float
    width: float
    label: Literal["", "above", "below"]

    @property
    def anchor(self) -> str:
        """The end by which its words are held."""
        return anchor(self.x)


@dataclass(frozen=True)
class LineChart:
    """Lines between two axes, in px high on a page."""

    lines: tuple[Line, ...]
    levels: tuple[Level, ...]
    bands: tuple[Band, ...]
    breaks: tuple[float, ...]
    steps: bool
    height: float = 180


def line_chart(indicator: Indicator, least: Decimal = Decimal(1)) -> LineChart:
    """The chart of an indicator without parts; its axis has no steps below `least`."""
    frame = axes(indicator.readings, least)
    line = _line(runs(indicator), frame)
    cuts = [frame.scale(cut.on.first) for cut in indicator.breaks]
    breaks = tuple(_breaks(line, cuts))
    return LineChart((line,), frame.levels, frame.bands, breaks, indicator.chart == "steps")


@dataclass(frozen=True)
class Multiples:
    """A small chart for each part, all on the same axes."""

    charts: Mapping[str, LineChart]
    height: float = 96


def multiples(indicator: Indicator, least: Decimal = Decimal(1)) -> Multiples:
    """A small chart for each part of an indicator."""
    frame = axes(indicator.readings, least, most=3)
    lines = {part: _line(_unbroken(indicator, part), frame) for part in indicator.parts}
    kept = (frame.levels, frame.bands, (), indicator.chart == "steps")
    return Multiples({part: LineChart((line,), *kept) for part, line in lines.items()})


def pair(counts: Sequence[Run], least: Decimal = Decimal(1)) -> LineChart:
    """Several counts of one thing on the same axes; each point stands alone, joined to none."""
    frame = axes([reading for run in counts for reading in run], least)
    in_time = (sorted(run, key=lambda reading: reading.on.middle) for run in counts)
    lines = tuple(_line([[reading] for reading in run], frame) for run in in_time)
    return LineChart(lines, frame.levels, frame.bands, (), steps=False)


def _unbroken(indicator: Indicator, part: str) -> list[Run]:
    """The readings of a part; where others have one and it has none there is a gap."""
    dates = sorted({r.on for r in indicator.readings}, key=lambda on: on.middle)
    own = {r.on: r for r in indicator.readings if r.part == part}
    divided: list[list[Reading]] = [[]]
    for on in dates:
        if on in own:
            divided[-1].append(own[on])
        elif divided[-1]:
            divided.append([])
    return [run for run in divided if run]


def _line(divided: Sequence[Run], frame: Axes) -> Line:
    ordered = [reading for run in divided for reading in run]
    xs = [frame.scale(reading.on.middle) for reading in ordered]
    ys = [frame.height(reading.value) for reading in ordered]
    edges = [0.0, *((a + b) / 2 for a, b in pairwise(xs)), 100.0]
    points = iter(
        Point(x, y, r, round(left, 2), round(right - left, 2), _label(index, ys))
        for index, (x, y, r, (left, right)) in enumerate(
            zip(xs, ys, ordered, pairwise(edges), strict=True)
        )
    )
    return tuple(tuple(next(points) for _ in run) for run in divided)


def _label(index: int, ys: Sequence[float]) -> Literal["", "above", "below"]:
    """Both ends have their value written, on the side that the line leaves free."""
    if index not in (0, len(ys) - 1):
        return ""
    neighbour = ys[min(1, len(ys) - 1)] if index == 0 else ys[-2]
    return "below" if neighbour < ys[index] < LOWEST else "above"


def _breaks(runs: Sequence[Sequence[Point]], cuts: Sequence[float]) -> Iterator[float]:
    """Where each break between two runs stands: at its date if that is between them."""
    for before, after in pairwise(runs):
        left, right = before[-1].x, after[0].x
        yield next((x for x in cuts if left < x < right), round((left + right) / 2, 2))
