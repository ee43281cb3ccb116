"""The arithmetic of progress holds for every date, milestone and series of readings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pledges.progress import deadlines
from pledges.progress import readings as progress_readings
from pledges.progress import standing as progress_standing
from pledges.records.dated import Event, Indicator, Mark, Milestone
from pledges.records.library import Library
from pledges.records.pledge import Pledge
from pledges.records.values import When

TEXT = {"ar": "عينة", "en": "sample"}
DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 28)
PLEDGE: dict[str, Any] = {
    "number": "1",
    "title": TEXT,
    "on": "2022-05-10",
    "verdict": {"on": "2026", "text": TEXT},
    "wording": {
        "ar": {"text": "عينة", "source": "report"},
        "en": {"text": "sample", "source": "report"},
    },
    "summary": TEXT,
    "bodies": {"lead": ("ministry",), "sources": ("report",)},
    "objectives": ({"to": "1", "basis": "editorial"},),
    "record": {"checked": "2026"},
    "next_review": "2027-05-10",
}

days = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
dates = st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))
values = st.decimals(-(10**9), 10**9, places=3)


def milestone(  # noqa: PLR0913, PLR0917 - each key that the arithmetic reads
    due: str = "",
    done: str = "",
    basis: str = "official",
    revised: Sequence[str] = (),
    about: str = "promise",
    by: str = "",
) -> Milestone:
    """A milestone; `revised` are the new due dates, newest first."""
    record: dict[str, Any] = {"title": TEXT, "basis": basis, "sources": ("report",)}
    if basis == "official":
        record |= {"strength": "pledged", "quote": {"text": "words", "source": "report"}}
    else:
        record["about"] = about
    record |= {"due": due} if due else {}
    record |= {"by": by} if by else {}
    record |= {"done": done, "claim": "reported"} if done else {}
    record["revisions"] = tuple(
        {"due": day, "on": "2024", "reason": TEXT, "source": "report"} for day in revised
    )
    return Milestone.model_validate(record)


def pledge(**keys: Any) -> Pledge:
    """A pledge with some keys of its own."""
    return Pledge.model_validate({**PLEDGE, **keys})


def update(
    on: str, status: str = "", claim: str = "reported", about: str = "promise"
) -> dict[str, Any]:
    """An update, with a status or without."""
    record = {"on": on, "about": about, "text": TEXT, "claim": claim, "sources": ("report",)}
    return {**record, "status": status} if status else record


def indicator(readings: Mapping[str, Decimal], breaks: Sequence[str] = ()) -> Indicator:
    """An indicator with a value at each date, newest first, and breaks."""
    newest_first = sorted(readings, key=lambda on: When.parse(on).last, reverse=True)
    record = {
        "title": TEXT,
        "kind": "outcome",
        "unit": "people",
        "definition": TEXT,
        "readings": tuple(
            {"on": on, "value": f"{readings[on]:f}", "source": "report"} for on in newest_first
        ),
        "breaks": tuple({"on": on, "note": TEXT} for on in breaks),
    }
    return Indicator.model_validate(record)


milestones = st.builds(
    milestone,
    due=st.one_of(st.just(""), dates),
    done=st.one_of(st.just(""), dates),
    basis=st.sampled_from(("official", "editorial")),
    about=st.sampled_from(("promise", "subject", "context")),
)


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2025", dt.date(2025, 12, 31)),
        ("2025-02", dt.date(2025, 2, 28)),
        ("2024-02", dt.date(2024, 2, 29)),
        ("2025-12", dt.date(2025, 12, 31)),
        ("2025-06-30", dt.date(2025, 6, 30)),
    ],
)
def test_a_milestone_is_late_only_after_the_last_day_of_its_due_date(
    due: str, last: dt.date
) -> None:
    """A due year, month or day is kept until its last day has passed."""
    assert deadlines.state(milestone(due), last - DAY, {}) == "due"
    assert deadlines.state(milestone(due), last, {}) == "due"
    assert deadlines.state(milestone(due), last + DAY, {}) == "late"


@given(due=st.one_of(st.just(""), dates), done=dates, today=days)
def test_what_is_done_is_done_on_any_day(due: str, done: str, today: dt.date) -> None:
    """A milestone with a day of completion is done, whatever was due."""
    assert deadlines.state(milestone(due, done), today, {}) == "done"


@given(today=days)
def test_a_milestone_without_a_date_is_never_late(today: dt.date) -> None:
    """What was promised without a date is undated."""
    assert deadlines.state(milestone(), today, {}) == "undated"


def test_the_newest_revision_is_in_force() -> None:
    """Lateness counts from the newest due date, not from the first."""
    found = milestone("2024", revised=("2026-12", "2025"))
    assert deadlines.due(found, {}) == When.parse("2026-12")
    assert deadlines.state(found, dt.date(2026, 11, 28), {}) == "due"


@pytest.mark.parametrize(
    ("found", "days_later"),
    [
        (milestone(), 0),
        (milestone(done="2024"), 0),
        (milestone("2024"), 0),
        (milestone("2023", revised=("2024",)), 366),
        (milestone("2023-06-30", done="2023-07-02"), 2),
        (milestone("2023-06-30", done="2023-06-01"), 0),
        (milestone("2023", done="2024"), 1),
        (milestone("2023", done="2023-05"), 0),
        (milestone("2023-12-31", revised=("2024-01-10",), done="2024-01-15"), 15),
        (milestone("2023-12-31", revised=("2024-01-10",), done="2024-01-05"), 10),
    ],
)
def test_a_slip_is_counted_from_the_first_promised_date(found: Milestone, days_later: int) -> None:
    """The slip runs from the last day first promised to the date in force, or to a later done."""
    assert deadlines.slip(found, {}) == days_later


@given(due=dates, done=dates)
def test_what_was_never_postponed_does_not_slip_backwards(due: str, done: str) -> None:
    """Being early is no slip, and being late by less than the precision of a date is none."""
    slip = deadlines.slip(milestone(due, done), {})
    assert slip == max(0, (When.parse(done).first - When.parse(due).last).days)


@given(found=st.lists(milestones), today=days)
def test_a_tally_counts_every_promise_once(found: list[Milestone], today: dt.date) -> None:
    """Promised milestones are shared out among the states; steps count only after the pledge."""
    numbered = {f"m-{number}": one for number, one in enumerate(found)}
    record = pledge().model_copy(update={"all_milestones": numbered})
    tally = progress_standing.tally(record, today, {})
    official = [m for m in found if m.basis == "official"]
    assert tally.kinds["promised"] == sum(tally.states.values()) == len(official)
    assert tally.done["promised"] == tally.states["done"] == sum(1 for m in official if m.done)
    assert tally.states["undated"] == sum(1 for m in official if not m.done and not m.due)
    steps = [m for m in found if m.basis == "editorial" and m.about == "promise" and m.done]
    assert tally.done["step"] == sum(m.done.first >= record.on.first for m in steps if m.done)
    assert tally.alone == tally.done["promised"]


@given(on=dates, today=days)
def test_silence_is_never_negative(on: str, today: dt.date) -> None:
    """Silence is counted from the last day of the newest update, and a running period is none."""
    silence = progress_standing.silence(pledge(updates=(update(on), update("2014"))), today)
    assert silence is not None
    assert silence == max(0, (today - When.parse(on).last).days)


def test_without_updates_there_is_no_count_of_silence() -> None:
    """A pledge of which no update was found has no number of days."""
    assert progress_standing.silence(pledge(), TODAY) is None


@given(found=st.lists(milestones, max_size=5), today=days)
def test_the_next_date_is_that_of_the_nearest_milestone(
    found: list[Milestone], today: dt.date
) -> None:
    """Only a milestone that is due can be next; what the editors plan never is."""
    numbered = {f"m-{number}": one for number, one in enumerate(found)}
    record = pledge().model_copy(update={"all_milestones": numbered})
    coming = [
        w.last for m in found if not m.done and (w := deadlines.due(m, {})) and w.last >= today
    ]
    following = progress_standing.next_date(record, today, {})
    assert (following[0].last if following else None) == min(coming, default=None)


EVENT = {"on": "2026-05-05", "until": "2026-05-08", "title": TEXT, "sources": ("report",)}


@pytest.mark.parametrize(("held", "late"), [("known", "late"), ("announced", "late-if-held")])
def test_a_date_that_names_an_event_ends_with_it(held: str, late: str) -> None:
    """Past due for sure only if the event is known to have been held; else nothing is counted."""
    events = {"forum": Event.model_validate({**EVENT, "held": held})}
    found = milestone("2026", by="forum")
    assert deadlines.state(found, dt.date(2026, 5, 8), events) == "due"
    assert deadlines.state(found, dt.date(2026, 5, 9), events) == late
    overdue = deadlines.overdue(found, dt.date(2026, 5, 9), events)
    assert overdue == (1 if held == "known" else 0)
    assert deadlines.slip(found, events) == 0


def test_what_was_done_before_the_pledge_is_background() -> None:
    """So is what is about something else, and a year in which the pledge may lie ahead."""
    record = pledge()
    counted = {
        ("2022-05-10", "promise"): "step",
        ("2022-05-09", "promise"): "background",
        ("2022", "promise"): "background",
        ("2024", "subject"): "background",
        ("2024", "context"): "background",
    }
    for (done, about), kind in counted.items():
        found = milestone(done=done, basis="editorial", about=about)
        assert progress_standing.counted_as(record, found) == kind


def test_only_what_is_pledged_is_promised() -> None:
    """What is sought or mentioned is counted apart."""
    for strength, kind in (("pledged", "promised"), ("sought", "weaker"), ("mentioned", "weaker")):
        found = milestone().model_copy(update={"strength": strength})
        assert progress_standing.counted_as(pledge(), found) == kind


def test_only_the_promise_ends_a_silence() -> None:
    """A newer update about the subject leaves the days as they were."""
    found = pledge(updates=(update("2026-11-20", about="subject"), update("2026-11-13")))
    assert progress_standing.silence(found, TODAY) == 15
    found = pledge(updates=(update("2026-11-20", about="context"),))
    assert progress_standing.silence(found, TODAY) is None


def test_the_newest_update_with_a_status_tells_the_standing() -> None:
    """A newer update without a status changes neither the status nor the claim."""
    found = pledge(
        updates=(
            update("2025-03", claim="disputed"),
            update("2024-02", "stalled", "confirmed"),
            update("2023", "in-progress", "verified"),
        )
    )
    standing = progress_standing.standing(found)
    assert (standing.status, standing.claim) == ("stalled", "confirmed")
    assert standing.update is found.updates[1]


def test_without_a_status_a_pledge_is_unknown_by_nobody() -> None:
    """No update with a status means unknown, and nobody's word for it."""
    for record in (pledge(), pledge(updates=(update("2024"),))):
        assert progress_standing.standing(record) == progress_standing.Standing(
            "unknown", None, None
        )


def share(baseline: Decimal, target: Decimal, value: Decimal) -> Decimal | None:
    """The share of target of an indicator whose newest reading has a value."""
    mark = Mark.model_validate({"on": "2021", "value": "0", "source": "report"})
    start, end = (mark.model_copy(update={"value": one}) for one in (baseline, target))
    found = indicator({"2024": Decimal(0)})
    newest = found.all_readings[0].model_copy(update={"value": value})
    update = {"baseline": start, "target": end, "all_readings": (newest,)}
    return progress_readings.share(found.model_copy(update=update))


@given(baseline=values, target=values)
def test_the_share_of_target_runs_from_0_to_1(baseline: Decimal, target: Decimal) -> None:
    """The share is 0 at the baseline, 1 at the target and a half between them."""
    assume(baseline != target)
    assert share(baseline, target, baseline) == 0
    assert share(baseline, target, target) == 1
    assert share(baseline, target, (baseline + target) / 2) == Decimal("0.5")


@given(baseline=values, target=values, steps=st.integers(-8, 8))
def test_the_share_of_target_is_linear(baseline: Decimal, target: Decimal, steps: int) -> None:
    """Every quarter of the way is a quarter of the share, before the start and past the end."""
    assume(baseline != target)
    way = (target - baseline) / 4
    assert share(baseline, target, baseline + steps * way) == Decimal(steps) / 4


def test_the_share_of_an_indicator_is_that_of_its_newest_reading() -> None:
    """From 60 to 100, a newest reading of 70 is a quarter of the way; without marks, no share."""
    readings = indicator({"2025": Decimal(70), "2024": Decimal(90)})
    start, end = (
        Mark.model_validate({"on": on, "value": value, "source": "report"})
        for on, value in (("2021", "60"), ("2027", "100"))
    )
    marked = readings.model_copy(update={"baseline": start, "target": end})
    assert progress_readings.share(marked) == Decimal("0.25")
    assert progress_readings.share(readings) is None
    assert progress_readings.share(readings.model_copy(update={"baseline": start})) is None


@given(
    readings=st.dictionaries(dates, values, min_size=1, max_size=8),
    breaks=st.lists(dates, max_size=3),
)
def test_runs_hold_every_reading_once_and_in_order(
    readings: dict[str, Decimal], breaks: list[str]
) -> None:
    """The runs one after another are the readings, oldest first; none is empty."""
    found = indicator(readings, breaks)
    runs = progress_readings.runs(found)
    joined = [reading for run in runs for reading in run]
    assert all(runs)
    assert len(joined) == len(found.readings)
    assert {r.on.text: r.value for r in joined} == readings
    middles = [reading.on.middle for reading in joined]
    assert middles == sorted(middles)


@given(
    readings=st.dictionaries(dates, values, min_size=1, max_size=8),
    breaks=st.lists(dates, max_size=3),
)
def test_no_run_crosses_a_break(readings: dict[str, Decimal], breaks: list[str]) -> None:
    """Two readings on the two sides of a break are never in one run."""
    cuts = [When.parse(on).first for on in breaks]
    for run in progress_readings.runs(indicator(readings, breaks)):
        for cut in cuts:
            sides = {reading.on.last >= cut for reading in run}
            assert len(sides) == 1


@given(
    readings=st.dictionaries(dates, values, min_size=1, max_size=8),
    breaks=st.lists(dates, max_size=3),
)
def test_only_a_break_divides(readings: dict[str, Decimal], breaks: list[str]) -> None:
    """Between two runs there is a break, so that without one all readings are joined."""
    cuts = [When.parse(on).first for on in breaks]
    runs = progress_readings.runs(indicator(readings, breaks))
    for before, after in pairwise(runs):
        assert any(before[-1].on.middle < cut <= after[0].on.last for cut in cuts)


def test_the_stages_are_the_statuses_on_the_way_in_order(library: Library) -> None:
    """Statuses without a place on the way are no stages."""
    stages = progress_standing.stages(library.statuses)
    places = [library.statuses[slug].stage or 0 for slug in stages]
    assert places == sorted(places)
    assert {slug for slug, rule in library.statuses.items() if rule.stage} == set(stages)
