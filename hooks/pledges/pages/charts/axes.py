"""What the charts share: their room, the axes of time and values, the reflection."""

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from pledges.records.values import When

WIDTH = 400.0
# Room at the end of the axis, above for the top label and below for the labels of time.
END, TOP, BOTTOM = 14.0, 16.0, 28.0
MOST_YEARS = 6
SMALLEST = Decimal("0.000001")
Scale = Callable[[dt.date], float]


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


def nice_ticks(
    low: Decimal, high: Decimal, least: Decimal = SMALLEST, most: int = 5
) -> list[Decimal]:
    """Round values, 1, 2 or 5 times a power of ten apart and never closer than `least`."""
    reach = max(high - low, least * most)
    power = Decimal(10) ** math.floor((reach / most).log10())
    step = next(power * m for m in (1, 2, 5, 10) if power * m * most >= reach)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [step * i for i in range(first, last + 1)]


def time_axis(first: dt.date, last: dt.date, start: float) -> tuple[Scale, tuple[Year, ...]]:
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


def reflect(x: float) -> float:
    """The place of x on a right-to-left page."""
    return round(WIDTH - x, 2)


def reflect_if(x: float | None) -> float | None:
    """The reflection of a place that may be absent."""
    return None if x is None else reflect(x)


def reflected_years(years: tuple[Year, ...]) -> tuple[Year, ...]:
    """The axis of time of a right-to-left page."""
    return tuple(replace(y, x=reflect(y.x), label=reflect_if(y.label)) for y in years)
