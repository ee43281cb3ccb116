"""What the readings of an indicator say together: how far it is, its runs, its parts."""

from decimal import Decimal

from pledges.records.dated.indicators import Indicator, Reading
from pledges.records.values import When


def share_of_target(baseline: Decimal, target: Decimal, value: Decimal) -> Decimal:
    """(value - baseline) / (target - baseline): 0 at the start, 1 when reached, may leave 0..1."""
    return (value - baseline) / (target - baseline)


def share(indicator: Indicator) -> Decimal | None:
    """The share of target of the newest reading; None without a baseline and a target."""
    if not (indicator.baseline and indicator.target):
        return None
    newest = indicator.readings[0].value
    return share_of_target(indicator.baseline.value, indicator.target.value, newest)


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
