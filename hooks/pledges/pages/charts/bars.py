"""Values side by side at one date, the highest first; a part without a value is told as such."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledges.progress.rows import part_table
from pledges.records.pledge import Indicator, Reading
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
    """The bars at a date; `further` parts have values too small to be drawn."""

    on: When
    bars: tuple[Bar, ...]
    further: int

    @property
    def height(self) -> float:
        """How high it is on a page."""
        return ROW * len(self.bars)


def bar_chart(indicator: Indicator) -> BarChart:
    """The bars of the newest date of an indicator with parts."""
    table = part_table(indicator)
    newest = [(row.part, row.readings[0]) for row in table.rows]
    bars = sorted(_bars(newest), key=lambda bar: -bar.width)
    # Where no figure was found stays in sight.
    known = [bar for bar in bars if bar.reading]
    unknown = [bar for bar in bars if not bar.reading]
    shown = (*known[:MOST], *unknown[: max(MOST - len(known), 0)])
    return BarChart(table.dates[0], shown, len(bars) - len(shown))


def _bars(newest: Sequence[tuple[str, Reading | None]]) -> Iterator[Bar]:
    most = max((r.value for _, r in newest if r and r.value > 0), default=Decimal(1))
    for part, reading in newest:
        width = max(float((reading.value if reading else 0) / most) * 100, 0)
        yield Bar(part, reading, round(width, 2))
