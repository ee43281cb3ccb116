"""Whether the values of an indicator can be: their digits, their limits, those beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pledges.records.dated import Indicator
from pledges.records.problems import Path
from pledges.records.values import When
from pledges.records.vocabulary import Unit

# Three digits after a point: 840.000 is 840 to one and 840,000 to another.
GROUP = -3
# A digit too much or too few, beside a value that has grown or shrunk a little itself.
FAR = 8
# A number that is so near to one of another unit may well be that one.
NEAR, APART = Decimal("0.1"), 3
# So many digits are not the same twice by chance.
EXACT = 4
# From here on a number seldom leaps, and below that it says nothing.
MANY, FEW = 1000, 10
WHOLE = Decimal(100)
Told = tuple[Path, str, Any]


def told(path: Path, one: Indicator, unit: Unit | None) -> Iterator[Told]:
    """Every value of an indicator that cannot be, or that is seldom so."""
    marks = (("baseline", one.baseline), ("target", one.target))
    alone = [((*path, key, "value"), mark.value) for key, mark in marks if mark]
    stand = [i for i, reading in enumerate(one.all_readings) if not reading.withdrawn]
    places = [(*path, "readings", i, "value") for i in stand]
    qualified = any(reading.qualifier for reading in one.readings)
    for place, reading in zip(places, one.readings, strict=True):
        alone.append((place, reading.value))
        if reading.value == reading.on.first.year:
            yield place, "value_of_year", {"word": str(reading.value)}
        if qualified and not reading.qualifier and reading.value % MANY == 0:
            yield place, "rounded", {"word": str(reading.value)}
    for where, value in alone:
        yield from ((where, code, {"word": str(value)}) for code in _alone(value, unit))
    for i, code, beside in _in_a_row(one, unit):
        yield places[i], code, {"word": str(one.readings[i].value), "before": str(beside)}


def among(
    path: Path, one: Indicator, unit: Unit | None, others: Iterable[Indicator]
) -> Iterator[Told]:
    """What the other counts of a file make strange: more parts than the whole, another's number."""
    wholes = [other for other in others if not other.parts]
    dates = [reading.on for reading in one.all_readings]
    sums: defaultdict[When, Decimal] = defaultdict(Decimal)
    for reading in one.readings if one.parts else ():
        sums[reading.on] += reading.value
    # Parts that are shares of one whole on some date are so on each.
    are_shares = _is_share(unit) and min(sums.values(), default=0) <= WHOLE
    for on, parts in sums.items():
        same = [x.value for of in wholes if of.unit == one.unit for x in of.readings if x.on == on]
        if (same or are_shares) and parts > (whole := max(same, default=WHOLE)):
            values = {"word": str(parts), "before": str(whole), "date": on.text}
            yield (*path, "readings", dates.index(on)), "parts_above_total", values
    if not one.parts and len(one.readings) > 1:
        value, before = (reading.value for reading in one.readings[:2])
        further = [x.value for of in wholes if of.unit != one.unit for x in of.readings]
        near = [x for x in further if abs(x - value) < NEAR * value and value >= MANY]
        if near and not before / APART < value < before * APART:
            values = {"word": str(value), "before": str(near[0])}
            yield (*path, "readings", 0, "value"), "of_another_unit", values


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
