"""The events of a build: bad records stop it before anything is written, the day is given."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from tests.building import ROOT, Build, as_sample_project, build
from tests.conftest import LINK

from pledges.editing.command import today
from pledges.records.texts import LANGS, Lang

pytestmark = pytest.mark.slow

DAY = dt.date(2027, 1, 2)
UNUSED_SOURCE = """
nobody-cites-me:
  title: {ar: وثيقة, en: Document}
  publisher: {ar: ناشر, en: Publisher}
  kind: data
  language: ar
  read: 2026
"""


@pytest.fixture
def small(project: Path) -> Path:
    """A small copy of the project that a test may spoil."""
    return as_sample_project(project, ROOT)


def test_a_title_is_a_text_whatever_other_parsers_take_it_for(third: Path) -> None:
    """What MkDocs reads as a truth is the word that stands there."""
    page = (third / "en/pledges/roads/index.html").read_text(encoding="utf-8")
    assert "<title>no - " in page


def test_the_epoch_decides_the_day(third: Path) -> None:
    """The sample is reckoned for SOURCE_DATE_EPOCH, whatever the clock says."""
    assert "28 November 2026" in (third / "en/index.html").read_text(encoding="utf-8")
    assert "28 تشرين الثاني 2026" in (third / "index.html").read_text(encoding="utf-8")


def test_a_table_keeps_how_its_columns_are_aligned(third: Path) -> None:
    """In a way that the policy of the pages lets through."""
    page = (third / "en/index.html").read_text(encoding="utf-8")
    assert re.search(r"<td align=\"?right\"?>2</td>", page)
    assert not re.search(r"<t[dh][^>]* style", page)


@pytest.mark.parametrize("lang", [pytest.param("ar", marks=pytest.mark.long), "en"])
def test_an_error_in_one_language_stops_all(small: Path, root: Path, lang: Lang) -> None:
    """It is told once, and nothing goes on."""
    theme = small / "theme"
    theme.unlink()
    shutil.copytree(root / "theme", theme)
    main = (theme / "main.html").read_text(encoding="utf-8")
    wrong = f'{{{{ 1 // (config.theme.language != "{lang}") }}}}'
    block = "{% block site_meta %}"
    (theme / "main.html").write_text(main.replace(block, block + wrong), encoding="utf-8")
    done = build_small(small)
    assert done.code == 1
    assert done.output.count("\nZeroDivisionError") == 1, done.output
    assert not (done.folder / "search" / f"{lang}.json").exists()


def test_links_to_places_of_records_are_checked(small: Path) -> None:
    """The sample in three languages has one; what is not there is told."""
    for lang in LANGS:
        add(small / f"docs/{lang}/index.md", LINK.format("nowhere"))
    done = build_small(small)
    assert done.code == 1
    assert "#milestone-water-nowhere" in done.output


def test_a_day_before_the_records_stops_the_build(small: Path) -> None:
    """What the records tell had not happened on that day, and each date of them is named."""
    done = build(small, small / "site", dt.date(2020, 2, 29))
    assert stopped(done)
    assert "2020-02-29" in done.output


def test_all_problems_are_told_in_both_languages(small: Path) -> None:
    """Problems of form in two files stop the build together, each in Arabic and English.

    What was published before stays as it was.
    """
    marker = small / "site/index.html"
    marker.parent.mkdir()
    marker.write_text("published before", encoding="utf-8")
    add(small / "data/pledges/water.yml", "colour: blue\n")
    add(small / "data/events.yml", "\tnot-a-key\n")
    done = build_small(small)
    assert stopped(done)
    assert contents(small / "site") == {"index.html": b"published before"}
    assert "عدد المشكلات: 2 · problems: 2" in done.output
    assert "data/pledges/water.yml:" in done.output
    assert "«colour» مفتاح غير معروف" in done.output
    assert "'colour' is not a known key" in done.output
    assert "data/events.yml:" in done.output
    assert "استعمل المسافات بدلًا منها" in done.output
    assert "use spaces instead" in done.output


def test_problems_of_records_and_of_pages_are_told_together(small: Path) -> None:
    """A rule that records break and a page with an unknown shortcode appear at once."""
    add(small / "data/sources.yml", UNUSED_SOURCE)
    add(small / "docs/en/index.md", "\n<!-- pledges: nonsense -->\n")
    done = build_small(small)
    assert stopped(done)
    assert "problems: 2" in done.output
    assert "nothing cites the source 'nobody-cites-me'" in done.output
    assert "docs/en/index.md:" in done.output
    assert "'nonsense' is not a known shortcode" in done.output


def test_the_day_is_read_from_the_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The epoch is taken in UTC: its last second of a day is still that day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(24 * 60 * 60 - 1))
    assert today() == dt.date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(24 * 60 * 60))
    assert today() == dt.date(1970, 1, 2)


@pytest.mark.parametrize("epoch", [None, ""])
def test_without_an_epoch_the_day_is_today(
    monkeypatch: pytest.MonkeyPatch, epoch: str | None
) -> None:
    """Unset or empty, the epoch leaves the day to the clock, in UTC."""
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = dt.datetime.now(dt.UTC).date()
    assert before <= today() <= dt.datetime.now(dt.UTC).date()


def build_small(project: Path) -> Build:
    """Build the small copy into its own site/ folder."""
    return build(project, project / "site", DAY)


def stopped(done: Build) -> bool:
    """Whether a build ended as a person can read: exit code 1, no traceback."""
    assert done.code == 1, done.output
    assert "Traceback" not in done.output
    return True


def add(file: Path, text: str) -> None:
    """Write something at the end of a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
