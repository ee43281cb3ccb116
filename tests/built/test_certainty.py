"""Were every record of medium confidence, nothing made from one would stand without its mark.

What carries a value is told by its markup: dates, badges, counts, cells, points of charts. Not seen
are numbers inside prose and inside the notes and texts of records, which editors write themselves.
"""

import csv
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import soupsieve
from bs4 import BeautifulSoup, Tag
from icalendar import Calendar
from ruamel.yaml import YAML
from tests.building import ROOT, as_sample_project, build, copy_of_sample, link
from tests.conftest import TODAY

from pledges.records.load import load
from pledges.records.shapes import walk
from pledges.records.texts import LANGS, Lang

pytestmark = pytest.mark.slow
ATOM = "http://www.w3.org/2005/Atom"
MEDIUM = {"ar": "ثقة متوسطة", "en": "medium confidence"}
CARRIERS = (
    *("time", ".badge[class*=status-]", ".badge.state", ".badge.claim", "bdi.days", ".verdict"),
    *(
        "td.value:not(:has(bdi.count))",
        ".figure",
        ".newest",
        "p.share",
        ".tally",
        ".outcome",
        "article bdi:not([dir])",
    ),
)
# What holds a value together with its mark.
UNITS = ("li", "p", "dd", "td", "figcaption", "blockquote", "tr")
# What rests on no record that has a confidence: rules, dates of sources, of questions, of the site.
OTHERS = (
    # Names of records and files, captions with the day of the build, numbers of rows.
    *(
        "bdi a",
        "a bdi",
        "caption",
        "summary:not(.card summary)",
        ".break",
        "td:first-child",
        ".keys",
    ),
    *("[id^=status-]", "[id^=claim-]", ".sources", ".record", ".history", ".questions", ".as-of"),
    # How much of the files is translated.
    "[id^=translation-] + p",
    *(
        "thead",
        ".pledge-number",
        "a.status-unknown",
        ".citation",
        "bdi.count",
        ".files",
        ".plan",
        # What was withdrawn is said by nobody any more.
        "li:has(> del)",
        "q",
    ),
)


def copied(project: Path) -> None:
    """Copy the real project."""
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, project / folder)
    link(project, ROOT)
    shutil.copy(ROOT / "mkdocs.yml", project)


def unsure(project: Path) -> Path:
    """Let every record of a project that can be of medium confidence be so."""
    for file, record in load(project).files():
        if any("confidence" in found.shape.names for found in walk(record)):
            lower(project / file, [one.path for one in walk(record) if can(one.shape)])
    return project


def can(shape: Any) -> bool:
    """Whether a record may say how sure it is."""
    return shape.what == "record" and "confidence" in shape.names


def lower(file: Path, paths: list[tuple[str | int, ...]]) -> None:
    """Set the confidence of records of a file."""
    yaml = YAML()
    yaml.width = 1000
    top = yaml.load(file)
    for path in paths:
        record = top
        for part in path:
            record = record[part if part in record or isinstance(part, int) else int(part)]
        record["confidence"] = "medium"
    yaml.dump(top, file)


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=pytest.mark.long)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a copy of the sample, or of the real project."""
    project = tmp_path_factory.mktemp("unsure")
    if request.param == "real":
        copied(project)
    else:
        as_sample_project(copy_of_sample(project), ROOT)
    done = build(unsure(project), project / "site", TODAY)
    assert done.code == 0, done.output
    return done.folder


def bare(page: BeautifulSoup) -> Iterator[str]:
    """What carries a value on a page and has no mark."""
    for found in page.select(", ".join(CARRIERS)):
        if found.name == "bdi" and not re.search(r"\d", found.text):
            continue
        if not found.find_parent(is_other) and not is_other(found) and not is_marked(found):
            yield f"{found.name}.{found.get('class')}: {found.get_text(' ', strip=True)[:80]}"
    yield from (
        str(point)[:80]
        for point in page.select(".chart :is(.point, .done, .due)")
        if "less-sure" not in point["class"]
    )


def is_other(tag: Tag) -> bool:
    """Whether a tag holds what no record with a confidence says."""
    return bool(soupsieve.match(", ".join(OTHERS), tag))


def is_marked(tag: Tag) -> bool:
    """Whether the nearest of what holds it, or its row, holds a mark too."""
    units = [tag, *([tag.find_parent(UNITS)] if tag.find_parent(UNITS) else [])]
    row = tag.find_parent("tr")
    if (row and row.find_parent("table", class_="accounts")) or (tag.name == "time" and row):
        units.append(row)
    return any(unit.select_one(".mark.medium, .mark.low") for unit in units if unit)


def test_no_page_shows_a_value_without_its_mark(folder: Path) -> None:
    """Neither a date nor a status, a count, a value or a point of a chart."""
    found = {
        str(path.relative_to(folder)): told
        for path in sorted(folder.rglob("*.html"))
        # What is translated is counted there, and no record told of.
        if path.parent.name != "translation"
        and (told := list(bare(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser"))))
    }
    assert found == {}


def test_a_page_of_the_real_site_would_be_found(site: Path) -> None:
    """The test above can fail: there most values are of high confidence and bear no mark."""
    page = (site / "en/pledges/referral-mechanism/index.html").read_text(encoding="utf-8")
    assert list(bare(BeautifulSoup(page, "html.parser")))


@pytest.mark.parametrize("lang", LANGS)
def test_no_entry_of_a_feed_is_without_it(folder: Path, lang: Lang) -> None:
    """In its title, which most readers see alone."""
    paths = [*folder.rglob("*.xml")]
    # What the build has written itself.
    entries = [one for path in paths for one in ET.parse(path).iter(f"{{{ATOM}}}entry")]  # noqa: S314
    of_records = [one for one in entries if f":{lang}/" in str(one.findtext(f"{{{ATOM}}}id"))]
    titles = [
        str(one.findtext(f"{{{ATOM}}}title"))
        for one in of_records
        if f":{lang}/log/" not in str(one.findtext(f"{{{ATOM}}}id"))
    ]
    assert len(titles) > 50
    assert [title for title in titles if MEDIUM[lang] not in title] == []


def test_no_date_of_a_calendar_is_without_it(folder: Path) -> None:
    """Nor its reminder."""
    told = []
    for path in folder.rglob("*.ics"):
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            texts = [event["SUMMARY"], *(one["DESCRIPTION"] for one in event.walk("VALARM"))]
            told += [str(text) for text in texts]
    assert told
    assert [text for text in told if not any(word in text for word in MEDIUM.values())] == []


def test_no_row_of_a_table_is_held_to_be_sure(folder: Path) -> None:
    """Each table whose rows rest on such records says so, and JSON and XLSX are made of it."""
    seen = set()
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            # A line of tags is no row.
            every = csv.DictReader(file)
            rows = [row for row in every if not next(iter(row.values())).startswith("#")]
        for name in [name for name in (rows[0] if rows else {}) if name.endswith("confidence")]:
            seen.add(path.stem)
            assert {row[name] for row in rows} <= {"medium", ""}, (path, name)
    assert {"pledges", "milestones", "updates", "events", "readings", "indicators"} <= seen
