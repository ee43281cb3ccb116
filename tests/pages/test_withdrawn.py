"""What was withdrawn or put right: visible with its past in both languages, and counted nowhere."""

import json
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.files.data import files as downloads
from pledges.files.follow.entries import Writer
from pledges.history.log import corrected
from pledges.pages.edition import FILLED, Edition
from pledges.pages.fragments.page import Page
from pledges.pages.shortcodes import SHORTCODES
from pledges.progress import readings as progress_readings
from pledges.records.library import Correction
from pledges.records.texts import Lang

WORDS = {
    "ar": ("سُحب في 2 آذار 2026", "السبب:", "مصحَّح. «القيمة» قبل آذار 2026: 72", "سبب التصحيح"),
    "en": ("Withdrawn on 2 March 2026", "Reason:", "Corrected. “Value” was 72", "Why"),
}


def soup(sample: Edition, lang: Lang, what: str) -> BeautifulSoup:
    """A piece of a page of the sample."""
    page = Page(sample.renderers[lang], Links("pledges/water.md"), PUBLICATION)
    made = {
        "figure": lambda: FILLED["figure"](page, "water/homes"),
        "milestones": lambda: SHORTCODES["milestones"].fragment(page, "water"),
        "updates": lambda: SHORTCODES["updates"].fragment(page, "water"),
        "events": lambda: page.render("events.html"),
    }
    return BeautifulSoup(made[what](), "html.parser")


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize(
    ("what", "anchor"),
    [("figure", "2023"), ("milestones", "milestone-water-wells"), ("updates", "update-2023-03")],
)
def test_what_was_withdrawn_stays_where_it_was(
    sample: Edition, lang: Lang, what: str, anchor: str
) -> None:
    """At its address, struck through and in words, with the reason and its source."""
    found = soup(sample, lang, what)
    (item,) = found.select("ul.withdrawn > li")
    assert item["id"] == anchor
    said = " ".join(item.get_text(" ").split())
    assert WORDS[lang][0].split()[0] in said
    assert WORDS[lang][1] in said
    assert item.select("del")
    assert item.select("a.cite[href$='#sample-study']")
    # No table and no chart of the page has it.
    assert not found.select(f"tr[id='{anchor}'], a.value[href$='#{anchor}']")


def test_a_withdrawn_event_is_struck(sample: Edition) -> None:
    """On the line of time, in its place."""
    found = soup(sample, "en", "events")
    (item,) = [one for one in found.select("li") if one.select("del")]
    assert item["id"] == "second-assembly"


def test_what_was_withdrawn_counts_nowhere(sample: Edition) -> None:
    """The withdrawn update says fulfilled, and no feed tells of it."""
    water = sample.library.pledges["water"]
    assert "fulfilled" not in {update.status for update in water.updates}
    assert "wells" not in water.milestones
    assert all(
        r.on.text != "2023"
        for run in progress_readings.runs(water.indicators["homes"])
        for r in run
    )
    ids = [entry.id for entry in Writer(sample.renderers["en"], PUBLICATION).entries()]
    assert not [one for one in ids if "2023-03" in one or "wells" in one or "second" in one]


@pytest.mark.parametrize("lang", WORDS)
def test_a_corrected_value_says_what_it_was(sample: Edition, lang: Lang) -> None:
    """In the table and in the chart, with the way to the correction."""
    found = soup(sample, lang, "figure")
    (row,) = [one for one in found.select("table.values tr") if one.get("id") == "2024-12"]
    mark = row.select_one(".corrected")
    assert mark
    assert WORDS[lang][2] in " ".join(mark.get_text(" ").split())
    link = mark.select_one("a")
    assert link
    assert str(link["href"]).endswith("#update-2026-03")
    titles = [one.get_text(" ") for one in found.select("svg a.value title")]
    assert [WORDS[lang][2] in one for one in titles].count(True) == 1


@pytest.mark.parametrize(
    ("key", "was", "words"),
    [
        ("status", "stalled", "Stalled"),
        ("strength", "sought", "to be sought"),
        ("unit", "families", "Families"),
        ("text", "safe water", "safe water"),
        ("since", "2023-01", "January 2023"),
    ],
)
def test_what_was_said_otherwise_is_told_in_words(
    sample: Edition, key: str, was: str, words: str
) -> None:
    """And not in the words of the files."""
    update = sample.library.pledges["water"].updates[0]
    entry = f"pledges/water/updates/{update.key}"
    told = corrected(sample.renderers["en"].language, Correction(key, was, "water", update, entry))
    assert words in told


def test_the_files_tell_both(sample: Edition) -> None:
    """The mark of a corrected value in its row; what was withdrawn in a table of its own."""
    made = dict(downloads(sample.library, sample.history, PUBLICATION))
    readings = json.loads(made["api/v1/readings.json"])["items"]
    marked = {one["id"]: one["corrected"] for one in readings if one["corrected"]}
    assert set(marked) == {"water/homes/2024-12"}
    assert marked["water/homes/2024-12"]["en"].startswith(WORDS["en"][2])
    assert "from 72 to 71" in marked["water/homes/2024-12"]["en"]
    gone = {one["id"]: one for one in json.loads(made["api/v1/withdrawn.json"])["items"]}
    assert {id_: one["kind"] for id_, one in gone.items()} == {
        "second-assembly": "events",
        "water/homes/2023": "readings",
        "water/update-2023-03": "updates",
        "water/wells": "milestones",
    }
    assert gone["water/homes/2023"]["on"] == "2026-03-02"
    assert "98" in gone["water/homes/2023"]["said"]["en"]
    for name in ("readings", "milestones", "updates", "events"):
        rows = json.loads(made[f"api/v1/{name}.json"])["items"]
        assert not gone.keys() & {row["id"] for row in rows}


def test_former_names_lead_on(sample: Edition) -> None:
    """A place in the page for each name that a milestone and an event had."""
    assert soup(sample, "en", "milestones").select("tr span#milestone-water-drawings")
    assert soup(sample, "en", "events").select("li#works-close span#works-done")
    # A name that another figure has by now leads there.
    library, (context, *_) = sample.library, sample.library.context.values()
    assert library.renamed["figures"] == {"households": "homes"}
    again = replace(library, context={**library.context, "households": context})
    assert again.renamed["figures"] == {}


@pytest.mark.parametrize("lang", WORDS)
def test_a_withdrawn_source_and_body_are_struck(sample: Edition, lang: Lang) -> None:
    """On their pages and in their lists, with the reason; the tables have them apart."""
    library = sample.library
    (withdrawn,) = [one.withdrawn for one in library.events.values() if one.withdrawn]
    slugs = {"sources": "sample-letter", "bodies": "sample-letter"}
    first = {kind: next(iter(library.collection(kind).values())) for kind in slugs}
    more: dict[str, Any] = {
        kind: {
            **library.collection(kind),
            slug: first[kind].model_copy(update={"withdrawn": withdrawn}),
        }
        for kind, slug in slugs.items()
    }
    edition = replace(sample, library=replace(library, **more))
    page = Page(edition.renderers[lang], Links("sources.md"), PUBLICATION)
    for made, anchor in (
        (page.render("sources.html", slug=""), "sample-letter"),
        (page.render("bodies.html", slug=""), None),
        (page.render("body.html", slug="sample-letter"), None),
    ):
        (item,) = BeautifulSoup(made, "html.parser").select("ul > li:has(del)")
        assert item.get("id") == anchor
        said = " ".join(item.get_text(" ").split())
        assert WORDS[lang][0].split()[0] in said
        assert WORDS[lang][1] in said
    found = dict(downloads(edition.library, sample.history, PUBLICATION))
    for table in slugs:
        rows = json.loads(found[f"api/v1/{table}.json"])["items"]
        assert "sample-letter" not in [row["id"] for row in rows]
    gone = json.loads(found["api/v1/withdrawn.json"])["items"]
    assert {row["kind"] for row in gone if row["id"] == "sample-letter"} == set(slugs)


def test_places_of_former_names_stay(sample: Edition) -> None:
    """Of whatever has a place in a page; that of a pledge begins the names of what it holds."""
    library, water = sample.library, sample.library.pledges["water"]
    named = {"formerly": ("old",)}
    questions = {slug: one.model_copy(update=named) for slug, one in water.questions.items()}
    renamed = water.model_copy(update={**named, "questions": dict([*questions.items()][:1])})
    more: dict[str, Any] = {
        kind: {
            slug: one.model_copy(update=named)
            for slug, one in [*library.collection(kind).items()][:1]
        }
        for kind in ("glossary", "questions")
    }
    sources = {**library.sources}
    sources["sample-plan"] = sources["sample-plan"].model_copy(update=named)
    held = {**library.pledges, "water": renamed}
    edition = replace(sample, library=replace(library, pledges=held, sources=sources, **more))
    page = Page(edition.renderers["en"], Links("unknown.md"), PUBLICATION)
    (slug,) = renamed.questions
    wanted = {
        page.render("questions.html", slug="water"): {
            "question-water-old",
            "question-old-old",
            f"question-old-{slug}",
        },
        page.render("questions.html", slug="general"): {"question-general-old"},
        page.render("sources.html", slug=""): {"old"},
        page.render("glossary.html", terms=more["glossary"].items()): {"old"},
    }
    for made, anchors in wanted.items():
        spans = BeautifulSoup(made, "html.parser").select("span[id]")
        assert anchors <= {str(span["id"]) for span in spans}
    milestones = SHORTCODES["milestones"].fragment(page, "water")
    assert 'id="milestone-old-pipes"' in milestones


@pytest.mark.parametrize("lang", WORDS)
def test_a_value_says_who_says_so(sample: Edition, lang: Lang) -> None:
    """A claim that a reading carries stands beside its value, on the page and in the table."""
    library = sample.library
    water = library.pledges["water"]
    homes = water.indicators["homes"]
    first, *others = homes.all_readings
    claimed = first.model_copy(update={"claim": "verified"})
    figure = homes.model_copy(update={"all_readings": (claimed, *others)})
    held = water.model_copy(update={"indicators": {**water.indicators, "homes": figure}})
    more: dict[str, Any] = {"pledges": {**library.pledges, "water": held}}
    edition = replace(sample, library=replace(library, **more))
    found = soup(edition, lang, "figure")
    assert found.select("a.claim-verified")
    assert not soup(sample, lang, "figure").select("a.claim-verified")
    made = dict(downloads(edition.library, sample.history, PUBLICATION))
    assert any("verified" in made[path].decode() for path in made if path.endswith("readings.csv"))
