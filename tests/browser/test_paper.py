"""What comes out on paper, as a file of the browser's own printing."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.browser.conftest import Open
from tests.browser.kinds import HOMES
from tests.browser.test_pages import figures_of_pages
from tests.browser.windows import is_firefox

from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

PATHS: dict[Lang, str] = {
    lang: f"{'' if lang == LANGS[0] else f'{lang}/'}pledges/climate/" for lang in LANGS
}
# More than this is paper wasted by a layout that does not fit it.
MOST_SHEETS = 60


@pytest.mark.parametrize("lang", LANGS)
def test_paper_has_the_page_and_not_what_is_around_it(opened: Open, base: str, lang: Lang) -> None:
    """Printed on A4, the links of the text are there; ways to other pages and to ask are not."""
    with opened(PATHS[lang]) as page:
        text = page.locator("article p:not(.ask) a[href^=http]")
        links = set(text.evaluate_all("all => all.map(String)"))
        switch = page.locator(".md-header a.language").first.evaluate("String")
        sheets = printed(page).pages
    assert 1 < len(sheets) < MOST_SHEETS
    assert [round(length / 72 * 25.4, -1) for length in sheets[0].mediabox[2:]] == [210, 300]
    leading = {
        note.get_object()["/A"]["/URI"]
        for sheet in sheets
        for note in sheet.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }
    assert links
    assert links <= leading
    assert leading.isdisjoint({switch, f"{base}accessibility/", f"{base}en/accessibility/"})


@pytest.mark.parametrize("lang", LANGS)
def test_paper_has_every_figure(opened_in_chromium: Open, library: Library, lang: Lang) -> None:
    """Every reading is printed, folded or not; Firefox' files do not tell their bold letters."""
    path = f"{HOMES[lang]}figures/displaced-families/"
    figures = dict(figures_of_pages(library))[path]
    numbers = {number for figure in figures for number in re.findall(r"\d[\d,.]+\d", figure)}
    with opened_in_chromium(path) as page:
        text = "".join(sheet.extract_text() for sheet in printed(page).pages)
    assert numbers
    assert {number for number in numbers if number not in text} == set()


def printed(page: Page) -> PdfReader:
    """A page printed on A4 with a margin of 15 mm."""
    browser = page.context.browser
    assert browser
    # Playwright gives Firefox inches for centimetres.
    unit = "{}in" if is_firefox(browser) else "{}cm"
    edge = unit.format(1.5)
    margin = {"top": edge, "right": edge, "bottom": edge, "left": edge}
    file = page.pdf(width=unit.format(21), height=unit.format(29.7), margin=margin)  # type: ignore[arg-type]
    return PdfReader(BytesIO(file))
