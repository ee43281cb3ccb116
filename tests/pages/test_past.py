"""The record as it stood at each of three editions, of which one withdraws a value."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from tests.building import ASSETS, PUBLICATION, SITE, copy_of_sample
from tests.gitting import Book

from pledges.addresses import Publication, place
from pledges.files.citations import citation
from pledges.history.repository import repository
from pledges.pages.edition import Edition
from pledges.pages.past.links import LinksThen
from pledges.pages.past.pages import PastPages
from pledges.pages.past.states import Past, PastState
from pledges.records.texts import LANGS, Lang
from pledges.site.build import edition

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 28)
DAYS = [dt.date(2026, 11, day) for day in (1, 10, 20)]
WATER = "data/pledges/water.yml"
ROADS = "data/pledges/roads.yml"
SHARED = ASSETS.policy, ASSETS.styles, ASSETS.head
READING = "      - {on: 2024-12-31, since: 2024-01-01, value: 3, source: sample-report}\n"
WITHDRAWN = """\
      - on: 2024-12-31
        since: 2024-01-01
        value: 3
        source: sample-report
        withdrawn:
          on: 2026-11-10
          reason: {ar: "عُدّت محطة مرتين.", en: "One station was counted twice."}
          source: sample-report
"""


def at(day: dt.date, hour: int = 12) -> dt.datetime:
    """A moment of a day."""
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)


def changed(files: dict[str, str], path: str, old: str, new: str) -> dict[str, str]:
    """The files with a part of one replaced."""
    assert old in files[path]
    return {**files, path: files[path].replace(old, new, 1)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Past]:
    """The sample after it began, a value was withdrawn, and a sentence on roads was said anew."""
    project = copy_of_sample(tmp_path_factory.mktemp("past"))
    book = Book(project)
    files = {
        p.relative_to(project).as_posix(): p.read_text("utf-8") for p in project.rglob("*.yml")
    }
    early = changed(files, ROADS, "  text:\n    ar: >-", "  words:\n    ar: >-")
    book.commit(early, at=at(DAYS[0], 8))
    book.commit(files, at=at(DAYS[0]))
    second = changed(files, WATER, READING, WITHDRAWN)
    book.commit(second, at=at(DAYS[1]))
    third = changed(second, ROADS, "cannot be measured", "cannot yet be measured")
    third = changed(third, ROADS, "لا يُقاس", "لا يُقاس بعد")
    book.commit(third, at=at(DAYS[2]))
    for path in (WATER, ROADS):
        (project / path).write_text(third[path], encoding="utf-8")
    found, opened = edition(project, TODAY), repository(project)
    assert opened
    return found, Past(opened, found.library, found.history)


def published(past: Past, *, urls: bool = True) -> Publication:
    """Where the site of these records will stand."""
    days = tuple(one.day for one in past.states)
    return replace(PUBLICATION, editions=days, since=past.standing, directory_urls=urls)


def pages(made: tuple[Edition, Past], *, urls: bool = True) -> dict[str, BeautifulSoup]:
    """All pages of editions by their paths."""
    found, past = made
    maker = PastPages(found, published(past, urls=urls), past, *SHARED)
    return {path: BeautifulSoup(html, "html.parser") for path, html in maker.files()}


@pytest.fixture(scope="module")
def every(made: tuple[Edition, Past]) -> dict[str, BeautifulSoup]:
    """Those of the site, for tests that only read them."""
    return pages(made)


def words(page: BeautifulSoup) -> str:
    """All that a page says, in a row."""
    return " ".join(page.get_text().split())


def test_each_edition_stands_as_it_was(every: dict[str, BeautifulSoup]) -> None:
    """A withdrawn value stands before and is struck after; the last state of a day counts."""
    before = every["en/as-of/2026-11-01/pledges/water/index.html"]
    after = every["en/as-of/2026-11-10/pledges/water/index.html"]
    assert "counted twice" not in words(before)
    assert "counted twice" in words(after)
    assert len(after.select("del")) == len(before.select("del")) + 1
    assert "cannot be measured" in words(every["en/as-of/2026-11-01/index.html"])
    assert "cannot yet be measured" in words(every["en/as-of/2026-11-20/index.html"])
    assert "It stood so until 10 November 2026" in words(before)
    assert "still stands so" in words(after)


def test_what_did_not_change_has_one_page(every: dict[str, BeautifulSoup]) -> None:
    """Pages grow with what changes, and each edition leads to where its pledges stand."""
    stood = {p for p in every if p.startswith("as-of/") and "/pledges/" in p}
    wanted = [(DAYS[0], "water"), (DAYS[0], "roads"), (DAYS[1], "water"), (DAYS[2], "roads")]
    assert stood == {f"as-of/{day}/pledges/{slug}/index.html" for day, slug in wanted}
    hrefs = {str(a["href"]) for a in every["as-of/2026-11-20/index.html"].select("a[href]")}
    assert "../2026-11-10/pledges/water/" in hrefs


@pytest.mark.parametrize("urls", [True, False])
def test_every_page_is_marked_and_its_links_open(
    made: tuple[Edition, Past],
    every: dict[str, BeautifulSoup],
    urls: bool,  # noqa: FBT001
) -> None:
    """In both languages, also in a copy on disk: kept from search engines, with one heading."""
    found = every if urls else pages(made, urls=False)
    for path, page in found.items():
        assert page.select_one("meta[name=robots][content=noindex]"), path
        assert len(page.select("h1")) == 1
        # It has the colours that the reader chose elsewhere.
        assert [one.string for one in page.select("script")] == [ASSETS.head]
        ids = [str(one["id"]) for one in page.select("[id]")]
        assert len(ids) == len(set(ids)), path
        assert page.html
        assert page.html["lang"] == ("en" if path.startswith("en/") else "ar")
        assert ("as-of/2" not in path) or page.select_one(".past-banner"), path
        for link in page.select('a[href]:not([href*=":"])'):
            there, anchor = urldefrag(str(link["href"]))
            target = (Path("/", path).parent / there).resolve().as_posix()[1:] if there else path
            target = f"{target}/index.html" if there.endswith("/") and urls else target
            if "as-of/" in target or "compare/" in target:
                assert target in found, (path, link)
                assert not anchor or found[target].find(id=anchor), (path, link)


@pytest.mark.parametrize("lang", LANGS)
def test_a_citation_opens_that_very_version(
    made: tuple[Edition, Past], every: dict[str, BeautifulSoup], lang: Lang
) -> None:
    """Of a pledge, of a figure, of the whole: its address is there, dated by its content."""
    found, past = made
    cited = [
        ("pledges", "water"),
        ("figures", "budget"),
        ("figures", next(iter(found.library.context))),
    ]
    for record, day in zip([*cited, ()], [DAYS[1], DAYS[2], DAYS[0], DAYS[2]], strict=True):
        told = citation(found.renderers[lang].language, published(past), *record)
        address, anchor = urldefrag(told.url)
        page = every[f"{address.removeprefix(SITE)}index.html"]
        assert not anchor or page.find(id=anchor)
        assert told.day == day


def test_editions_are_compared(every: dict[str, BeautifulSoup]) -> None:
    """Each with the one before and with the newest, from one list."""
    middle = every["en/compare/2026-11-10/index.html"]
    since, until = (middle.find(id=name) for name in ("since", "until"))
    assert since
    assert until
    assert "1 November 2026" in since.get_text()
    assert "Withdrawn: 10 November 2026" in words(middle)
    assert "yet" in words(middle)
    assert "newest edition" in words(every["en/compare/2026-11-20/index.html"])
    assert len(every["compare/index.html"].select(".past-list > li")) == len(DAYS)


def test_records_that_cannot_be_read_are_not_there_half(project: Path) -> None:
    """An edition that the model of today cannot read is one page that says so."""
    book = Book(project)
    files = {
        p.relative_to(project).as_posix(): p.read_text("utf-8") for p in project.rglob("*.yml")
    }
    book.commit(changed(files, ROADS, "number: 2\n", ""), at=at(DAYS[0]))
    book.commit(files, at=at(DAYS[1]))
    found, opened = edition(project, TODAY), repository(project)
    assert opened
    past = Past(opened, found.library, found.history)
    assert [bool(one.library) for one in past.states] == [False, True]
    held = pages((found, past))
    assert [p for p in held if p.startswith("as-of/2026-11-01/")] == ["as-of/2026-11-01/index.html"]
    assert "cannot read the records" in words(held["en/as-of/2026-11-01/index.html"])


def test_a_page_leads_to_what_is_called_otherwise_today(sample: Edition) -> None:
    """Its own page, and those that it names; what has no page any more is told on its first."""
    state = PastState(DAYS[0], "0" * 40, sample.library, {})
    page = place("editions", str(DAYS[0]), "pledges", "roads").page
    known = {"pledges/tracks.md": "pledges/tracks.md", "bodies/new.md": "bodies/new.md"}
    moved = {"pledges/roads.md": "pledges/tracks.md", "bodies/old.md": "bodies/new.md"}
    links = LinksThen(page, state=state, library=sample.library, standing={**known, **moved})
    assert links.today == "../../../../pledges/tracks/"
    assert links.to("bodies/old.md") == "../../../../bodies/new/"
    assert links.to("bodies/gone.md") == "../../"
    assert replace(links, standing=known).today == "../../../../"
