"""How pages fall into sheets, and the report as `make report` writes it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from tests import printing
from tests.browser.conftest import Open
from tests.browser.test_paper import printed

from pledges.records.library import Library
from pledges.records.texts import LANGS

CHAPTERS = """() => {
  const text = "word ".repeat(60), chapters = [...Array(40).keys()];
  const folded = (heading, words) => `<details class="part"><summary>${heading}<span class="holds">
    holds</span></summary><div>${words}</div></details>`;
  document.querySelector("article").innerHTML = chapters.map((number) => {
    const heading = `<h2>Chapter${number}.</h2>`, words = `<p>${text}</p>`.repeat(number % 4 + 1);
    return number % 2 ? folded(heading, words) : heading + words;
  }).join("");
}"""
ROWS = """() => {
  const rows = [...Array(150).keys()].map((number) => `<tr><td>Row${number}.</td></tr>`).join("");
  const filled = "<p>before</p>".repeat(21);
  document.querySelector("article").innerHTML = filled + `<div class="wide"><table class="stacked">
    <caption>Caption.</caption><thead><tr><th>Head.</th></tr></thead><tbody>${rows}</tbody>
  </table></div>`;
}"""
FOLDED = """() => {
  document.querySelector("article").innerHTML = `<details class="part"><summary>Part.</summary>
    <p>Shown.</p><details><summary>More.</summary><p>Within.</p></details></details>
    <div class="history"><details><summary>Changes.</summary><p>Hidden.</p></details></div>`;
}"""


def sheets(page: Page, content: str) -> list[str]:
    """The words of each sheet once a page has this content."""
    page.evaluate(content)
    # As it is seen: what is positioned is written after what is not.
    return [sheet.extract_text(extraction_mode="layout") for sheet in printed(page).pages]


def test_no_heading_stands_alone(opened_in_chromium: Open) -> None:
    """What follows a heading begins on its sheet."""
    with opened_in_chromium("en/about/") as page:
        found = sheets(page, CHAPTERS)
    ends = [text.rsplit("Chapter", 1)[-1] for text in found if "Chapter" in text]
    assert len(ends) > 10
    assert [end for end in ends if "word" not in end] == []


def test_heads_of_tables_repeat_and_do_not_stand_alone(opened_in_chromium: Open) -> None:
    """Every sheet of a table has its head, and a row under it."""
    with opened_in_chromium("en/about/") as page:
        found = sheets(page, ROWS)
    assert len([text for text in found if "Row" in text]) > 2
    assert [text.count("Head.") for text in found] == [int("Row" in text) for text in found]
    assert [text for text in found if "Caption." in text and "Row0." not in text] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_folded_is_printed(opened_in_chromium: Open, *, scripts: bool) -> None:
    """Folded parts come out on paper without a script too; what changed stays folded."""
    with opened_in_chromium("en/about/", java_script_enabled=scripts) as page:
        text = "".join(sheets(page, FOLDED))
    assert [
        word for word in ("Part.", "Shown.", "More.", "Within.", "Changes.") if word not in text
    ] == []
    assert "Hidden." not in text


def test_older_browsers_open_what_they_print(opened_in_chromium: Open) -> None:
    """Where styles cannot open what is folded, the script does while the page is printed."""
    older = "CSS.supports = () => false"
    opened = "document.querySelectorAll('article details[open]').length"
    with opened_in_chromium("en/about/", script=older) as page:
        page.evaluate(FOLDED)
        assert page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(opened) == 2
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(opened) == 0


@pytest.mark.parametrize("home", ["", pytest.param("en/", marks=pytest.mark.long)])
def test_sources_print_their_addresses(opened_in_chromium: Open, home: str) -> None:
    """The address of each source of a pledge is on paper, whole."""
    with opened_in_chromium(f"{home}pledges/borders/") as page:
        links = page.locator(".sources a[href^=http]").evaluate_all("all => all.map(String)")
        text = "".join("".join(sheet.extract_text().split()) for sheet in printed(page).pages)
    assert links
    assert [link for link in links if link not in text] == []


def test_the_report_is_written_in_both_languages(
    chromium: Browser, site: Path, library: Library, tmp_path: Path
) -> None:
    """Each file is tagged, says its language, title and date, and leads to each pledge."""
    files = printing.printed(site, tmp_path, chromium)
    assert len(files) == len(LANGS)
    for lang, file in zip(LANGS, files, strict=True):
        report = PdfReader(file)
        root: dict[str, Any] = report.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert root["/Lang"] == lang
        assert report.metadata
        assert report.metadata.title
        (top,) = [one for one in report.outline if isinstance(one, list)]
        assert len([one for one in top if not isinstance(one, list)]) == len(library.pledges) + 1
        assert "2026" in report.pages[0].extract_text()


def test_without_a_site_the_report_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages."""
    assert printing.main(["--site", str(tmp_path), "--to", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "make site" in said
    assert "ابنِ الموقع" in said
