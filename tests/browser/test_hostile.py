"""Hostile texts in every field: words on the pages, cells in the files, and nothing else."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser
from tests import hostile
from tests.browser.host import served
from tests.browser.windows import window
from tests.building import ROOT, Build, as_sample_project, build, copy_of_sample

DAY = dt.date(2026, 11, 28)
STYLE = re.compile(r"\b(ltr|rtl)\.\w+\.css")
SCHEMES = {"http", "https", "mailto", "webcal", ""}
# Counts every call of what the payloads call, in any frame.
COUNTER = "window.calls = 0; window.ran = window.alert = () => { window.top.calls += 1 }"
# The one page that is ordered and divided by the letters that its words begin with.
BY_LETTER = {"index.html", "en/index.html"}
# What runs or moves a spreadsheet: a cell that begins so is guarded by an apostrophe.
RUNNING = re.compile(r"[=+@\t\r\uff1d]|-(?!\d)")


def made(folder: Path) -> Build:
    """A project, built."""
    done = build(folder, folder.with_name(f"{folder.name}-site"), DAY)
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample as it is."""
    folder = tmp_path_factory.mktemp("clean")
    return made(as_sample_project(copy_of_sample(folder), ROOT)).folder


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample with hostile texts."""
    return made(hostile.project(tmp_path_factory.mktemp("hostile"))).folder


def paths(site: Path, *ends: str) -> list[str]:
    """The files of a site whose names end so."""
    found = (path for path in sorted(site.rglob("*")) if path.is_file())
    return [path.relative_to(site).as_posix() for path in found if path.suffix in ends]


@cache
def soup(site: Path, path: str) -> BeautifulSoup:
    """A page."""
    return BeautifulSoup((site / path).read_bytes(), "html.parser")


def shape(page: Tag) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes, without what follows a text.

    Those are marks of direction, and where a long address may break.
    """
    every = page.select("*:not(bdi, wbr)")
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in every]


def test_there_are_hundreds_of_hostile_texts(spoilt: Path) -> None:
    """Every one of them was written somewhere, and the walk reached every kind of record."""
    project = spoilt.with_name(spoilt.name.removesuffix("-site"))
    texts = [path.read_text(encoding="utf-8") for path in (project / "data").rglob("*.yml")]
    assert sum(text.count("ran()") for text in texts) > 1000
    assert sum(text.count("evil.example") + text.count("a.example") for text in texts) > 100


def test_the_same_files_are_made(clean: Path, spoilt: Path) -> None:
    """No text makes a file, or leaves one out; longer texts move what the first style holds."""
    files = [
        {STYLE.sub(r"\1.css", path.relative_to(site).as_posix()) for path in site.rglob("*")}
        for site in (clean, spoilt)
    ]
    assert files[0] == files[1]


def test_hostile_texts_make_no_element(clean: Path, spoilt: Path) -> None:
    """Each page has the very elements and attributes that it has with harmless texts."""
    known = {one for path in paths(clean, ".html") for one in shape(soup(clean, path))}
    for path in paths(clean, ".html"):
        found = shape(soup(spoilt, path))
        assert set(found) <= known, path
        if path not in BY_LETTER:
            assert found == shape(soup(clean, path)), path


def test_scripts_are_those_of_the_site(clean: Path, spoilt: Path) -> None:
    """What runs is the same to the letter; what is data is JSON; no style has a word of a text."""

    def programs(site: Path, path: str) -> Iterator[str]:
        for tag in soup(site, path).find_all("script"):
            if "json" in str(tag.get("type")):
                json.loads(tag.get_text())
            else:
                yield f"{tag.get('src')} {tag.get_text()}"

    for path in paths(clean, ".html"):
        assert list(programs(spoilt, path)) == list(programs(clean, path)), path
        assert len({str(soup(site, path).find_all("style")) for site in (clean, spoilt)}) == 1, path


def test_addresses_lead_to_pages(spoilt: Path) -> None:
    """No link, form or picture has an address that runs, and none that loads is foreign."""
    for path in paths(spoilt, ".html"):
        for tag in soup(spoilt, path).select("*"):
            for name in ("href", "src", "action", "formaction", "data", "xlink:href", "poster"):
                address = re.sub(r"[\x00-\x20]", "", str(tag.get(name) or ""))
                assert address.partition(":")[0] not in {"javascript", "data", "vbscript"}, path
                assert urlsplit(address).scheme in SCHEMES, (path, address)
                if name == "src":
                    assert not urlsplit(address).netloc, (path, address)


def test_the_texts_can_be_read(spoilt: Path) -> None:
    """They are shown as they were written, and not cut out."""
    words = " ".join(soup(spoilt, path).get_text() for path in paths(spoilt, ".html"))
    words = re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", " ", words)
    for payload in hostile.TEXTS:
        assert " ".join(payload.split()) in words, payload


def in_turn(site: Path) -> Iterator[str]:
    """Every page, every other one in the other language: both were given the same texts."""
    first = (path for path in paths(site, ".html") if not path.startswith("en/"))
    for path, home in zip(first, cycle(("", "en/")), strict=False):
        yield home + path if (site / home / path).exists() else path


@pytest.mark.parametrize(
    "pages",
    [in_turn, pytest.param(lambda site: paths(site, ".html"), marks=pytest.mark.long)],
    ids=["in turn", "all"],
)
def test_nothing_runs_in_a_browser(
    chromium: Browser, spoilt: Path, pages: Callable[[Path], Iterable[str]]
) -> None:
    """Every page is opened, every fold unfolded, the search asked: no call, no foreign request."""
    with served(spoilt) as base, window(chromium) as context:
        context.add_init_script(COUNTER)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in pages(spoilt):
            if soup(spoilt, path).select("[http-equiv=refresh]"):
                continue
            page.goto(base + path)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            page.evaluate("for (const one of document.querySelectorAll('a')) one.focus()")
            assert page.evaluate("window.calls") == 0, path
        for query in ("ran", "onerror", "script"):
            page.goto(f"{base}en/")
            page.locator("[data-md-component=search-query]").click()
            page.keyboard.type(query)
            page.locator(".md-search-result__item").first.wait_for()
            assert page.evaluate("window.calls") == 0, query
    assert [address for address in asked if not address.startswith(base)] == []


def test_tables_run_nothing(clean: Path, spoilt: Path) -> None:
    """CSV has as many lines and columns as before, and no cell begins as a formula does."""
    for path in paths(clean, ".csv"):
        before, after = (
            list(csv.reader(io.StringIO((site / path).read_text("utf-8-sig"), newline="")))
            for site in (clean, spoilt)
        )
        assert [len(row) for row in after] == [len(row) for row in before], path
        assert not [cell for row in after for cell in row if RUNNING.match(cell)], path


def test_workbooks_hold_texts(clean: Path, spoilt: Path) -> None:
    """No cell is a formula or leads to what is no page, and no cell was lost."""
    for path in paths(clean, ".xlsx"):
        before, after = (openpyxl.load_workbook(site / path) for site in (clean, spoilt))
        for old, new in zip(before, after, strict=True):
            assert (new.max_row, new.max_column) == (old.max_row, old.max_column), new.title
            kinds = {cell.data_type for row in new.iter_rows() for cell in row}
            assert kinds <= {"s", "n", "d"}, new.title
            links = [cell.hyperlink for row in new.iter_rows() for cell in row if cell.hyperlink]
            assert {urlsplit(link.target).scheme for link in links} <= {"http", "https"}


def test_documents_are_json(spoilt: Path) -> None:
    """Every JSON file can be read, and its hostile texts with it."""
    found = [json.loads((spoilt / path).read_bytes()) for path in paths(spoilt, ".json")]
    assert "ran()" in json.dumps(found)


def test_feeds_are_xml_and_hold_harmless_html(clean: Path, spoilt: Path) -> None:
    """The same elements as before; what readers of feeds show as HTML has none that runs."""
    for path in paths(clean, ".xml", ".svg"):
        before, after = (ET.fromstring((site / path).read_bytes()) for site in (clean, spoilt))  # noqa: S314 - we wrote it
        if path.endswith(".svg"):
            # The title of a picture has as many lines as it needs.
            assert {e.tag for e in after.iter()} == {e.tag for e in before.iter()}, path
            continue
        assert [e.tag for e in after.iter()] == [e.tag for e in before.iter()], path
        for old, new in zip(before.iter(), after.iter(), strict=True):
            if new.get("type") == "html":
                contents = (BeautifulSoup(e.text or "", "html.parser") for e in (old, new))
                shapes = [shape(content) for content in contents]
                assert shapes[0] == shapes[1], path


def test_calendars_hold_what_they_held(clean: Path, spoilt: Path) -> None:
    """The same components with the same properties, in lines of the length that is allowed."""
    for path in paths(clean, ".ics"):
        parts = []
        for site in (clean, spoilt):
            content = (site / path).read_bytes()
            assert all(len(line) <= 75 for line in content.split(b"\r\n")), path
            assert b"\n" not in content.replace(b"\r\n", b"")
            calendar = icalendar.Calendar.from_ical(content)
            parts.append([(part.name, sorted(part)) for part in calendar.walk()])
        assert parts[0] == parts[1], path


def test_citations_hold_one_entry_each(clean: Path, spoilt: Path) -> None:
    """BibTeX keeps its braces in pairs, and no citation gains an entry or a field."""
    for path in paths(clean, ".bib"):
        before, after = ((site / path).read_text(encoding="utf-8") for site in (clean, spoilt))
        names = [
            re.findall(r"^ *(@?\w+)(?: = )?\{", text, re.MULTILINE) for text in (before, after)
        ]
        assert names[0] == names[1], path
        bare = re.sub(r"\\[{}]", "", after)
        assert bare.count("{") == bare.count("}"), path
