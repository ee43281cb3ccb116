"""Maps of the governorates: the values of an indicator, or the places of milestones."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pledges.progress.rows import MilestoneRow, milestone_rows
from pledges.records.dated import Indicator, Reading
from pledges.records.library import Library
from pledges.records.values import When
from pledges.records.vocabulary import Governorate

# So many shades are told apart.
SHADES = 4
THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True)
class Area:
    """A governorate with its value, if one was found, and the shade for it."""

    slug: str
    place: Governorate
    reading: Reading | None
    shown: Decimal | None
    shade: int


@dataclass(frozen=True)
class AreaMap:
    """The values of governorates at a date: as they are, in millions, or per 1,000 of another."""

    on: When
    areas: tuple[Area, ...]
    per: str | None
    millions: bool
    height: float = 344  # of the plane of data/governorates.yml


def area_map(library: Library, indicator: Indicator) -> AreaMap:
    """The map of the newest values of an indicator whose parts are governorates."""
    on = indicator.readings[0].on
    found = {r.part: r for r in indicator.readings if r.on == on and r.part}
    millions = not indicator.per and max(r.value for r in found.values()) >= MILLION
    shown = {part: r.value / (MILLION if millions else 1) for part, r in found.items()}
    if indicator.per:
        # The newest of a place comes last and stays; what has nobody to be divided by is not shown.
        of = {r.part: r.value for r in reversed(library.context[indicator.per].readings)}
        shown = {p: r.value * THOUSAND / of[p] for p, r in found.items() if of.get(p)}
    areas = _areas(library.governorates, found, shown)
    return AreaMap(on, tuple(areas), indicator.per, millions)


def _areas(
    places: Mapping[str, Governorate], found: Mapping[str, Reading], shown: Mapping[str, Decimal]
) -> Iterator[Area]:
    most = max(shown.values(), default=Decimal(0)) or Decimal(1)
    for slug, place in places.items():
        value = shown.get(slug)
        shade = 0 if value is None else min(max(int(value / most * SHADES), 0) + 1, SHADES)
        yield Area(slug, place, found.get(slug), value, shade)


def place_map(
    library: Library, pledge: str, today: dt.date
) -> Mapping[str, tuple[MilestoneRow, ...]]:
    """The milestones of a pledge in each governorate."""
    rows = milestone_rows(library.pledges[pledge], today, library.events)
    return {
        slug: tuple(row for row in rows if slug in row.milestone.places)
        for slug in library.governorates
    }
