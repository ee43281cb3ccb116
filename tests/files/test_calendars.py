"""Calendars keep RFC 5545 to the octet, and another library reads from them what was written."""

import datetime as dt
from dataclasses import replace

import pytest
import vobject
from tests.building import IDENTITY, PUBLICATION, SITE

from pledges.files.follow import calendars
from pledges.pages.edition import Edition
from pledges.progress import deadlines
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang
from pledges.records.values import When

HOST = IDENTITY.partition(",")[0]


@pytest.fixture(scope="module")
def written(library: Library, today: dt.date) -> dict[str, bytes]:
    """Every calendar of the real records by its path."""
    return dict(calendars.files(Edition(library, today).renderers.values(), PUBLICATION))


@pytest.fixture(scope="module")
def invented(sample: Edition) -> dict[str, bytes]:
    """Every calendar of the sample by its path."""
    return dict(calendars.files(sample.renderers.values(), PUBLICATION))


def events(content: bytes) -> dict[str, vobject.base.Component]:
    """The events of a calendar, as vobject reads them, by their UID without the host."""
    calendar = vobject.readOne(content.decode())
    found = getattr(calendar, "vevent_list", [])
    assert len({event.uid.value for event in found}) == len(found)
    return {event.uid.value.removesuffix(f"@{HOST}"): event for event in found}


def test_there_is_a_calendar_of_all_and_of_each_pledge(
    written: dict[str, bytes], library: Library
) -> None:
    """In each language."""
    owners = ["all", *(f"pledges/{slug}" for slug in library.pledges)]
    wanted = {f"calendars/{lang}/{owner}.ics" for lang in LANGS for owner in owners}
    assert set(written) == wanted


def test_lines_are_folded_without_splitting_a_letter(written: dict[str, bytes]) -> None:
    """Every line ends in CRLF, has at most 75 octets, and is sound UTF-8 by itself."""
    for path, content in written.items():
        assert content.endswith(b"END:VCALENDAR\r\n"), path
        for line in content.split(b"\r\n"):
            assert b"\n" not in line, path
            assert b"\r" not in line, path
            assert len(line) <= 75, path
            line.decode("utf-8")
    assert any(b"\r\n " in content for content in written.values())


@pytest.mark.parametrize("lang", LANGS)
def test_the_calendar_says_what_it_is(
    written: dict[str, bytes], library: Library, lang: Lang
) -> None:
    """Its name in its language, and that it is fetched anew each day."""
    calendar = vobject.readOne(written[f"calendars/{lang}/all.ics"].decode())
    assert calendar.version.value == "2.0"
    assert calendar.x_wr_calname.value == library.words["project-name"][lang]
    assert calendar.refresh_interval.value == "P1D"
    assert calendar.refresh_interval.params == {"VALUE": ["DURATION"]}


def test_every_due_date_is_there(written: dict[str, bytes], library: Library) -> None:
    """Each milestone with a due date, at the last day it can have; what editors plan is not."""
    found = events(written["calendars/en/all.ics"])
    for slug, pledge in library.pledges.items():
        for key, milestone in pledge.milestones.items():
            event = found.get(f"milestone-{slug}-{key}")
            assert (event is not None) == (milestone.due is not None), key
            if event is not None and milestone.due:
                when = deadlines.due(milestone, library.events)
                assert when
                assert event.dtstart.value == when.last
    assert not any(name.startswith("review-") for name in found)
    own = events(written["calendars/en/pledges/data.ics"])
    assert all("data" in name for name in own)


def test_no_day_is_invented(written: dict[str, bytes]) -> None:
    """What is known to the year says so in the words of its language."""
    name = "milestone-data-data-protection-consultations"
    english = events(written["calendars/en/all.ics"])[name]
    arabic = events(written["calendars/ar/all.ics"])[name]
    assert english.dtstart.value == dt.date(2022, 12, 31)
    assert "due by the end of 2022 (past due, not shown to be done)" in english.summary.value
    assert "الموعد نهاية عام 2022 (فات موعدها ولم يثبت إنجازها)" in arabic.summary.value


def test_a_date_that_names_an_event_says_so(written: dict[str, bytes]) -> None:
    """It stands on the event's last day, and is past due only if the event was held."""
    found = events(written["calendars/en/all.ics"])["milestone-data-key-statistics"]
    assert found.dtstart.value == dt.date(2026, 5, 8)
    assert "announced, not known to have been held" in found.summary.value
    assert "(past due if the event was held as announced)" in found.summary.value


def test_a_moved_date_keeps_its_name_and_what_it_was(invented: dict[str, bytes]) -> None:
    """The date in force has the lasting UID; each date given up stays, marked as withdrawn."""
    found = events(invented["calendars/en/pledges/water.ics"])
    moved = {
        name: event for name, event in found.items() if name.startswith("milestone-water-pipes")
    }
    assert {name: event.dtstart.value.isoformat() for name, event in moved.items()} == {
        "milestone-water-pipes": "2026-06-30",
        "milestone-water-pipes-until-2025-11-02": "2025-12-31",
        "milestone-water-pipes-until-2024-11-15": "2024-12-31",
    }
    assert moved["milestone-water-pipes"].sequence.value == "2"
    assert moved["milestone-water-pipes"].status.value == "CONFIRMED"
    former = moved["milestone-water-pipes-until-2024-11-15"]
    assert former.status.value == "CANCELLED"
    assert "changed to 31 December 2025" in former.summary.value


def test_what_is_done_says_so(invented: dict[str, bytes]) -> None:
    """With the date on which it was done."""
    found = events(invented["calendars/en/all.ics"])
    assert "(done, 12 July 2023)" in found["milestone-water-drawings"].summary.value


def test_reminders_are_for_what_lies_ahead(invented: dict[str, bytes]) -> None:
    """A week before, and none for what is past."""
    found = events(invented["calendars/ar/all.ics"])
    ahead = 0
    for event in found.values():
        coming = event.dtstart.value >= PUBLICATION.today
        assert hasattr(event, "valarm") == coming, event.uid.value
        if coming:
            ahead += 1
            assert event.valarm.trigger.value == dt.timedelta(days=-7)
    assert 0 < ahead < len(found)


def test_every_date_fills_whole_days_and_links_to_its_page(written: dict[str, bytes]) -> None:
    """All-day, stamped with the day of the build, with category, language and address."""
    for lang in LANGS:
        for event in events(written[f"calendars/{lang}/all.ics"]).values():
            assert type(event.dtstart.value) is dt.date
            assert event.dtend.value > event.dtstart.value
            assert event.dtstamp.value == dt.datetime.combine(PUBLICATION.today, dt.time(), dt.UTC)
            assert event.summary.params["LANGUAGE"] == [lang]
            assert event.categories.value
            assert event.url.value.startswith(SITE)


def test_a_calendar_stays_the_same_while_the_records_do(sample: Edition) -> None:
    """Where git tells since when they read so, a build on another day stamps no date anew."""
    days = {f"{lang}/milestones.md": dt.date(2026, 3, 9) for lang in LANGS}
    made = [
        dict(calendars.files(sample.renderers.values(), replace(PUBLICATION, today=day, days=days)))
        for day in (PUBLICATION.today, PUBLICATION.today + dt.timedelta(days=1))
    ]
    assert made[0] == made[1]
    assert b"DTSTAMP:20260309T000000Z" in made[0]["calendars/ar/all.ics"]


def test_an_event_of_some_days_fills_them(sample: Edition) -> None:
    """A workshop from one day to another ends after its last day, as the format wants."""
    slug, event = next(
        (slug, event)
        for slug, event in sample.library.events.items()
        if event.until and event.on.precision == "day"
    )
    during = replace(PUBLICATION, today=event.on.first)
    found = events(
        dict(calendars.files(sample.renderers.values(), during))["calendars/en/all.ics"]
    )[f"event-{slug}"]
    assert event.until is not None
    assert found.dtstart.value == event.on.first
    assert found.dtend.value == event.until.last + dt.timedelta(days=1)


def test_what_is_withdrawn_is_cancelled_and_what_is_done_rings_no_more(sample: Edition) -> None:
    """Under the name that it had in the calendar, and later than before."""
    water = sample.library.pledges["water"]
    gone = next(m for m in water.all_milestones.values() if m.withdrawn).withdrawn
    pipes, tariff = (water.milestones[slug] for slug in ("pipes", "tariff"))
    done = {"done": When.parse("2026-01"), "claim": "confirmed"}
    changed = {"pipes": pipes.model_copy(update={"withdrawn": gone})}
    changed["tariff"] = tariff.model_copy(update=done)
    pledge = water.model_copy(update={"all_milestones": {**water.all_milestones, **changed}})
    event = sample.library.events["assembly"].model_copy(update={"withdrawn": gone})
    library = replace(
        sample.library,
        pledges={**sample.library.pledges, "water": pledge},
        events={**sample.library.events, "assembly": event},
    )
    edition, site = (
        replace(sample, library=library),
        replace(PUBLICATION, today=dt.date(2026, 9, 1)),
    )
    before, found = (
        events(dict(calendars.files(one.renderers.values(), site))["calendars/en/all.ics"])
        for one in (sample, edition)
    )
    assert set(found) == set(before)
    for uid in ("milestone-water-pipes", "event-assembly"):
        assert found[uid].status.value == "CANCELLED"
        assert int(found[uid].sequence.value) == int(before[uid].sequence.value) + 1
    assert hasattr(before["milestone-water-tariff"], "valarm")
    assert not hasattr(found["milestone-water-tariff"], "valarm")
