"""Everything that the records lack is named once, with since when and who could supply it."""

import datetime as dt
from typing import Any

from pledges.pages.edition import Edition
from pledges.progress.gaps import READING_DAYS, gaps
from pledges.progress.standing import standing
from pledges.records.library import Library


def test_the_gaps_of_the_sample(sample: Edition, today: dt.date) -> None:
    """One of each kind that has a pledge, with the date and who could tell."""
    found = {gap.anchor: gap for gap in gaps(sample.library, today) if gap.kind != "unofficial"}
    assert set(found) == {
        "gap-due-water-training",
        "gap-status-roads",
        "gap-record-roads",
    } | {anchor for anchor in found if anchor.startswith("gap-reading-")}
    assert found["gap-status-roads"].who == ("sample-council",)
    assert found["gap-status-roads"].since is None
    record = found["gap-record-roads"].since
    assert record is not None
    assert record.text == "2026"


def test_a_reading_is_missing_after_two_years(sample: Edition) -> None:
    """The budget of 2025 is old when two years have passed since the end of that year."""
    last = dt.date(2025, 12, 31) + dt.timedelta(days=READING_DAYS)
    for day, missing in ((last, False), (last + dt.timedelta(days=1), True)):
        anchors = {gap.anchor for gap in gaps(sample.library, day)}
        assert ("gap-reading-roads-budget" in anchors) is missing


def test_no_gap_is_named_twice(library: Library, today: dt.date) -> None:
    """Anchors are unique, and every unofficial name is there once, whoever bears it."""
    found = gaps(library, today)
    assert len({gap.anchor for gap in found}) == len(found)
    named: list[Any] = [*library.bodies.values(), *library.objectives.values()]
    named += [*library.principles.values(), *library.glossary.values()]
    unofficial = len({record.title["en"] for record in named if record.unofficial})
    assert sum(gap.kind == "unofficial" for gap in found) == unofficial > 0


def test_unknown_statuses_are_those_of_the_pages(library: Library, today: dt.date) -> None:
    """A pledge is named here exactly when its status is unknown."""
    unknown = {slug for slug, p in library.pledges.items() if standing(p).status == "unknown"}
    assert {gap.pledge for gap in gaps(library, today) if gap.kind == "status"} == unknown
