"""Whether the values of an indicator can be: their digits, their limits, those beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pledges.records.dated import Indicator
from pledges.records.problems import Path
from pledges.records.shapes import Walked
from pledges.records.values import When
from pledges.records.vocabulary import Unit

# Three digits after a point: 840.000 is 840 to one and 840,000 to another.
GROUP = -3
# A digit too much or too few, beside a value that has grown or shrunk a little itself.
FAR = 8
# So many digits are not the same twice by chance.
EXACT = 4
# From here on a number seldom leaps, and below that it says nothing.
MANY, FEW = 1000, 10
WHOLE = Decimal(100)
Told = tuple[Path, str, Any]


def problems(walked: Iterable[Walked], units: Mapping[str, Unit]) -> Iterator[Told]:
    """Every value of the indicators of a file that cannot be, or that is seldom so."""
    every = [
        (path, one, units.get(one.unit)) for path, one, of in walked if of.model == "indicator"
    ]
    for path, one, unit in every:
        yield from _told(path, one, unit)
        # Only what is counted whole adds up.
        same = every if unit and not unit.decimals else []
        others = [other for _, other, _ in same if other.unit == one.unit and not other.parts]
        yield from _parts(path, one, unit, others) if one.parts else ()


def _told(path: Path, one: Indicator, unit: Unit | None) -> Iterator[Told]:
    """What is strange in an indicator by itself."""
    marks = (("baseline", one.baseline), ("target", one.target))
    alone = [((*path, key, "value"), mark.value) for key, mark in marks if mark]
    stand = [i for i, reading in enumerate(one.all_readings) if not reading.withdrawn]
    places = [(*path, "readings", i, "value") for i in stand]
    for place, reading in zip(places, one.readings, strict=True):
        alone.append((place, reading.value))
        if reading.value == reading.on.first.year:
            yield place, "value_of_year", {"word": str(reading.value)}
    for where, value in alone:
        yield from ((where, code, {"word": str(value)}) for code in _alone(value, unit))
    for i, code, beside in _in_a_row(one, unit):
        yield places[i], code, {"word": str(one.readings[i].value), "before": str(beside)}


def _parts(
    path: Path, one: Indicator, unit: Unit | None, others: Iterable[Indicator]
) -> Iterator[Told]:
    """Where the parts are more than the whole that another indicator, or a share, says."""
    dates = [reading.on for reading in one.all_readings]
    sums: defaultdict[When, Decimal] = defaultdict(Decimal)
    for reading in one.readings:
        sums[reading.on] += reading.value
    # Parts that are shares of one whole on some date are so on each.
    are_shares = _is_share(unit) and min(sums.values(), default=0) <= WHOLE
    for on, parts in sums.items():
        same = [x.value for of in others for x in of.readings if x.on == on]
        if (same or are_shares) and parts > (whole := max(same, default=WHOLE)):
            values = {"word": str(parts), "before": str(whole), "date": on.text}
            yield (*path, "readings", dates.index(on)), "parts_above_total", values


def _alone(value: Decimal, unit: Unit | None) -> Iterator[str]:
    _, digits, exponent = value.as_tuple()
    if exponent == GROUP and len(digits) <= -2 * GROUP:
        yield "thousands_point"
    elif unit and unit.divisor == 1 and value != round(value, unit.decimals):
        yield "more_digits"
    if _is_share(unit):
        if not 0 <= value <= WHOLE:
            yield "not_a_share"
    elif value < 0:
        yield "negative"


def _is_share(unit: Unit | None) -> bool:
    return unit is not None and "%" in unit.forms.en.other


def _in_a_row(indicator: Indicator, unit: Unit | None) -> Iterator[tuple[int, str, Decimal]]:
    """What only the other values of a series make strange: the place, why, the value beside it."""
    rows: dict[str | None, list[int]] = defaultdict(list)
    for place, reading in enumerate(indicator.readings):
        rows[reading.part].append(place)
    for row in rows.values():
        values = [indicator.readings[place].value for place in row]
        for at, place in enumerate(row):
            # The oldest has nothing before it that it could have leapt from.
            beside = values[max(at - 1, 0) : at + 2] if at + 1 < len(row) else []
            beside = beside[: at > 0] + beside[-1:]
            if code := _beside(values[at], beside):
                yield place, code, beside[-1]
            elif _is_exact(values[at]) and values[at] in values[at + 1 :]:
                yield place, "equal_value", values[at]
        # What was counted since one day is not less at a later one, but a share of it may be.
        for place, older in () if _is_share(unit) else pairwise(row):
            later, earlier = indicator.readings[place], indicator.readings[older]
            if later.since and later.since == earlier.since and later.value < earlier.value:
                yield place, "sum_fell", earlier.value


def _beside(value: Decimal, beside: list[Decimal]) -> str:
    """Why a value is strange beside the one or two next to it, if it is."""
    if not beside or min(beside) < FEW or (value == 0 and min(beside) < MANY):
        return ""
    if value == 0:
        return "zero_again"
    # Small numbers may well leap, but not from 74 to 0.76.
    far = FAR if min(beside) >= MANY else FAR * FAR
    near = value * far > min(beside) and value < far * max(beside)
    return "" if near else "far_jump"


def _is_exact(value: Decimal) -> bool:
    return len(str(value).strip("-0.").replace(".", "")) >= EXACT
