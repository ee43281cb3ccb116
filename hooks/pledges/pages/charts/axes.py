"""What the charts share: the axes of time and of values, in shares of their room (0 to 100)."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledges.pages.charts.frame import anchor
from pledges.records.dated import Reading
from pledges.records.values import When

# So many labels of time stand side by side on a phone: of years, of months.
MOST = {"year": 6, "month": 3}
# A year in less room than this is wider than its place.
NARROW = 14
Scale = Callable[[dt.date], float]


@dataclass(frozen=True)
class Band:
    """A year or a month on the axis of time; its name, if it is `labelled`, is held at `label`."""

    x: float
    width: float
    when: When
    labelled: bool
    anchor: str
    label: float


@dataclass(frozen=True)
class Level:
    """A value on the axis of values."""

    y: float
    value: Decimal


@dataclass(frozen=True)
class Axes:
    """Values over time: the labels of both, and the place of each reading."""

    levels: tuple[Level, ...]
    bands: tuple[Band, ...]
    scale: Scale

    def height(self, value: Decimal) -> float:
        """How far below the top a value is."""
        low, high = self.levels[0].value, self.levels[-1].value
        return _from_top(value, low, high)


def axes(readings: Sequence[Reading], least: Decimal = Decimal(1), most: int = 5) -> Axes:
    """The axes for readings; that of values holds 0 and has no steps below `least`."""
    values = [Decimal(0), *(reading.value for reading in readings)]
    ticks = nice_ticks(min(values), max(values), least, most)
    scale, bands = time_axis([day for r in readings for day in (r.on.first, r.on.last)])
    levels = (Level(_from_top(tick, ticks[0], ticks[-1]), tick) for tick in ticks)
    return Axes(tuple(levels), bands, scale)


def _from_top(value: Decimal, low: Decimal, high: Decimal) -> float:
    return round(100 - float((value - low) / (high - low)) * 100, 2)


def nice_ticks(low: Decimal, high: Decimal, least: Decimal, most: int) -> list[Decimal]:
    """Round values, 1, 2 or 5 times a power of ten apart and never closer than `least`."""
    reach = max(high - low, least * most)
    power = Decimal(10) ** math.floor((reach / most).log10())
    step = next(power * m for m in (1, 2, 5, 10) if power * m * most >= reach)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    return [step * i for i in range(first, last + 1)]


def time_axis(days: Iterable[dt.date]) -> tuple[Scale, tuple[Band, ...]]:
    """Whole years over the days, or months where all lie in one year; both ends have labels."""
    first, last = min(days := [*days]), max(days)
    months = first.year == last.year
    years = [dt.date(year, 1, 1) for year in range(first.year, last.year + 2)]
    starts = _months(first, last) if months else years
    begin, length = starts[0], (starts[-1] - starts[0]).days

    def scale(day: dt.date) -> float:
        return round((day - begin).days / length * 100, 2)

    labelled = _labelled(len(starts) - 1, MOST["month" if months else "year"])
    names = [When.parse(start.isoformat()[: 7 if months else 4]) for start in starts[:-1]]
    bands = (
        _band(scale(start), scale(end), name, labelled=index in labelled)
        for index, (start, end, name) in enumerate(zip(starts, starts[1:], names, strict=False))
    )
    return scale, tuple(bands)


def _band(start: float, end: float, when: When, *, labelled: bool) -> Band:
    """A long label at an end of the axis is held by that end, so that it stays within the chart."""
    width, middle = end - start, start + (end - start) / 2
    is_edge = start == 0 or end > 99  # noqa: PLR2004 - but for rounding
    is_long = width < (100 if when.precision == "month" else NARROW)
    held = anchor(middle) if is_edge and is_long else "middle"
    return Band(start, width, when, labelled, held, {"start": 0.0, "end": 100.0}.get(held, middle))


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The beginnings of months, of two at least, and of the one after them."""
    end = max(last.month, min(first.month + 1, 12)) + 1
    start = min(first.month, end - 2)
    return [dt.date(first.year + (m > 12), (m - 1) % 12 + 1, 1) for m in range(start, end + 1)]  # noqa: PLR2004


def _labelled(count: int, most: int) -> set[int]:
    """Which of so many have a label: both ends, and every nth from the last that has room."""
    every = math.ceil((count - 1) / (most - 1)) or 1
    return {0, *(i for i in range(count - 1, 0, -every) if i >= every * 0.75)}
