"""Values side by side at one date, the highest first; a part without a value is told as such."""

from dataclasses import dataclass
from decimal import Decimal

from pledges.progress.readings import part_table
from pledges.records.dated import Indicator, Reading
from pledges.records.values import When

# In px on a page; and how many bars a phone bears.
ROW, MOST = 42.0, 15


@dataclass(frozen=True)
class Bar:
    """A part with its reading, if it has one, in shares of the width."""

    part: str
    reading: Reading | None
    width: float


@dataclass(frozen=True)
class BarChart:
    """The bars at a date, in px high; `further` parts have values too small to be drawn."""

    on: When
    bars: tuple[Bar, ...]
    further: int
    height: float


def bar_chart(indicator: Indicator) -> BarChart:
    """The bars of the newest date of an indicator with parts."""
    dates, parts = part_table(indicator)
    newest = {part: readings[0] for part, readings in parts.items()}
    most = max((r.value for r in newest.values() if r and r.value > 0), default=Decimal(1))
    widths = {part: max(float((r.value if r else 0) / most) * 100, 0) for part, r in newest.items()}
    bars = [Bar(part, r, round(widths[part], 2)) for part, r in newest.items()]
    # Where no figure was found stays in sight, below the others.
    shown = sorted(bars, key=lambda bar: (not bar.reading, -bar.width))[:MOST]
    return BarChart(dates[0], tuple(shown), len(bars) - len(shown), ROW * len(shown))
