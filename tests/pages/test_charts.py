"""The geometry of the charts holds for every series of readings and every list of milestones."""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.pages.charts.axes import WIDTH, nice_ticks, time_axis
from pledges.pages.charts.lines import LineChart, Point, line_chart
from pledges.pages.charts.timelines import TimeLine, time_line
from pledges.pages.charts.tracks import GAP, StageTrack, stage_track
from pledges.progress.deadlines import due, state
from pledges.records.pledge import Indicator, Milestone
from pledges.records.values import When

TEXT = {"ar": "عينة", "en": "sample"}
# The least room between the middles of two labels of years, and of values.
YEAR_ROOM, VALUE_ROOM = 30.0, 20.0
# Places are rounded to two decimals; a sum of several may be off by as many hundredths.
ROUNDING = 0.06

days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
dates = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))
whole_days = days.map(dt.date.isoformat)
values = st.decimals(1 - 10**15, 10**15 - 1, places=6)


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
    """The points of all runs in the order in which they are drawn."""
    return [point for run in chart.runs for point in run]


def places(chart: LineChart | TimeLine) -> Iterator[float]:
    """Every x of a chart."""
    yield from (chart.start, chart.end)
    yield from (x for year in chart.years for x in (year.x, year.label) if x is not None)
    if isinstance(chart, LineChart):
        yield from (point.x for point in points(chart))
        yield from chart.breaks
    else:
        yield chart.today
        yield from (x for mark in chart.marks for x in (mark.due, mark.done) if x is not None)


def without_places(chart: LineChart | TimeLine) -> LineChart | TimeLine:
    """A chart with every x set to 0: what a reflection must leave as it is."""
    years = tuple(replace(y, x=0.0, label=y.label and 0.0) for y in chart.years)
    bare = replace(chart, start=0.0, end=0.0, years=years)
    if isinstance(bare, LineChart):
        runs = tuple(tuple(replace(p, x=0.0) for p in run) for run in bare.runs)
        return replace(bare, runs=runs, breaks=tuple(0.0 for _ in bare.breaks))
    marks = tuple(replace(m, due=m.due and 0.0, done=m.done and 0.0) for m in bare.marks)
    return replace(bare, marks=marks, today=0.0)


def reflected(places_of_chart: Iterator[float]) -> list[float]:
    """The places of a chart as a right-to-left page has them."""
    return [round(WIDTH - x, 2) for x in places_of_chart]


@given(found=indicators)
def test_a_mirrored_line_chart_is_its_reflection(found: Indicator) -> None:
    """Every x becomes the width less x; heights, values and years stay."""
    chart = line_chart(found)
    assert [*places(chart.mirrored())] == reflected(places(chart))
    assert without_places(chart.mirrored()) == without_places(chart)


@given(found=milestones, today=days)
def test_a_mirrored_time_line_is_its_reflection(found: list[Milestone], today: dt.date) -> None:
    """Every x becomes the width less x; rows, numbers and states stay."""
    chart = time_line(found, today, {})
    assert [*places(chart.mirrored())] == reflected(places(chart))
    assert without_places(chart.mirrored()) == without_places(chart)


@given(found=indicators)
def test_a_line_chart_mirrored_twice_is_itself(found: Indicator) -> None:
    """The reflection of the reflection is the chart."""
    chart = line_chart(found)
    assert chart.mirrored().mirrored() == chart


@given(found=milestones, today=days)
def test_a_time_line_mirrored_twice_is_itself(found: list[Milestone], today: dt.date) -> None:
    """The reflection of the reflection is the time line."""
    chart = time_line(found, today, {})
    assert chart.mirrored().mirrored() == chart


@given(found=unbroken_indicators)
def test_points_stand_inside_the_plot(found: Indicator) -> None:
    """No point and no label leaves the room between the axes."""
    for chart in (line_chart(found), line_chart(found).mirrored()):
        left, right = sorted((chart.start, chart.end))
        assert all(left <= x <= right for x in places(chart))
        assert all(chart.top <= point.y <= chart.bottom for point in points(chart))
        assert all(chart.top <= level.y <= chart.bottom for level in chart.levels)


@given(found=indicators)
def test_breaks_stand_inside_the_plot(found: Indicator) -> None:
    """A break before the first reading or after the last does not leave the chart."""
    chart = line_chart(found)
    assert all(chart.start <= x <= chart.end for x in chart.breaks)


@given(found=milestones, today=days)
def test_marks_stand_inside_the_time_line(found: list[Milestone], today: dt.date) -> None:
    """Every date and the day of the build lie on the axis, every row above the labels."""
    for chart in (time_line(found, today, {}), time_line(found, today, {}).mirrored()):
        left, right = sorted((chart.start, chart.end))
        assert all(left <= x <= right for x in places(chart))
        assert all(0 < mark.y < chart.height for mark in chart.marks)


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
    for before, after in pairwise(chart.runs):
        assert any(before[-1].x <= x <= after[0].x for x in chart.breaks)
    for run in chart.runs:
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
    before, after = chart.runs
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
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    (step,) = {after - before for before, after in pairwise(ticks)}
    digits = step.normalize().as_tuple().digits
    assert digits in {(1,), (2,), (5,)}
    assert all(tick % step == 0 for tick in ticks)


@given(value=values)
def test_one_value_still_makes_an_axis(value: Decimal) -> None:
    """Where the lowest value is the highest there are two ticks around it or at it."""
    ticks = nice_ticks(value, value)
    assert ticks[0] < ticks[-1]


@given(found=indicators)
def test_a_path_visits_every_point(found: Indicator) -> None:
    """A line goes straight from point to point, a step level and then upright."""
    chart = line_chart(found)
    for run in chart.runs:
        path = chart.path(run)
        start, *rest = re.findall(r"[MLHV][^MLHV]*", path)
        visited = [start[1:].split()]
        if chart.steps:
            assert [part[0] for part in rest] == ["H", "V"] * (len(run) - 1)
            numbers = [part[1:] for part in rest]
            visited += [[x, y] for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        else:
            assert [part[0] for part in rest] == ["L"] * (len(run) - 1)
            visited += [part[1:].split() for part in rest]
        assert [[float(x), float(y)] for x, y in visited] == [[p.x, p.y] for p in run]


@given(first=days, last=days, start=st.floats(0, 100))
def test_labels_of_years_do_not_crowd(first: dt.date, last: dt.date, start: float) -> None:
    """At most six years have labels, the last one among them, with room between any two."""
    first, last = sorted((first, last))
    _, years = time_axis(first, last, start)
    labels = [year.label for year in years if year.label is not None]
    assert 1 <= len(labels) <= 6
    assert years[-1].label is not None
    assert all(after - before >= YEAR_ROOM for before, after in pairwise(labels))
    assert [year.year.text for year in years] == [
        str(year) for year in range(first.year, last.year + 1)
    ]


@given(first=days, last=days, start=st.floats(0, 100))
def test_the_axis_of_time_is_even(first: dt.date, last: dt.date, start: float) -> None:
    """The axis runs from where it starts over whole years, as far for each day."""
    first, last = sorted((first, last))
    scale, years = time_axis(first, last, start)
    begin, end = dt.date(first.year, 1, 1), dt.date(last.year + 1, 1, 1)
    assert math.isclose(scale(begin), start, abs_tol=ROUNDING)
    assert math.isclose(scale(end), WIDTH - 14, abs_tol=ROUNDING)
    half = begin + (end - begin) / 2
    per_day = (WIDTH - 14 - start) / (end - begin).days
    assert math.isclose(scale(half), start + (half - begin).days * per_day, abs_tol=ROUNDING)
    assert all(year.x == scale(year.year.first) for year in years)


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
    """A diamond at the last due day, a circle at what is done, each in its own numbered row."""
    chart = time_line(found, today, {})
    assert [mark.number for mark in chart.marks] == list(range(1, len(found) + 1))
    for mark, one in zip(chart.marks, found, strict=True):
        assert (mark.due is None, mark.done is None) == (due(one, {}) is None, one.done is None)
        assert mark.state == state(one, today, {})
    for before, after in pairwise(chart.marks):
        assert after.y - before.y >= VALUE_ROOM


@given(found=milestones, today=days)
def test_what_is_late_stands_before_today(found: list[Milestone], today: dt.date) -> None:
    """A late milestone was due before the day of the build, one to come is not."""
    chart = time_line(found, today, {})
    for mark in chart.marks:
        if mark.due is not None and mark.state == "late":
            assert mark.due <= chart.today
        if mark.due is not None and mark.state == "due":
            assert mark.due >= chart.today


@given(count=st.integers(1, 9), current=st.integers(-1, 8))
def test_a_stage_track_fills_its_width(count: int, current: int) -> None:
    """Equal boxes with equal gaps, reached up to the current one."""
    order = [f"stage-{number}" for number in range(count)]
    slug = order[current] if 0 <= current < count else "stalled"
    stages = stage_track(slug, order).stages
    assert [stage.status for stage in stages] == order
    for before, after in pairwise(stages):
        assert math.isclose(before.x + before.width + GAP, after.x, abs_tol=ROUNDING)
    assert stages[0].x == 0
    assert math.isclose(stages[-1].x + stages[-1].width, WIDTH, abs_tol=ROUNDING)
    place = order.index(slug) if slug in order else -1
    assert [stage.reached for stage in stages] == [number <= place for number in range(count)]
    assert [stage.status for stage in stages if stage.current] == ([slug] if place >= 0 else [])


@given(count=st.integers(1, 9))
def test_a_mirrored_stage_track_is_its_reflection(count: int) -> None:
    """Each box keeps its width and stands at its reflection; mirrored twice it is itself."""
    track = stage_track("stage-0", [f"stage-{number}" for number in range(count)])
    for stage, other in zip(track.stages, track.mirrored().stages, strict=True):
        assert other.x == round(WIDTH - stage.x - stage.width, 2)
        assert replace(other, x=stage.x) == stage
    back: StageTrack = track.mirrored().mirrored()
    for stage, other in zip(track.stages, back.stages, strict=True):
        assert math.isclose(stage.x, other.x, abs_tol=1e-9)
