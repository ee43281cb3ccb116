"""The ledgers count days to the day of the build, put the worst first and lose no revision."""

import datetime as dt

from pledges.pages.edition import Edition
from pledges.progress import deadlines, ledgers, standing
from pledges.records.library import Library


def test_the_longest_silence_comes_first(sample: Edition, library: Library, today: dt.date) -> None:
    """A pledge without any update stands before all others."""
    assert [(row.slug, row.silence) for row in ledgers.silences(sample.library, today)] == [
        ("roads", None),
        ("water", 75),
    ]
    days = [row.silence or 0 for row in ledgers.silences(library, today)]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(library.pledges)


def test_silence_is_that_of_the_progress_table(library: Library, today: dt.date) -> None:
    """The ledger and the home page count the same days."""
    for row in ledgers.silences(library, today):
        assert row.silence == standing.silence(library.pledges[row.slug], today)


def test_a_review_is_overdue_from_the_day_after(sample: Edition) -> None:
    """On the day itself nothing is overdue; a month is over at its end."""
    water = {r.slug: r for r in ledgers.silences(sample.library, dt.date(2027, 3, 1))}["water"]
    assert water.overdue == 0
    water = {r.slug: r for r in ledgers.silences(sample.library, dt.date(2027, 3, 4))}["water"]
    assert water.overdue == 3


def test_the_governments_own_last_word_is_told_apart(sample: Edition, today: dt.date) -> None:
    """It is the newest update with the claim `reported`, also when another is newer."""
    water = {row.slug: row for row in ledgers.silences(sample.library, today)}["water"]
    assert water.reported is not None
    assert water.reported.name == "2026-09-14-ministry"


def test_bodies_answer_for_what_a_source_has_them_lead(sample: Edition, today: dt.date) -> None:
    """Who leads by the editors' word, takes part or is a partner promised nothing."""
    found = {row.slug: row for row in ledgers.body_silences(sample.library, today)}
    assert set(found) == {"sample-ministry"}
    ministry = found["sample-ministry"]
    assert (ministry.pledges, ministry.newest, ministry.silence) == (("water",), "water", 75)
    assert {row.slug for row in ledgers.body_dues(sample.library, today)} == {"sample-ministry"}


def test_an_answered_question_is_asked_of_nobody(sample: Edition, today: dt.date) -> None:
    """The ministry has three questions, one of them answered."""
    (ministry,) = ledgers.body_silences(sample.library, today)
    asked = [sample.library.questions, *(p.questions for p in sample.library.pledges.values())]
    every = [one for found in asked for one in found.values() if ministry.slug in one.who]
    assert ministry.questions == len(every) - 1
    assert sum(bool(one.answered) for one in every) == 1


def test_every_revision_keeps_its_days(sample: Edition, today: dt.date) -> None:
    """Pipes were moved by 365 and by 181 days and are 151 days past that: 697 in all."""
    rows = {row.slug: row for _, row in ledgers.dues(sample.library, today)}
    pipes = rows["pipes"]
    assert [(revision.due.text, days) for revision, days in pipes.revisions] == [
        ("2026-06-30", 181),
        ("2025-12-31", 365),
    ]
    assert (pipes.state, pipes.overdue, pipes.total) == ("late", 151, 697)
    assert pipes.total == deadlines.slip(pipes.milestone, sample.library.events) + pipes.overdue


def test_what_was_done_late_counts_to_the_day_it_was_done(sample: Edition, today: dt.date) -> None:
    """The design came 12 days after its date; the tariff is not due yet."""
    rows = {row.slug: row for _, row in ledgers.dues(sample.library, today)}
    assert (rows["design"].overdue, rows["design"].total) == (12, 12)
    assert rows["tariff"].total == 0
    assert list(rows) == ["pipes", "design", "tariff", "meters"]


def test_only_dated_milestones_are_in_the_ledger(library: Library, today: dt.date) -> None:
    """Each milestone with a due date stands there once."""
    dated = {
        (pledge, slug)
        for pledge, record in library.pledges.items()
        for slug, milestone in record.milestones.items()
        if milestone.due
    }
    rows = ledgers.dues(library, today)
    assert {(pledge, row.slug) for pledge, row in rows} == dated
    assert len(rows) == len(dated)


def test_slip_is_charged_to_the_body_that_leads(sample: Edition, today: dt.date) -> None:
    """The ministry leads the pledge on water; the council only takes part in it."""
    assert ledgers.body_dues(sample.library, today) == [
        ledgers.BodyDue("sample-ministry", dated=3, late=1, days=709, confidence="medium")
    ]
