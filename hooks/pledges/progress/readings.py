"""What the readings of a figure say together: how it moved, how far it is, its runs, its parts."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Literal

from pledges.progress.certainty import Certainty, least
from pledges.records.dated import Indicator, Reading
from pledges.records.library import Figure, Library
from pledges.records.values import When

# Values further apart leave a gap that nothing is said across.
APART = dt.timedelta(days=400)
PERCENT = "percent"
Way = Literal["fell", "rose", "same"]
Why = Literal["single", "broken", "apart", "inexact"]


@dataclass(frozen=True)
class Step:
    """From an earlier value to the newest: which way, by how much, and how sure that is.

    `much` is a share of the earlier value in percent, or percentage points of values in percent.
    """

    before: Reading
    way: Way
    much: Decimal
    confidence: Certainty


@dataclass(frozen=True)
class Trend:
    """What may be said: steps to the newest value, since when it is counted so, why no more."""

    steps: tuple[Step, ...]
    cut: When | None
    why: Why | None


def trend(indicator: Indicator) -> Trend | None:
    """How a figure moved by rule; None where it is counted by parts, each of which has its way."""
    if indicator.parts:
        return None
    *earlier, run = runs(indicator)
    *before, newest = _without_gaps(run)
    # The value before and, where there are more, the first that may be compared.
    compared = [*before[-1:], *before[:1]][: len(before)]
    exact = [one for one in compared if not (one.qualifier or newest.qualifier) and one.value]
    steps = tuple(_step(one, newest, points=indicator.unit == PERCENT) for one in exact)
    cuts = [cut.on for cut in indicator.breaks if cut.on.first <= newest.on.last]
    cut = max(cuts, key=lambda on: on.first) if earlier and cuts else None
    if steps:
        return Trend(steps, cut, None)
    why: Why = "broken" if len(run) == 1 else "inexact" if compared else "apart"
    return Trend((), cut, "single" if len(indicator.readings) == 1 else why)


def _without_gaps(run: list[Reading]) -> list[Reading]:
    """The end of a run, oldest first, in which each value may be compared with the next.

    They are dated as the newest is: a value of a whole year is none of a day in it.
    """
    newest = run[-1]
    alike = [one for one in run if _kind(one) == _kind(newest)]
    apart = [b.on.middle - a.on.middle > APART for a, b in pairwise(alike)]
    start = len(apart) - apart[::-1].index(True) if any(apart) else 0
    return alike[start:]


def _kind(reading: Reading) -> tuple[bool, bool]:
    return reading.on.precision == "year", bool(reading.since)


def _step(before: Reading, newest: Reading, *, points: bool) -> Step:
    change = newest.value - before.value
    much = abs(change) if points else abs(change / before.value * 100)
    places = Decimal("0.1") if points or much < 1 else Decimal(1)
    way: Way = "rose" if change > 0 else "fell" if change else "same"
    return Step(before, way, much.quantize(places, ROUND_HALF_EVEN), least(before, newest))


def share(indicator: Indicator) -> Decimal | None:
    """How far it is from baseline to target: 0 at the start, 1 when reached, may leave 0..1."""
    if not (indicator.baseline and indicator.target):
        return None
    start, end = indicator.baseline.value, indicator.target.value
    return (indicator.readings[0].value - start) / (end - start)


def runs(indicator: Indicator) -> list[list[Reading]]:
    """The readings oldest first, divided at breaks; one whose period holds a break stands alone."""
    divided: list[list[Reading]] = [[]]
    cuts = [cut.on.first for cut in indicator.breaks]
    for reading in sorted(indicator.readings, key=lambda r: r.on.middle):
        before, after = divided[-1][-1].on if divided[-1] else reading.on, reading.on
        if any(before.middle < cut <= max(before.last, after.last) for cut in cuts):
            divided.append([])
        divided[-1].append(reading)
    return [run for run in divided if run]


def part_table(indicator: Indicator) -> tuple[list[When], dict[str, list[Reading | None]]]:
    """The dates of an indicator with parts, newest first, and at each the reading of each part."""
    by_place = {(reading.part, reading.on): reading for reading in indicator.readings}
    dates = list(dict.fromkeys(reading.on for reading in indicator.readings))
    return dates, {part: [by_place.get((part, on)) for on in dates] for part in indicator.parts}


def newest_of(indicator: Indicator) -> Reading:
    """The newest value of an indicator, or the highest of the newest ones of its parts."""
    newest = [one for one in indicator.readings if one.on == indicator.readings[0].on]
    return max(newest, key=lambda one: one.value) if indicator.parts else newest[0]


def key_figure(library: Library, pledge: str) -> Figure | None:
    """The first figure of a pledge that measures it, or else the first one of all."""
    own = (one for one in library.figures.values() if one.owner == pledge)
    whole = [one for one in own if not one.indicator.parts]
    return min(whole, key=lambda one: one.indicator.kind != "outcome", default=None)
