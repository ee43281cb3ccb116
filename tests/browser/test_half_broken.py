"""Of a page that came without a file the words are read, and the search says what to do."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import OfBrowser
from tests.browser.kinds import PHONE

from pledges.records.texts import LANGS, Lang

SAYS: dict[Lang, str] = {"ar": "لم يصل البحث", "en": "The search did not reach"}
WORD: dict[Lang, str] = {"ar": "ميثاق", "en": "compact"}
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def page(chromium: Browser, windows: OfBrowser) -> Iterator[Page]:
    """A phone's page, in a window of its own."""
    with windows(chromium).page(own=True, viewport=PHONE, is_mobile=True, has_touch=True) as page:
        yield page


@pytest.mark.parametrize("lacking", ["site.*.js", "later.*.css", "*"])
def test_without_scripts_or_style_the_page_reads(page: Page, base: str, lacking: str) -> None:
    """Its words fit the window; without scripts it is as where there are none."""
    page.route(f"**/assets/fixed/{lacking}", lambda route: route.abort())
    page.goto(f"{base}en/pledges/climate/")
    expect(page.locator("article h1")).to_be_visible()
    assert page.evaluate(WIDTH) == PHONE["width"]
    kind = page.evaluate("document.documentElement.className")
    assert kind == ("js ran" if "css" in lacking else "no-js")
    expect(page.locator("a.index-az")).to_be_visible(visible="css" not in lacking)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("lacking", ["**/box.*.js", "**/worker.*.js*", "**/search/*.json"])
def test_a_search_that_did_not_come_says_what_to_do(
    page: Page, base: str, lang: Lang, lacking: str
) -> None:
    """Where its script, its worker or its index lack; once they come, the next letter answers."""
    page.route(lacking, lambda route: route.abort())
    page.goto(f"{base}{'' if lang == 'ar' else 'en/'}")
    page.tap(".md-header__button[for=__search]")
    page.keyboard.type(WORD[lang])
    told = page.locator(".search-failed")
    expect(told).to_contain_text(SAYS[lang])
    expect(told).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_be_hidden()
    page.unroute(lacking)
    if "box" in lacking:
        page.keyboard.press("Escape")
        page.tap(".md-header__button[for=__search]")
    page.keyboard.type(" 2022")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(told).to_be_hidden()
