"""The geometry of the charts holds for every series of readings and every list of milestones."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.pages.charts.axes import nice_ticks, time_axis
from pledges.pages.charts.bars import MOST, bar_chart
from pledges.pages.charts.frame import Canvas
from pledges.pages.charts.lines import LineChart, Point, line_chart, multiples, pair
from pledges.pages.charts.maps import SHADES, area_map
from pledges.pages.charts.timelines import TimeLine, time_line
from pledges.progress.deadlines import confidence, due, state
from pledges.progress.rows import MilestoneRow
from pledges.records.dated import Indicator, Milestone, Reading
from pledges.records.library import Library
from pledges.records.values import When

TEXT = {"ar": "عينة", "en": "sample"}
# The least room between the middles of two labels of years, and of values, in shares.
YEAR_ROOM, VALUE_ROOM = 10.0, 9.0
# Places are rounded to two decimals; a sum of several may be off by as many hundredths.
ROUNDING = 0.06
SMALLEST = Decimal("0.000001")

days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
dates = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))
whole_days = days.map(dt.date.isoformat)
values = st.decimals(1 - 10**9, 10**9 - 1, places=6)


def indicator(
    readings: Mapping[str, Decimal], breaks: Sequence[str] = (), chart: str = "line"
) -> Indicator:
    """An indicator with a value at each date, newest first, and breaks."""
    newest_first = sorted(readings, key=lambda on: When.parse(on).last, reverse=True)
    record = {
        "title": TEXT,
        "kind": "outcome",
        "unit": "people",
        "definition": TEXT,
        "chart": chart,
        "readings": tuple(
            {"on": on, "value": f"{readings[on]:f}", "source": "report"} for on in newest_first
        ),
        "breaks": tuple({"on": on, "note": TEXT} for on in breaks),
    }
    return Indicator.model_validate(record)


def milestone(due: str = "", done: str = "") -> Milestone:
    """A milestone, with dates or without."""
    record: dict[str, Any] = {"title": TEXT, "basis": "official", "sources": ("report",)}
    record |= {"due": due} if due else {}
    record |= {"done": done, "claim": "reported"} if done else {}
    return Milestone.model_validate(record)


readings_at = st.dictionaries(dates, values, min_size=1, max_size=8)
readings_on = st.dictionaries(whole_days, values, min_size=1, max_size=8)
kinds = st.sampled_from(("line", "steps"))
indicators = st.builds(indicator, readings_at, st.lists(dates, max_size=3), kinds)
daily_indicators = st.builds(indicator, readings_on, st.lists(whole_days, max_size=3), kinds)
unbroken_indicators = st.builds(indicator, readings_on, st.just(()), kinds)
milestones = st.lists(
    st.builds(milestone, due=st.one_of(st.just(""), dates), done=st.one_of(st.just(""), dates)),
    min_size=1,
    max_size=8,
)


def points(chart: LineChart) -> list[Point]:
    """The points of all lines in the order in which they are drawn."""
    return [point for line in chart.lines for run in line for point in run]


def places(chart: LineChart | TimeLine) -> Iterator[float]:
    """Every place along the axis of time."""
    yield from (x for band in chart.bands for x in (band.x, band.label))
    if isinstance(chart, LineChart):
        yield from (point.x for point in points(chart))
        yield from chart.breaks
    else:
        yield chart.today
        for row in chart.rows:
            done = row.milestone.done
            yield from [chart.scale(row.due.last)] if row.due else []
            yield from [chart.scale(done.middle)] if done else []


def line_of(found: list[Milestone], today: dt.date) -> TimeLine:
    """The time line of milestones without events."""
    rows = [
        MilestoneRow(
            number,
            f"m{number}",
            one,
            "promised",
            state(one, today, {}),
            due(one, {}),
            0,
            confidence(one, {}),
        )
        for number, one in enumerate(found, 1)
    ]
    return time_line(rows, today)


shares = st.floats(0, 100)


@given(share=shares, extent=shares)
def test_a_canvas_of_the_other_direction_is_its_reflection(share: float, extent: float) -> None:
    """What begins at a share begins at the other end, on a page in percent, in a picture in px."""
    for canvas in (Canvas(180), Canvas(180, width=500, unit=2)):
        other = replace(canvas, rtl=True)
        whole = 100 if canvas.width is None else canvas.width
        long = float(canvas.across(extent).rstrip("%"))
        here = float(canvas.x(share, extent).rstrip("%"))
        there = float(other.x(share, extent).rstrip("%"))
        assert math.isclose(here + long + there, whole, abs_tol=ROUNDING)
        assert canvas.y(share) == other.y(share)
        assert canvas.x(share).endswith("%") == (canvas.width is None)


@given(found=unbroken_indicators)
def test_points_stand_inside_the_plot(found: Indicator) -> None:
    """No point and no label leaves the room between the axes."""
    chart = line_chart(found)
    assert all(0 <= x <= 100 for x in places(chart))
    assert all(0 <= point.y <= 100 for point in points(chart))
    assert all(0 <= level.y <= 100 for level in chart.levels)


@given(found=indicators)
def test_breaks_stand_inside_the_plot(found: Indicator) -> None:
    """A break before the first reading or after the last does not leave the chart."""
    chart = line_chart(found)
    assert all(0 <= x <= 100 for x in chart.breaks)


@given(found=milestones, today=days)
def test_marks_stand_inside_the_time_line(found: list[Milestone], today: dt.date) -> None:
    """Every date and the day of the build lie on the axis."""
    assert all(0 <= x <= 100 for x in places(line_of(found, today)))


@given(found=unbroken_indicators)
def test_points_are_in_the_order_of_time(found: Indicator) -> None:
    """A later reading never stands nearer to the start of the axis than an earlier one."""
    for before, after in pairwise(points(line_chart(found))):
        assert before.reading.on.last < after.reading.on.first
        assert before.x <= after.x


@pytest.mark.parametrize(
    "readings", [("2024", "2024-11-30"), ("2024", "2024-02-10"), ("2024-06", "2024-06-28", "2024")]
)
def test_a_line_never_turns_back(readings: tuple[str, ...]) -> None:
    """Readings of a year and of days in it are drawn in the order of their places."""
    chart = line_chart(indicator({on: Decimal(1) for on in readings}))
    drawn = [point.x for point in points(chart)]
    assert drawn == sorted(drawn)


@given(found=daily_indicators)
def test_breaks_stand_between_runs(found: Indicator) -> None:
    """Between two runs there is a break, and none stands within a run."""
    chart = line_chart(found)
    for before, after in pairwise(chart.lines[0]):
        assert any(before[-1].x <= x <= after[0].x for x in chart.breaks)
    for run in chart.lines[0]:
        assert not any(run[0].x < x < run[-1].x for x in chart.breaks)


@pytest.mark.parametrize(
    ("readings", "cut"),
    [
        (("2023", "2024"), "2024"),
        (("2023", "2024"), "2024-01-01"),
        (("2023", "2024"), "2024-09-01"),
        (("2024-05", "2024-06"), "2024-06-20"),
    ],
)
def test_a_break_stands_before_the_run_that_it_opens(readings: tuple[str, ...], cut: str) -> None:
    """A break within the period of a reading is drawn on the side where it divides."""
    chart = line_chart(indicator({on: Decimal(1) for on in readings}, [cut]))
    before, after = chart.lines[0]
    (x,) = chart.breaks
    assert before[-1].x <= x <= after[0].x


@given(found=indicators)
def test_a_higher_value_stands_higher(found: Indicator) -> None:
    """Height follows value, and the axis of values holds 0."""
    chart = line_chart(found)
    by_value = sorted(points(chart), key=lambda point: point.reading.value)
    heights = [point.y for point in by_value]
    assert heights == sorted(heights, reverse=True)
    assert Decimal(0) in {level.value for level in chart.levels}


@given(low=values, high=values)
def test_ticks_cover_what_they_measure(low: Decimal, high: Decimal) -> None:
    """At most seven ticks, from low or below to high or above, in equal round steps."""
    low, high = sorted((low, high))
    ticks = nice_ticks(low, high, SMALLEST, 5)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    (step,) = {after - before for before, after in pairwise(ticks)}
    digits = step.normalize().as_tuple().digits
    assert digits in {(1,), (2,), (5,)}
    assert all(tick % step == 0 for tick in ticks)


@given(value=values)
def test_one_value_still_makes_an_axis(value: Decimal) -> None:
    """Where the lowest value is the highest there are two ticks around it or at it."""
    ticks = nice_ticks(value, value, SMALLEST, 5)
    assert ticks[0] < ticks[-1]


@given(found=unbroken_indicators)
def test_a_finger_finds_each_value_in_a_column(found: Indicator) -> None:
    """The columns of the points fill the width, each around its point."""
    drawn = points(line_chart(found))
    assert drawn[0].left == 0
    assert math.isclose(drawn[-1].left + drawn[-1].width, 100, abs_tol=ROUNDING)
    for before, after in pairwise(drawn):
        assert math.isclose(before.left + before.width, after.left, abs_tol=ROUNDING)
        assert before.x - ROUNDING <= after.left <= after.x + ROUNDING


@given(found=indicators)
def test_both_ends_have_their_value_written(found: Indicator) -> None:
    """The first and the newest value, and no other."""
    labelled = [point for point in points(line_chart(found)) if point.label]
    drawn = points(line_chart(found))
    assert labelled == list(dict.fromkeys((drawn[0], drawn[-1])))


@given(first=days, last=days)
def test_the_axis_of_time_has_two_dates(first: dt.date, last: dt.date) -> None:
    """Both ends have labels, with room between any two; months where all lie in one year."""
    first, last = sorted((first, last))
    _, bands = time_axis([last, first])
    labels = [band for band in bands if band.labelled]
    assert 2 <= len(labels) <= 7
    assert bands[0].labelled
    assert bands[-1].labelled
    assert all(b.label - a.label >= YEAR_ROOM for a, b in pairwise(labels))
    names = [band.when.text for band in bands]
    if first.year != last.year:
        assert names == [str(year) for year in range(first.year, last.year + 1)]
    else:
        assert names[0] <= first.isoformat()[:7] <= last.isoformat()[:7] <= names[-1]
        assert {len(name) for name in names} == {7}


@given(first=days, last=days)
def test_the_axis_of_time_is_even(first: dt.date, last: dt.date) -> None:
    """The axis runs over whole years or months, as far for each day."""
    scale, bands = time_axis([first, last])
    begin, end = bands[0].when.first, bands[-1].when.last + dt.timedelta(1)
    assert scale(begin) == 0
    assert scale(end) == 100
    half = begin + (end - begin) / 2
    assert math.isclose(scale(half), (half - begin).days / (end - begin).days * 100, abs_tol=0.01)
    assert all(band.x == scale(band.when.first) for band in bands)


@given(found=indicators)
def test_labels_of_values_do_not_crowd(found: Indicator) -> None:
    """The labels of values have room between any two."""
    heights = sorted(level.y for level in line_chart(found).levels)
    assert all(after - before >= VALUE_ROOM for before, after in pairwise(heights))


@given(on=dates)
def test_the_middle_of_a_date_is_in_it(on: str) -> None:
    """A date known to the year stands in July, known to the day on that day."""
    when = When.parse(on)
    assert when.first <= when.middle <= when.last
    before, after = when.middle - when.first, when.last - when.middle
    assert abs((after - before).days) <= 1


@given(found=milestones, today=days)
def test_a_mark_has_what_its_milestone_has(found: list[Milestone], today: dt.date) -> None:
    """A due date or what is done; without either it stands apart."""
    chart = line_of(found, today)
    assert all(row.due or row.milestone.done for row in chart.rows)
    assert all(row.due is None and row.milestone.done is None for row in chart.undated)
    assert len(chart.rows) + len(chart.undated) == len(found)


@given(found=milestones, today=days)
def test_what_is_late_stands_before_today(found: list[Milestone], today: dt.date) -> None:
    """A late milestone was due before the day of the build, one to come is not."""
    chart = line_of(found, today)
    for row in chart.rows:
        if row.due and row.state == "late":
            assert chart.scale(row.due.last) <= chart.today
        if row.due and row.state == "due":
            assert chart.scale(row.due.last) >= chart.today


def with_parts(values_of: Mapping[str, Mapping[str, int]]) -> Indicator:
    """An indicator whose parts have values at dates, newest first."""
    found = [(on, part, v) for part, run in values_of.items() for on, v in run.items()]
    readings = tuple(
        {"on": on, "part": part, "value": str(value), "source": "report"}
        for on, part, value in sorted(found, reverse=True)
    )
    record = indicator({"2024": Decimal(1)}).model_dump(
        exclude={"all_readings", "title", "definition"}
    )
    texts = {"title": TEXT, "definition": TEXT, "parts": dict.fromkeys(values_of, TEXT)}
    return Indicator.model_validate({**record, **texts, "readings": readings})


def test_a_line_of_a_part_does_not_cross_a_gap() -> None:
    """Where others have a value and it has none, its line is interrupted."""
    whole = {"2021": 1, "2022": 2, "2023": 3}
    charts = multiples(with_parts({"north": whole, "south": {"2021": 1, "2023": 3}})).charts
    assert [len(run) for run in charts["north"].lines[0]] == [3]
    assert [len(run) for run in charts["south"].lines[0]] == [1, 1]
    assert charts["north"].levels == charts["south"].levels
    assert charts["north"].bands == charts["south"].bands


def test_counts_by_two_bodies_are_not_joined() -> None:
    """Each value of a pair stands alone, the two counts on the same axes."""
    counts: list[Sequence[Reading]] = [
        indicator({"2021": Decimal(5), "2022": Decimal(9)}).readings,
        indicator({"2023": Decimal(2)}).readings,
    ]
    chart = pair(counts)
    assert [[len(run) for run in line] for line in chart.lines] == [[1, 1], [1]]


def test_a_bar_without_a_value_is_told_and_not_drawn() -> None:
    """The highest comes first; what has no value at the newest date comes last and has no width."""
    found = {"a": {"2024": 5}, "b": {"2024": 10, "2023": 1}, "c": {"2023": 7}}
    chart = bar_chart(with_parts(found))
    assert [(bar.part, bar.width) for bar in chart.bars] == [("b", 100), ("a", 50), ("c", 0)]
    assert chart.bars[-1].reading is None
    many = bar_chart(with_parts({f"p{number}": {"2024": number} for number in range(1, 40)}))
    assert (len(many.bars), many.further) == (MOST, 39 - MOST)


@pytest.mark.parametrize("value", [0, -5])
def test_a_map_is_drawn_of_values_that_are_no_more_than_nothing(
    library: Library, value: int
) -> None:
    """Each value has a shade, and a place of which nothing was found has none."""
    given = library.pledges["climate"].indicators["origin-governorates"]
    readings = [r.model_copy(update={"value": Decimal(value)}) for r in given.readings]
    found = area_map(library, given.model_copy(update={"all_readings": tuple(readings)}))
    assert any(area.reading for area in found.areas)
    assert all(bool(area.shade) == (area.shown is not None) for area in found.areas)
    assert all(0 <= area.shade <= SHADES for area in found.areas)


def test_what_has_nobody_to_be_divided_by_is_not_shown_on_a_map(library: Library) -> None:
    """Without inhabitants there is no value per 1,000 of them, and the rest is drawn."""
    given = library.pledges["climate"].indicators["origin-governorates"]
    assert given.per
    count = library.context[given.per]
    held = tuple(r for r in count.readings if r.part != "thi-qar")
    context = {**library.context, given.per: count.model_copy(update={"all_readings": held})}
    areas = {one.slug: one for one in area_map(replace(library, context=context), given).areas}
    assert areas["thi-qar"].reading
    assert areas["thi-qar"].shown is None
    assert areas["missan"].shown
