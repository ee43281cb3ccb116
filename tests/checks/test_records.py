"""The rules across records: what is named exists, what is there is used, dates hold."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from pledges.checks.records import problems
from pledges.checks.sense.answers import DOUBTS
from pledges.pages.edition import Edition
from pledges.records.dated import Event
from pledges.records.library import COLLECTIONS, Library
from pledges.records.pledge import Pledge

TEXT = {"ar": "نص", "en": "Text"}
# The source of the sample that only its pages cite.
CITED = {"sample-atlas"}
Told = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def told(sample: Edition, today: dt.date) -> Told:
    """What is told of the sample with other collections: the file, address and code of each."""

    def tell(cited: set[str] = CITED, **collections: Any) -> list[tuple[str, str, str]]:
        library = replace(sample.library, **collections)
        found = problems(library, today, cited)
        return [(problem.file, problem.key, problem.code) for problem in found]

    return tell


def with_one(library: Library, name: str, slug: str, **keys: Any) -> dict[str, Any]:
    """A collection of the library with one more record, at its end."""
    model: Any = COLLECTIONS[name]
    return {name: {**library.collection(name), slug: model.model_validate(keys)}}


def with_change(library: Library, slug: str, **keys: Any) -> dict[str, Any]:
    """The pledges of the library, of which one has other values."""
    changed: BaseModel = library.pledges[slug].model_copy(update=keys)
    return {"pledges": {**library.pledges, slug: changed}}


def source(**keys: Any) -> dict[str, Any]:
    """A sound source."""
    known = {"title": TEXT, "publisher": TEXT, "kind": "un", "language": "ar", "read": "2026"}
    return known | keys


def event(on: str, **keys: Any) -> dict[str, Any]:
    """A sound event on a date."""
    return {"on": on, "title": TEXT, "sources": ["sample-plan"], **keys}


def test_the_sample_is_sound(told: Told) -> None:
    """No rule is broken by the sample as it is."""
    assert told() == []


def test_a_source_is_cited_by_records_or_by_pages(sample: Edition, told: Told) -> None:
    """A source that neither cites is told at its slug."""
    assert told(cited=set()) == [("data/sources.yml", "sample-atlas", "unused_source")]
    more = with_one(sample.library, "sources", "extra", **source())
    assert told(**more) == [("data/sources.yml", "extra", "unused_source")]
    assert told(cited={*CITED, "extra"}, **more) == []


@pytest.mark.parametrize(
    "name", ["events", "context", "questions", "objectives", "principles", "sdg", "glossary"]
)
def test_every_kind_of_record_can_cite(sample: Edition, told: Told, name: str) -> None:
    """A source that one record of any kind cites is used."""
    extra = with_one(sample.library, "sources", "extra", **source())
    records = sample.library.collection(name)
    slug, record = next(iter(records.items()))
    key = "sources" if "sources" in type(record).model_fields else "source"
    changes: dict[str, Any] = {key: ("extra",) if key == "sources" else "extra"}
    if name == "context":
        changes = {"all_readings": tuple(r.model_copy(update=changes) for r in record.readings)}
    changed = {**records, slug: record.model_copy(update=changes)}
    assert not [found for found in told(**extra, **{name: changed}) if found[1] == "extra"]


def test_what_is_named_must_exist(sample: Edition, told: Told) -> None:
    """A slug that its collection lacks is told at the key that names it."""
    missing = with_one(
        sample.library, "events", "last", **event("2001", sources=["gone"], pledges=["gone"])
    )
    assert told(**missing) == [
        ("data/events.yml", "last.sources[1]", "unknown_reference"),
        ("data/events.yml", "last.pledges[1]", "unknown_reference"),
    ]


@pytest.mark.parametrize("name", ["bodies", "objectives", "sdg", "units", "claims", "statuses"])
def test_a_record_that_is_named_cannot_go(told: Told, name: str) -> None:
    """Emptying a collection is told wherever its records are named."""
    codes = {code for _, _, code in told(**{name: {}})}
    assert codes - {"needed_record"} == {"unknown_reference"}


def test_pledges_have_numbers_of_their_own(sample: Edition, told: Told) -> None:
    """The second of two pledges with one number is told, with the file of the first."""
    same = with_change(sample.library, "roads", number=1)
    assert told(**same) == [("data/pledges/roads.yml", "number", "same_number")]


ODD = ("{nobody}", "{", "}", "{0}", "{}", "{count:>900000000}", "{count.__class__}", "{{count}}")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("odd", [*ODD, "{alt_أ}"])
def test_words_have_the_places_that_the_site_fills(
    sample: Edition, told: Told, odd: str, lang: str
) -> None:
    """All of them in any order, and no other braces, whatever the other language has."""
    words = {"ar": "{promised} و{done}", "en": "{done} of {promised}"}
    assert told(**with_one(sample.library, "words", "done-of", **words)) == []
    for phrase in (words[lang] + odd, words[lang].replace("{done}", odd)):
        one = with_one(sample.library, "words", "done-of", **{**words, lang: phrase})
        assert ("data/words.yml", f"done-of.{lang}", "wrong_places") in told(**one)
    both = with_one(sample.library, "words", "comma", ar=odd, en=odd)
    assert {code for _, _, code in told(**both)} >= {"wrong_places"}


@pytest.mark.parametrize("odd", ODD)
def test_forms_of_units_have_a_place_for_the_number_alone(
    sample: Edition, told: Told, odd: str
) -> None:
    """The number may be left out of a form; nothing else may stand in braces."""
    unit = sample.library.units["day"]
    forms = unit.forms.model_copy(update={"en": unit.forms.en.model_copy(update={"one": odd})})
    changed = {**sample.library.units, "day": unit.model_copy(update={"forms": forms})}
    found = told(units=changed)
    assert found == [("data/units.yml", "day.forms.en.one", "wrong_places")]


@pytest.mark.parametrize(
    ("on", "until", "found"),
    [
        ("2001", None, []),
        ("2001-05-10", "2001-05-10", []),
        ("2001-05-10", "2001-05", []),
        ("2001-05", "2001", []),
        ("2001-05-10", "2001-05-09", [("last.until", "ends_before_start")]),
        ("2001-05-10", "2001-04", [("last.until", "ends_before_start")]),
        ("2022-04", None, [("last.on", "wrong_order")]),
        ("2022-03-15", None, []),
    ],
)
def test_events_end_after_they_begin_and_come_newest_first(
    sample: Edition, told: Told, on: str, until: str | None, found: list[tuple[str, str]]
) -> None:
    """An event at the end of the file is the oldest, and does not end before it begins."""
    last = event(on) | ({"until": until} if until else {})
    more = with_one(sample.library, "events", "last", **last)
    assert told(**more) == [("data/events.yml", *problem) for problem in found]


@pytest.mark.parametrize("on", ["2026-11-29", "2026-12", "2027"])
def test_an_event_has_happened(sample: Edition, told: Told, on: str) -> None:
    """What is still to come is no event."""
    events = {"next": Event.model_validate(event(on)), **sample.library.events}
    assert told(events=events) == [("data/events.yml", "next.on", "future")]


@pytest.mark.parametrize(
    ("date", "read", "found"),
    [
        (None, "2026", []),
        ("2026-11-23", "2026-11-23", []),
        ("2026-11-23", "2026", []),
        ("2026-11-23", "2026-11-22", ["ends_before_start"]),
        ("2026-12", "2026-11", ["ends_before_start"]),
        (None, "2026-11-29", ["future"]),
        (None, "2027", ["future"]),
    ],
)
def test_a_source_is_read_after_it_is_published(
    sample: Edition, told: Told, date: str | None, read: str, found: list[str]
) -> None:
    """A source was read by today, and not before its date."""
    extra = source(read=read) | ({"date": date} if date else {})
    more = with_one(sample.library, "sources", "extra", **extra)
    expected = [("data/sources.yml", "extra.read", code) for code in found]
    assert told(cited={*CITED, "extra"}, **more) == expected


def test_a_question_has_been_open(sample: Edition, told: Told) -> None:
    """An answer cannot have been missing since tomorrow."""
    question = {"text": TEXT, "since": "2026-11-29", "who": ["sample-council"]}
    more = with_one(sample.library, "questions", "extra", **question)
    assert told(**more) == [("data/questions.yml", "extra.since", "future")]


def test_context_has_the_rules_of_indicators(sample: Edition, told: Told) -> None:
    """The readings of the context come newest first too."""
    residents = sample.library.context["residents"]
    turned = residents.model_copy(
        update=dict.fromkeys(("all_readings", "readings"), residents.readings[::-1])
    )
    found = told(context={"residents": turned})
    assert found == [
        ("data/context.yml", "residents.readings[2].on", "wrong_order"),
        ("data/context.yml", "residents.readings[3].on", "wrong_order"),
    ]


def test_pledges_have_their_own_rules(sample: Edition, told: Told) -> None:
    """The rules within a pledge are told in its own file."""
    changed: Pledge = sample.library.pledges["water"]
    record = changed.record.model_copy(update={"checked": changed.updates[-1].on})
    found = told(**with_change(sample.library, "water", record=record))
    assert found == [("data/pledges/water.yml", "record.checked", "ends_before_start")]


def test_the_real_records_are_sound(library: Library, today: dt.date) -> None:
    """They break no rule that needs no answer, if what only pages cite is taken as cited."""
    found = problems(library, today, set(library.sources))
    assert [problem for problem in found if problem.code not in DOUBTS] == []
