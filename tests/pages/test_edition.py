"""An edition is sound or is told; every page of a sound one can be filled, in both languages."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
import yaml
from tests.building import PUBLICATION, change

from pledges.addresses import Links
from pledges.language.words import Digits
from pledges.pages.edition import Edition
from pledges.pages.front import PageFile, page_files
from pledges.records.problems import DataError
from pledges.records.texts import LANGS
from pledges.site.build import edition

pytestmark = pytest.mark.slow


def filled(whole: Edition, page: PageFile) -> str:
    """A page with its fragments."""
    front = page.front().value
    return whole.fill(page.lang, Links(page.page), front, page.text, PUBLICATION)


def codes(project: Path, today: dt.date) -> list[str]:
    """The codes of all that is wrong with a project."""
    with pytest.raises(DataError) as caught:
        edition(project, today)
    return [problem.code for problem in caught.value.problems]


def test_a_sound_project_has_an_edition(sample: Edition, today: dt.date) -> None:
    """The edition has the records, the day, and a renderer for each language."""
    assert sample.today == today
    assert set(sample.renderers) == set(LANGS)
    assert sample.renderers["ar"].language.tongue.direction == "rtl"
    assert sample.renderers["en"].today == today


def test_the_real_project_is_sound(root: Path, today: dt.date) -> None:
    """The real records and pages break no rule."""
    assert edition(root, today).library.pledges


@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_every_page_can_be_filled(project: Path, today: dt.date, digits: Digits) -> None:
    """Nothing is left of a shortcode but those in code, and no value is undefined."""
    whole = edition(project, today, digits)
    for page in page_files(project):
        text = filled(whole, page)
        assert text.count("<!--") == (2 if page.page == "index.md" else 0)
        assert "None" not in text
        assert "Undefined" not in text


def test_prose_is_left_as_it_is(sample: Edition) -> None:
    """A page without shortcodes is not changed but for the address of its heading."""
    text = "# A{}\n\nB & <b>c</b> {{d}} <!-- e -->  \n"
    filled = sample.fill("en", Links("a.md"), {"title": "A"}, text.format(""), PUBLICATION)
    assert filled == text.format(" {#page}")


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ({"title": "A", "objective": "2"}, "Safe water"),
        ({"title": "A", "body": "sample-council"}, "Open roads"),
    ],
)
def test_a_stub_is_filled_from_its_record(
    sample: Edition, front: dict[str, str], shown: str
) -> None:
    """The page of an objective or a body is its title and its fragment, in place of its text."""
    text = sample.fill("en", Links("a/b.md"), front, "left out", PUBLICATION)
    assert text.startswith("# A {#page}\n\n")
    assert shown in text
    assert "left out" not in text


def test_digits_are_those_of_the_setting(project: Path, today: dt.date) -> None:
    """Arabic pages have the numerals of the setting, English ones those of English."""
    index = {page.lang: page for page in page_files(project) if page.page == "index.md"}
    latin, arabic = (edition(project, today, digits) for digits in ("latn", "arab"))
    assert "28 تشرين الثاني 2026" in filled(latin, index["ar"])
    assert "٢٨ تشرين الثاني ٢٠٢٦" in filled(arabic, index["ar"])
    assert filled(latin, index["en"]) == filled(arabic, index["en"])


def test_an_edition_is_the_same_each_time(project: Path, today: dt.date) -> None:
    """Two editions of the same files on the same day fill the pages alike."""
    first, second = (edition(project, today) for _ in range(2))
    for page in page_files(project):
        assert filled(first, page) == filled(second, page)


def test_an_edition_changes_no_file(project: Path, today: dt.date) -> None:
    """Loading, checking and filling write nothing."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    whole = edition(project, today)
    for page in page_files(project):
        filled(whole, page)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_what_cannot_be_read_hides_no_broken_rule(project: Path, today: dt.date) -> None:
    """Rules run over the records that have the right form, and over pages."""
    change(project / "data/bodies.yml", "kind: federal", "kind: city")
    change(project / "docs/en/index.md", "pledges: glance", "pledges: glanse")
    assert codes(project, today) == ["not_allowed", "unknown_shortcode"]


def test_records_and_pages_are_told_together(project: Path, today: dt.date) -> None:
    """Broken rules of records and of pages come in one message."""
    change(project / "data/pledges/water.yml", "status: stalled", "status: late")
    change(project / "docs/en/index.md", "pledges: glance", "pledges: glanse")
    assert codes(project, today) == ["unknown_reference", "unknown_shortcode"]


def test_the_day_decides_what_is_future(project: Path, today: dt.date) -> None:
    """The same files are sound today and were not a year ago."""
    assert edition(project, today)
    assert set(codes(project, today.replace(year=2025))) == {"future"}


def test_a_source_may_be_cited_by_a_page_alone(project: Path, today: dt.date) -> None:
    """Without the pages that cite it, a source is unused."""
    for lang in LANGS:
        page = project / f"docs/{lang}/index.md"
        change(page, " <!-- pledges: source sample-atlas -->", "")
    assert codes(project, today) == ["unused_source"]


@pytest.mark.parametrize("year", ["2100", "9999"])
def test_a_date_far_ahead_is_shown_or_told(project: Path, today: dt.date, year: str) -> None:
    """A due date in any year that is let in can be drawn."""
    change(project / "data/pledges/water.yml", "due: 2027\n", f"due: {year}\n")
    try:
        whole = edition(project, today)
    except DataError as error:
        assert [problem.key for problem in error.problems] == ["milestones.tariff.due"]  # noqa: PT017
        return
    for page in page_files(project):
        assert filled(whole, page)


@pytest.mark.parametrize("name", ["words", "statuses"])
def test_a_record_that_the_site_needs_cannot_go(project: Path, today: dt.date, name: str) -> None:
    """Without any word of the interface, or any status, an edition is told, never half made."""
    path = project / f"data/{name}.yml"
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    for slug in list(records)[:: max(1, len(records) // 4)]:
        rest = {key: record for key, record in records.items() if key != slug}
        path.write_text(yaml.safe_dump(rest, allow_unicode=True), encoding="utf-8")
        try:
            whole = edition(project, today)
        except DataError:
            continue
        for page in page_files(project):
            assert filled(whole, page)


def renamed(text: str) -> str:
    """A page that is called otherwise, and says something else of itself."""
    return re.sub(r"(?m)^((?:title|description): \"?\S+)", r"\1 (2)", text)


def test_a_new_pledge_needs_only_its_file_and_pages(project: Path, today: dt.date) -> None:
    """A copy of a pledge under another number and name joins the edition."""
    shutil.copy(project / "data/pledges/roads.yml", project / "data/pledges/rails.yml")
    change(project / "data/pledges/rails.yml", "number: 2", "number: 3")
    change(project / "data/pledges/rails.yml", "  budget:\n", "  budget-of-rails:\n")
    for title in ("موازنة الطرق", "Budget for roads"):
        change(project / "data/pledges/rails.yml", title, renamed(f"title: {title}")[7:])
    for lang in LANGS:
        figures = project / f"docs/{lang}/figures"
        stub = (figures / "budget.md").read_text(encoding="utf-8")
        own = renamed(stub.replace("roads/budget", "rails/budget-of-rails"))
        (figures / "budget-of-rails.md").write_text(own, encoding="utf-8")
        text = (project / f"docs/{lang}/pledges/roads.md").read_text(encoding="utf-8")
        page = project / f"docs/{lang}/pledges/rails.md"
        page.write_text(renamed(text.replace(" roads -->", " rails -->")), encoding="utf-8")
    whole = edition(project, today)
    assert list(whole.library.pledges) == ["water", "roads", "rails"]
    for page_file in page_files(project):
        assert filled(whole, page_file)
