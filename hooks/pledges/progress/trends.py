"""How a figure moved, by rule: its newest value beside earlier ones that may be compared."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Literal

from pledges.progress.certainty import Certainty, least
from pledges.progress.standing import runs
from pledges.records.pledge import Indicator, Reading
from pledges.records.values import When

# Values further apart leave a gap that nothing is said across.
APART = dt.timedelta(days=400)
# Periods of a year or a quarter differ by some days.
ALIKE = dt.timedelta(days=3)
# What may be any number above has no share of a change.
BOUNDS = {"at-least", "over"}
PERCENT = "percent"
Way = Literal["fell", "rose", "same", "from-zero"]
Why = Literal["single", "broken", "apart", "bound"]


@dataclass(frozen=True)
class Step:
    """From an earlier value to the newest: which way, by how much, and how sure that is.

    `much` is a share of the earlier value in whole percents, or percentage points where the
    values are percents; `less`: it is under one percent.
    """

    before: Reading
    way: Way
    much: Decimal
    less: bool
    about: bool
    confidence: Certainty


@dataclass(frozen=True)
class Trend:
    """What may be said: steps to the newest value, since when it is counted so, why no more."""

    steps: tuple[Step, ...]
    cut: When | None
    why: Why | None


def trend(indicator: Indicator) -> Trend | None:
    """How a figure moved; None where it is counted by parts, of which each has its own way."""
    if indicator.parts:
        return None
    divided = runs(indicator)
    *earlier, newest = _without_gaps(_alike(divided[-1]))
    before = dict.fromkeys((earlier[-1].on, earlier[0].on)) if earlier else {}
    compared = [one for one in earlier if one.on in before]
    points = indicator.unit == PERCENT
    exact = [one for one in reversed(compared) if not _bounds(one, newest)]
    steps = tuple(_step(one, newest, points=points) for one in exact)
    cuts = [cut.on for cut in indicator.breaks if cut.on.first <= newest.on.last]
    cut = max(cuts, key=lambda on: on.first) if len(divided) > 1 and cuts else None
    return Trend(steps, cut, None if steps else _why(indicator, divided[-1], compared))


def _why(indicator: Indicator, run: list[Reading], compared: list[Reading]) -> Why:
    if len(indicator.readings) == 1:
        return "single"
    if compared:
        return "bound"
    return "broken" if len(run) == 1 else "apart"


def _alike(run: list[Reading]) -> list[Reading]:
    """The values that are dated as the newest is: one of a whole year is none of a day in it."""
    yearly = run[-1].on.precision == "year"
    return [one for one in run if (one.on.precision == "year") == yearly]


def _without_gaps(run: list[Reading]) -> list[Reading]:
    """The end of a run, oldest first, in which each value may be compared with the next."""
    start = 0
    for place, (before, after) in enumerate(pairwise(run), 1):
        if not _comparable(before, after):
            start = place
    return run[start:]


def _comparable(before: Reading, after: Reading) -> bool:
    """Whether two values are near each other, and of a day both or of periods that are alike."""
    if after.on.middle - before.on.middle > APART or bool(before.since) != bool(after.since):
        return False
    if before.since == after.since:
        return True
    lengths = [one.on.last - one.since.first for one in (before, after) if one.since]
    return abs(lengths[0] - lengths[1]) <= ALIKE


def _bounds(*readings: Reading) -> bool:
    return any(one.qualifier in BOUNDS for one in readings)


def _step(before: Reading, newest: Reading, *, points: bool) -> Step:
    change = newest.value - before.value
    much = abs(change) if points or not before.value else abs(change / before.value * 100)
    rounded = much.quantize(Decimal("0.1") if points else Decimal(1), ROUND_HALF_EVEN)
    less = not points and 0 < much < 1
    about = any(one.qualifier == "about" for one in (before, newest))
    way = _way(before.value, change, points=points)
    return Step(before, way, Decimal(1) if less else rounded, less, about, least(before, newest))


def _way(before: Decimal, change: Decimal, *, points: bool) -> Way:
    if not change:
        return "same"
    if not before and not points:
        return "from-zero"
    return "rose" if change > 0 else "fell"
