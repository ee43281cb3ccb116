"""Entries tell what the records hold, once each, under ids that no later change touches."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from tests.building import IDENTITY, PUBLICATION, SITE

from pledges.addresses import Publication
from pledges.files.follow import feeds
from pledges.files.follow.diary import Diary
from pledges.files.follow.entries import FeedEntry, Writer
from pledges.history.change import Change
from pledges.history.walk import Commit, History, named
from pledges.pages.edition import Edition
from pledges.records.library import Library
from pledges.records.pledge import Pledge
from pledges.records.texts import LANGS, Lang, Text


def entries(
    edition: Edition, lang: Lang = "en", site: Publication = PUBLICATION
) -> list[FeedEntry]:
    """The entries of an edition."""
    return Writer(edition.renderers[lang], site).entries()


def name(entry: FeedEntry) -> str:
    """What follows the identity of the site in an id."""
    return entry.id.removeprefix(f"tag:{IDENTITY}:")


def with_water(edition: Edition, pledge: Pledge) -> Edition:
    """The edition with its first pledge changed."""
    pledges = {**edition.library.pledges, "water": pledge}
    return replace(edition, library=replace(edition.library, pledges=pledges))


def test_the_ids_of_the_sample(sample: Edition) -> None:
    """Each update, done milestone, revision and event has its id, made of slugs and dates."""
    found = [name(entry) for entry in entries(sample)]
    assert len(found) == len(set(found))
    assert {one for one in found if "/events/" not in one} == {
        "en/pledges/roads/milestones/survey/done",
        "en/pledges/water/milestones/drawings/done",
        "en/pledges/water/milestones/pilot/done",
        "en/pledges/water/milestones/source-protection/done",
        "en/pledges/water/milestones/pipes/revisions/2024-11-15",
        "en/pledges/water/milestones/pipes/revisions/2025-11-02",
        "en/pledges/water/updates/2023-01",
        "en/pledges/water/updates/2023-07-12",
        "en/pledges/water/updates/2025-05-20",
        "en/pledges/water/updates/2026-03",
        "en/pledges/water/updates/2026-09-14",
        "en/pledges/water/updates/2026-09-14-ministry",
    }
    events = {"en/events/assembly", "en/events/works-done", "en/events/workshop"}
    events.add("en/events/plan-published")
    assert {one for one in found if "/events/" in one} == events


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_the_real_records_is_left_out(library: Library, lang: Lang) -> None:
    """There are as many entries as there are things to tell of."""
    found = entries(Edition(library, PUBLICATION.today), lang)
    milestones = [m for p in library.pledges.values() for m in p.milestones.values()]
    told = sum(len(pledge.updates) for pledge in library.pledges.values())
    told += sum(milestone.done is not None for milestone in milestones)
    told += sum(len(milestone.revisions) for milestone in milestones)
    assert len(found) == told + sum(not event.withdrawn for event in library.events.values())
    assert len({entry.id for entry in found}) == len(found)


def test_ids_live_through_other_words_and_newer_entries(sample: Edition) -> None:
    """Neither a corrected text nor an entry added above changes the id of any entry."""
    before = {entry.id for entry in entries(sample)}
    water = sample.library.pledges["water"]
    newest = water.updates[0].model_copy(update={"slug": "later"})
    other = tuple(u.model_copy(update={"text": Text(ar="غيره", en="other")}) for u in water.updates)
    changed = water.model_copy(
        update={"title": Text(ar="اسم آخر", en="Another name"), "all_updates": (newest, *other)}
    )
    after = {entry.id for entry in entries(with_water(sample, changed))}
    assert after - before == {f"tag:{IDENTITY}:en/pledges/water/updates/2026-09-14-later"}
    assert before <= after


def test_ids_live_through_a_move_of_the_site(sample: Edition) -> None:
    """At another address the same entries have the same ids and other links."""
    moved = replace(PUBLICATION, url="https://elsewhere.example/a/")
    here, there = entries(sample), entries(sample, site=moved)
    assert [entry.id for entry in here] == [entry.id for entry in there]
    assert all(entry.url.startswith("https://elsewhere.example/a/en/") for entry in there)


def test_ids_live_through_another_name_of_a_pledge(sample: Edition) -> None:
    """Those of its entries, of its dates, and of its feed itself, which stays where it was."""
    library, now = sample.library, {"water": "sea"}
    pledges = {now.get(slug, slug): one for slug, one in library.pledges.items()}
    pledges["sea"] = pledges["sea"].model_copy(update={"formerly": ("water",)})
    events = {
        slug: one.model_copy(update={"pledges": tuple(now.get(of, of) for of in one.pledges)})
        for slug, one in library.events.items()
    }
    renamed = replace(sample, library=replace(library, pledges=pledges, events=events))
    found = [
        (
            {entry.id for entry in entries(edition)},
            {date.name for date in Diary(edition.renderers["en"], PUBLICATION).dates()},
            {
                re.search("<id>(.*?)</id>", xml.decode())[1]  # type: ignore[index]
                for _, xml in feeds.files(edition.renderers, edition.history, PUBLICATION)
            },
        )
        for edition in (sample, renamed)
    ]
    assert all(found[0])
    assert found[0] == found[1]


def test_newest_first_and_none_ahead_of_the_build(sample: Edition, library: Library) -> None:
    """A date known to the month or the year counts from its first day."""
    for edition in (sample, Edition(library, PUBLICATION.today)):
        days = [entry.days.updated for entry in entries(edition)]
        assert days == sorted(days, reverse=True)
        assert days[0] <= PUBLICATION.today


def test_an_entry_says_what_was_said(sample: Edition) -> None:
    """Text, claim, source and what a reply answers are all in the entry, with whole addresses."""
    found = {name(entry): entry for entry in entries(sample)}
    reply = found["en/pledges/water/updates/2026-09-14-ministry"]
    assert reply.title == "Safe water: reply of 14 September 2026"
    assert reply.url == f"{SITE}en/pledges/water/#update-2026-09-14-ministry"
    words = BeautifulSoup(reply.html, "html.parser").get_text(" ")
    assert "The sample ministry said that the work goes on." in words
    assert "In answer to" in words
    assert f"{SITE}en/pledges/water/#update-2025-05-20" in reply.html
    revision = found["en/pledges/water/milestones/pipes/revisions/2025-11-02"]
    assert revision.title == "Safe water: milestone “Pipes laid” now due 30 June 2026"
    words = " ".join(BeautifulSoup(revision.html, "html.parser").get_text(" ").split())
    assert "Materials arrived late." in words
    assert "31 December 2024" in words


@pytest.mark.parametrize("lang", LANGS)
def test_links_of_entries_are_absolute(sample: Edition, lang: Lang) -> None:
    """A reader far away has no page that a relative address could start from."""
    for entry in entries(sample, lang):
        for link in BeautifulSoup(entry.html, "html.parser").find_all("a"):
            assert str(link["href"]).startswith(("https://", "http://")), entry.id


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_entries_say_their_language_and_direction(
    sample: Edition, lang: Lang, direction: str
) -> None:
    """Many readers of feeds heed only what stands in the content itself."""
    for entry in entries(sample, lang):
        assert entry.html.startswith(f'<div lang="{lang}" dir="{direction}" ')


def test_the_change_log_is_told_of(sample: Edition) -> None:
    """A commit is one entry for each pledge that it changed, and one for all other records."""
    day = dt.date(2026, 3, 9)
    due = ("milestones", "pipes", "due")
    review = Change("changed", ("pledges", "water"), ("next_review",), "2027", "2028")
    later = Change("changed", ("pledges", "water"), due, "2025-12-31", "2026-06-30")
    gone = Change("ended", ("pledges", "sea"), (), {}, None, {"en": "Sea"})
    spelling = Change("reworded", ("pledges", "roads"), ("title",), editorial=True)
    commit = Commit("a" * 40, day, "Dates moved", (review, later, gone, spelling))
    reworded = Change("reworded", ("pledges", "water"), ("summary",), {"en": "a"}, {"en": "b"})
    quiet = Commit("b" * 40, day, "Tidied", (reworded, spelling))
    log = History("complete", day, named([commit, quiet])[::-1])
    writer = Writer(sample.renderers["en"], PUBLICATION, log)
    found = {name(e): e for e in writer.entries() if "/log/" in name(e)}
    told = log.commits[1]
    assert set(found) == {f"en/log/{change.id}" for change in (told.changes[0], told.changes[2])}
    water = found[f"en/log/{told.changes[0].id}"]
    assert (water.title, water.days.own) == ("Safe water: record changed on 9 March 2026", day)
    assert water.url == f"{SITE}en/changes/#commit-{told.name}"
    assert water.pledges == ("water",)
    assert "moved" not in water.html
    words = " ".join(BeautifulSoup(water.html, "html.parser").get_text(" ").split())
    assert "Next review : 2027 → 2028" in words
    assert "31 December 2025 → 30 June 2026 ( +181 days )" in words
    rest = found[f"en/log/{told.changes[2].id}"]
    assert rest.url == f"{SITE}en/changes/#commit-{told.name}"
    assert rest.pledges == ()
    assert "Sea" in rest.html


def test_news_is_what_the_site_tells_now(sample: Edition) -> None:
    """An old event added today stands first, and an old update that is changed again does."""
    start, later, latest = (dt.date(2026, 11, day) for day in (1, 10, 20))
    began = Change("began", ("pledges", "water"))
    event = Change("began", ("events", "plan-published"))
    way = ("updates", "2025-05-20", "claim")
    claim = Change("changed", ("pledges", "water"), way, "reported", "disputed")
    text = {"en": "It was opened."}, {"en": "It was not opened."}
    turned = Change("reworded", ("pledges", "water"), ("updates", "2023-07-12", "text"), *text)
    other = Change(
        "reworded", ("pledges", "water"), ("updates", "2023-01", "text"), {"en": "a"}, {"en": "b"}
    )
    log = [
        Commit("a" * 40, start, "", (began,)),
        Commit("b" * 40, later, "", (event, claim)),
        Commit("c" * 40, latest, "", (turned, other)),
    ]
    writer = Writer(
        sample.renderers["en"], PUBLICATION, History("complete", start, named(log)[::-1])
    )
    found = {name(entry): entry.days for entry in writer.entries() if "/log/" not in name(entry)}
    assert next(iter(found)) == "en/pledges/water/updates/2023-07-12"
    assert found["en/events/plan-published"][::2] == (later, later)
    assert found["en/pledges/water/updates/2025-05-20"][::2] == (later, start)
    assert found["en/pledges/water/updates/2023-07-12"][::2] == (latest, start)
    assert found["en/pledges/water/updates/2023-01"][::2] == (start, start)
    assert found["en/pledges/water/milestones/drawings/done"][::2] == (start, start)
    assert found["en/events/workshop"].own == dt.date(2024, 2, 10)
