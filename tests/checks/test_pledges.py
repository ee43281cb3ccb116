"""The rules within a pledge, at their edges: what just passes, what just does not."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from pledges.checks.dates import Desk
from pledges.checks.pledges import problems
from pledges.pages.edition import Edition
from pledges.records.dated import Indicator
from pledges.records.pledge import Pledge
from pledges.records.shapes import walk

FILE = "data/pledges/water.yml"
TEXT = {"ar": "نص", "en": "Text"}
QUOTE = {"text": "نص", "source": "s"}
MINIMAL: dict[str, Any] = {
    "number": "1",
    "title": TEXT,
    "on": "1990",
    "verdict": {"on": "2026-11", "text": TEXT},
    "wording": {"ar": QUOTE, "en": QUOTE},
    "summary": TEXT,
    "bodies": {"lead": ["b"], "sources": ["s"]},
    "objectives": [{"to": "1", "basis": "editorial"}],
    "record": {"checked": "2026"},
    "next_review": "2027",
}
Told = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def told(sample: Edition, today: dt.date) -> Told:
    """What is told of a sound pledge with some keys set: the address and code of each problem."""

    def tell(**keys: Any) -> list[tuple[str, str]]:
        desk = Desk(sample.library, FILE, today)
        pledge = Pledge.model_validate(MINIMAL | keys)
        found = problems(desk, walk(pledge))
        return [(problem.key, problem.code) for problem in found]

    return tell


def update(on: str, **keys: str) -> dict[str, Any]:
    """A sound update on a date."""
    return {
        "on": on,
        "about": "promise",
        "text": TEXT,
        "claim": "reported",
        "sources": ["s"],
        **keys,
    }


def milestone(**keys: Any) -> dict[str, Any]:
    """The milestones of a pledge, of which there is one."""
    one = {"title": TEXT, "basis": "official", "strength": "pledged", "quote": QUOTE, **keys}
    return {"milestones": {"m": {"sources": ["s"], **one}}}


def revision(due: str, on: str) -> dict[str, Any]:
    """A sound revision."""
    return {"due": due, "on": on, "reason": TEXT, "source": "s"}


def indicator(*readings: dict[str, str], **keys: Any) -> dict[str, Any]:
    """The indicators of a pledge, of which there is one."""
    read = [{"value": "1", "source": "s", **reading} for reading in readings]
    one = {"title": TEXT, "kind": "outcome", "unit": "people", "definition": TEXT, "readings": read}
    return {"indicators": {"i": one | keys}}


def mark(on: str, value: str) -> dict[str, str]:
    """A sound baseline or target."""
    return {"on": on, "value": value, "source": "s"}


def test_a_pledge_with_only_what_it_needs_is_sound(told: Told) -> None:
    """No rule asks for a key that the model does not."""
    assert told() == []


@pytest.mark.parametrize("on", ["2026-11-23", "2026-11", "2026", "2022-05-10", "1999"])
def test_what_has_begun_is_not_future(told: Told, on: str) -> None:
    """Today, and a month or a year that is running, may be recorded."""
    assert told(updates=[update(on)]) == []
    assert told(record={"checked": on}) == []
    assert told(**milestone(done=on, claim="reported")) == []
    assert told(**indicator({"on": on})) == []
    assert told(questions={"q": {"text": TEXT, "since": on, "who": ["b"]}}) == []
    assert told(**milestone(due="2030", revisions=[revision("2031", on)])) == []


@pytest.mark.parametrize("on", ["2026-11-29", "2026-12", "2027"])
def test_what_has_not_begun_is_future(told: Told, on: str) -> None:
    """Tomorrow, the next month and the next year cannot have happened."""
    assert told(updates=[update(on)]) == [("updates[1].on", "future")]
    assert told(record={"checked": on}) == [("record.checked", "future")]
    assert told(**milestone(done=on, claim="reported")) == [("milestones.m.done", "future")]
    assert told(**indicator({"on": on})) == [("indicators.i.readings[1].on", "future")]
    question = {"text": TEXT, "since": on, "who": ["b"]}
    assert told(questions={"q": question}) == [("questions.q.since", "future")]
    revised = milestone(due="2030", revisions=[revision("2031", on)])
    assert told(**revised) == [("milestones.m.revisions[1].on", "future")]


def test_what_is_promised_may_be_future(told: Told) -> None:
    """Due dates, targets and the next review lie ahead."""
    assert told(**milestone(due="2030")) == []
    ahead = indicator({"on": "2025"}, baseline=mark("2021", "1"), target=mark("2030", "2"))
    assert told(**ahead) == []


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("2024", "2024"),
        ("2024", "2024-06"),
        ("2024-06", "2024"),
        ("2024-06-30", "2024-06"),
        ("2024-06", "2024-06-30"),
        ("2024-06-30", "2024-06-30"),
        ("2024-06-30", "2024-06-29"),
    ],
)
def test_newest_first_allows_what_overlaps(told: Told, newer: str, older: str) -> None:
    """A year and a day within it may stand in either order."""
    assert told(updates=[update(newer, slug="newer"), update(older)]) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2024", "2025"),
        ("2024-06-29", "2024-06-30"),
        ("2024-06", "2024-07-01"),
        ("2023", "2024-01"),
    ],
)
def test_newest_first_is_told_at_the_newer(told: Told, above: str, below: str) -> None:
    """What lies wholly after the entry above it must move up."""
    assert told(updates=[update(above), update(below)]) == [("updates[2].on", "wrong_order")]
    readings = indicator({"on": above}, {"on": below})
    assert told(**readings) == [("indicators.i.readings[2].on", "wrong_order")]
    revisions = [revision("2031", above), revision("2030", below)]
    revised = milestone(due="2029", revisions=revisions)
    assert told(**revised) == [("milestones.m.revisions[2].on", "wrong_order")]


@pytest.mark.parametrize("claim", ["reported", "disputed"])
def test_fulfilled_needs_more_than_a_word(told: Told, claim: str) -> None:
    """The Government's own word, or one that others dispute, makes no pledge fulfilled."""
    done = milestone(done="2025", claim="verified")
    found = told(updates=[update("2026", status="fulfilled", claim=claim)], **done)
    assert found == [("updates[1].status", "fulfilled_on_word_alone")]


@pytest.mark.parametrize("claim", ["confirmed", "verified"])
def test_fulfilled_may_rest_on_others(told: Told, claim: str) -> None:
    """The word of the UN, a partner or an independent body is enough."""
    done = milestone(done="2025", claim="verified")
    assert told(updates=[update("2026", status="fulfilled", claim=claim)], **done) == []


@pytest.mark.parametrize("status", ["not-started", "planned", "in-progress", "stalled", "unknown"])
def test_other_statuses_rest_on_any_claim(told: Told, status: str) -> None:
    """Only fulfilled asks who says so."""
    assert told(updates=[update("2026", status=status)]) == []


def test_fulfilled_needs_all_that_was_pledged(told: Told) -> None:
    """The newest status alone is asked, and what was only sought may be open."""
    fulfilled = update("2025-06", status="fulfilled", claim="verified")
    done = milestone(done="2025-05", claim="verified")
    assert told(updates=[fulfilled], **done) == []
    sought = told(updates=[fulfilled], **milestone(strength="sought"))
    assert sought == [("updates[1].status", "fulfilled_unmeasured")]
    found = told(updates=[update("2026"), fulfilled], **milestone())
    assert found == [("updates[2].status", "fulfilled_undone")]
    newer = update("2026-02", status="in-progress")
    assert told(updates=[newer, fulfilled], **milestone()) == []


def test_an_older_fulfilled_needs_more_than_a_word_too(told: Told) -> None:
    """The rule holds for every update, not for the newest alone."""
    done = milestone(done="2025", claim="verified")
    found = told(updates=[update("2026"), update("2025", status="fulfilled")], **done)
    assert found == [("updates[2].status", "fulfilled_on_word_alone")]


def test_done_and_claim_go_together(told: Told) -> None:
    """A milestone that is done says who says so, and one that is not says nothing."""
    assert told(**milestone(done="2024")) == [("milestones.m.done", "done_without_claim")]
    assert told(**milestone(claim="reported")) == [("milestones.m.claim", "claim_without_done")]
    assert told(**milestone()) == []


def test_a_revision_revises_something(told: Told) -> None:
    """A revised date needs a first one, and differs from the one before it."""
    revisions = [revision("2027", "2026"), revision("2026", "2025")]
    assert told(**milestone(due="2025", revisions=revisions)) == []
    without = told(**milestone(revisions=revisions))
    assert without == [("milestones.m.revisions", "revision_without_due")]
    same_first = told(**milestone(due="2026", revisions=revisions))
    assert same_first == [("milestones.m.revisions[2].due", "revision_same_due")]
    same_later = told(**milestone(due="2025", revisions=[revision("2026", "2026"), *revisions[1:]]))
    assert same_later == [("milestones.m.revisions[1].due", "revision_same_due")]


def test_a_date_may_be_brought_forward(told: Told) -> None:
    """A revision may set an earlier date than the one before it."""
    assert told(**milestone(due="2027", revisions=[revision("2026-12", "2026")])) == []


def test_an_official_link_has_a_source(told: Told) -> None:
    """Who names a link is said, unless the link is our own."""
    for name in ("objectives", "sdg"):
        links = [{"to": "1", "basis": "editorial"}, {"to": "2", "basis": "official"}]
        assert told(**{name: links}) == [(f"{name}[2].basis", "official_without_source")]
        assert told(**{name: [{"to": "2", "basis": "official", "source": "s"}]}) == []


def test_a_record_is_checked_after_its_last_change(told: Told) -> None:
    """A page cannot have changed after it was read, but may have on the same day."""
    assert told(record={"checked": "2026-10-02", "updated": "2026-10-02"}) == []
    assert told(record={"checked": "2026", "updated": "2026-10-02"}) == []
    early = told(record={"checked": "2026-10-02", "updated": "2026-10-03"})
    assert early == [("record.checked", "ends_before_start")]


def test_readings_of_a_date_are_told_twice(told: Told) -> None:
    """Two readings of one part and date are one too many; of two parts they are not."""
    twice = told(**indicator({"on": "2025"}, {"on": "2025"}))
    assert twice == [("indicators.i.readings[1]", "repeated_reading")]
    parts = {"n": TEXT, "s": TEXT}
    north, south = {"on": "2025", "part": "n"}, {"on": "2025", "part": "s"}
    assert told(**indicator(north, south, parts=parts)) == []
    repeated = told(**indicator(north, south, north, parts=parts))
    assert repeated == [("indicators.i.readings[1]", "repeated_reading")]


def test_a_year_and_its_last_day_are_two_dates(told: Told) -> None:
    """Dates are repeated only when they are written the same."""
    assert told(**indicator({"on": "2025-12-31"}, {"on": "2025"})) == []


def test_a_period_ends_after_it_begins(told: Told) -> None:
    """A period may be one day or lie within a month, but not end before it begins."""
    assert told(**indicator({"on": "2025-06-30", "since": "2025-06-30"})) == []
    assert told(**indicator({"on": "2025", "since": "2025-06"})) == []
    early = told(**indicator({"on": "2025-06-30", "since": "2025-07"}))
    assert early == [("indicators.i.readings[1].since", "ends_before_start")]


def test_parts_are_named_if_there_are_any(told: Told) -> None:
    """A reading names a part of the indicator if it has parts, and none if it has none."""
    parts = {"n": TEXT}
    nameless = told(**indicator({"on": "2025"}, parts=parts))
    assert nameless == [("indicators.i.readings[1]", "needs_part")]
    other = told(**indicator({"on": "2025", "part": "s"}, parts=parts))
    assert other == [("indicators.i.readings[1].part", "unknown_part")]
    partless = told(**indicator({"on": "2025", "part": "n"}))
    assert partless == [("indicators.i.readings[1].part", "unknown_part")]


def test_a_target_needs_a_start_before_it(told: Told) -> None:
    """A target has a baseline of another value and not of a later date."""
    reading = {"on": "2025"}
    alone = told(**indicator(reading, target=mark("2030", "2")))
    assert alone == [("indicators.i.target", "target_without_baseline")]
    assert told(**indicator(reading, baseline=mark("2020", "1"))) == []
    same = told(**indicator(reading, baseline=mark("2020", "2"), target=mark("2030", "2.0")))
    assert same == [("indicators.i.target.value", "target_equals_baseline")]
    early = told(**indicator(reading, baseline=mark("2031", "1"), target=mark("2030", "2")))
    assert early == [("indicators.i.target.on", "ends_before_start")]
    assert told(**indicator(reading, baseline=mark("2030", "1"), target=mark("2030", "2"))) == []


def test_all_that_is_wrong_is_told(told: Told) -> None:
    """One broken rule does not hide another."""
    keys = indicator({"on": "2027", "part": "n"}) | milestone(done="2027")
    codes = [code for _, code in told(updates=[update("2028")], **keys)]
    assert sorted(codes) == ["done_without_claim", "future", "future", "future", "unknown_part"]


def test_the_context_has_the_rules_of_indicators(sample: Edition, today: dt.date) -> None:
    """Indicators outside pledges are told under their own address."""
    (keys,) = indicator({"on": "2027"})["indicators"].values()
    desk = Desk(sample.library, "data/context.yml", today)
    held = {"residents": Indicator.model_validate(keys)}
    (found,) = problems(desk, walk(held))
    assert (found.key, found.code) == ("residents.readings[1].on", "future")
    assert found.place == sample.library.documents["data/context.yml"].place(found.path)


def test_a_problem_stands_where_its_key_does(sample: Edition, today: dt.date) -> None:
    """The place of a problem is that of the key in the file of the pledge."""
    pledge = sample.library.pledges["water"]
    early = dt.date(2023, 1, 1)
    document = sample.library.documents[FILE]
    for problem in problems(Desk(sample.library, FILE, early), walk(pledge)):
        assert problem.code == "future"
        assert problem.place == document.place(problem.path)
        assert problem.place.line > 1
    assert list(problems(Desk(sample.library, FILE, today), walk(pledge))) == []


def editorial(**keys: Any) -> dict[str, Any]:
    """The milestones of a pledge, of which there is one that nobody promised."""
    one = {"title": TEXT, "basis": "editorial", "about": "promise", "sources": ["s"], **keys}
    return {"milestones": {"m": one}}


@pytest.mark.parametrize("about", ["subject", "context"])
def test_only_what_is_about_the_promise_has_a_status(told: Told, about: str) -> None:
    """The census changes no status; the same words about the promise do."""
    beside = update("2024", about=about, status="planned")
    assert told(updates=[beside]) == [("updates[1].status", "status_without_promise")]
    assert told(updates=[update("2024", status="planned")]) == []
    assert told(updates=[update("2024", about=about)]) == []


def test_nothing_before_the_pledge_keeps_it(told: Told) -> None:
    """An update about the promise, or a promised milestone, that is older is told."""
    made = {"on": "2022-05-10"}
    assert told(**made, updates=[update("2022-05-09")]) == [("updates[1].about", "before_promise")]
    assert told(**made, updates=[update("2022-05")]) == []
    assert told(**made, updates=[update("2022-05-09", about="subject")]) == []
    older = {"done": "2021", "claim": "reported"}
    assert told(**made, **milestone(**older)) == [("milestones.m.done", "before_promise")]
    assert told(**made, **editorial(**older)) == []


def test_the_basis_says_which_keys_a_milestone_has(told: Told) -> None:
    """Strength and words of the source where it was promised, what it is about where it was not."""
    bare = {"m": {"title": TEXT, "basis": "official", "sources": ["s"]}}
    assert told(milestones=bare) == [("milestones.m.basis", "needed_by_basis")] * 2
    assert told(**milestone(about="promise")) == [("milestones.m.about", "refused_by_basis")]
    assert told(**editorial(strength="sought", quote=QUOTE)) == [
        ("milestones.m.strength", "refused_by_basis"),
        ("milestones.m.quote", "refused_by_basis"),
    ]
    assert told(**editorial(about=None)) == [("milestones.m.basis", "needed_by_basis")]


def test_an_event_is_named_beside_the_date_that_was_promised(told: Told) -> None:
    """Without `due` nothing would be kept of what was promised first."""
    assert told(**milestone(by="assembly")) == [("milestones.m.by", "by_without_due")]
    assert told(**milestone(by="assembly", due="2026")) == []


def test_a_source_is_given_for_a_role_that_there_is(told: Told) -> None:
    """A body without a role cannot have been given one."""
    bodies = {"lead": ["b"], "given": {"b": "s", "c": "s"}, "sources": ["s"]}
    assert told(bodies=bodies) == [("bodies.given.c", "given_without_role")]


def verdict(words: str, on: str = "2026-11-20") -> dict[str, Any]:
    """A verdict with the same words in both languages."""
    return {"verdict": {"on": on, "text": {"ar": words, "en": words}}}


def test_a_verdict_says_no_number_that_the_records_do_not(told: Told) -> None:
    """Counts of milestones and dates of the promise are known; in any digits no other number."""
    done = milestone(due="2023", done="2022-12", claim="confirmed")
    assert told(**done, **verdict("1 of 1 in December 2022, due 2023")) == []
    assert told(**done, **verdict("2 of 3"))[0] == ("verdict.text.ar", "verdict_number")
    assert told(**done, **verdict("٧")) == [
        ("verdict.text.ar", "verdict_number"),
        ("verdict.text.en", "verdict_number"),
    ]


def test_a_verdict_is_short_and_not_older_than_the_log(told: Told) -> None:
    """It has 200 characters at most, and was read again with the newest update of any kind."""
    assert told(**verdict("x" * 200)) == []
    assert told(**verdict("x" * 201))[0] == ("verdict.text.ar", "verdict_too_long")
    newer = [update("2026-11-21", about="context")]
    assert told(updates=newer, **verdict("x")) == [("verdict.on", "verdict_outdated")]
    assert told(updates=newer, **verdict("x", "2026-11-21")) == []
    assert told(**verdict("x", "2026-11-29")) == [("verdict.on", "future")]


def test_a_value_put_right_asks_for_no_new_verdict(told: Told) -> None:
    """A verdict sums up what was promised and done, and no figure."""
    of_figure = {"at": "indicators/i/readings/2020/value", "was": "1"}
    of_milestone = {"at": "milestones/m/done", "was": "2020"}
    for corrects, wrong in (
        ([of_figure], []),
        ([of_figure, of_milestone], [("verdict.on", "verdict_outdated")]),
        ([], [("verdict.on", "verdict_outdated")]),
    ):
        newer = update("2026-11-21") | {"type": "correction", "corrects": corrects}
        found = told(updates=[newer], **verdict("x"))
        assert [one for one in found if one[0] == "verdict.on"] == wrong
