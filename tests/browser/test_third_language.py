"""The sample with Sorani Kurdish in a real browser: no error, no overflow, all ways on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import OfBrowser
from tests.browser.host import served
from tests.browser.kinds import DESK

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
PAGES = ("ckb/", "ckb/pledges/water/", "ckb/pledges/roads/", "ckb/bodies/sample-ministry/")


@pytest.fixture(scope="module")
def base(third: Path) -> Iterator[str]:
    """The address of the site in three languages."""
    with served(third) as address:
        yield address


@pytest.fixture
def page(browser: Browser, windows: OfBrowser, base: str) -> Iterator[Page]:
    """A page of the site in three languages whose errors fail the test."""
    with windows(browser).page(base_url=base, viewport=DESK) as opened:
        problems: list[str] = []
        # Where no worker is let in, Playwright says so itself.
        opened.on(
            "console",
            lambda said: problems.extend([said.text] * ("by Playwright" not in said.text)),
        )
        opened.on("pageerror", lambda error: problems.append(str(error)))
        # A page that is left while it loads drops its requests; what is not there is answered 404.
        opened.on("response", lambda answer: problems.extend([answer.url] * (not answer.ok)))
        yield opened
        assert not problems


def test_no_page_overflows(page: Page) -> None:
    """The two links to other languages leave room for the rest of the header on a phone."""
    for path in (*PAGES, "", "en/pledges/water/"):
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(path)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate(LAYOUT) == [], (path, width)
            links = page.locator(".md-header a.language")
            expect(links).to_have_count(2)
            for link in links.all():
                expect(link).to_be_in_viewport(ratio=1)


def test_the_switches_keep_the_section(page: Page) -> None:
    """Both links to other languages lead to the section that is being read."""
    page.goto("ckb/pledges/water/#done")
    for lang, home in (("ar", ""), ("en", "en/")):
        link = page.locator(f".md-header a.language[hreflang={lang}]")
        address = link.evaluate("link => new URL(link.href).pathname + link.hash")
        assert address == f"/{home}pledges/water/#done"


def test_missing_texts_are_seen_to_be_missing(page: Page) -> None:
    """A mark is underlined with dots and followed by the name of its language."""
    page.goto("ckb/pledges/water/")
    mark = page.locator("article .untranslated").first
    style = "mark => getComputedStyle(mark).textDecorationStyle"
    assert mark.evaluate(style) == "dotted"
    after = "mark => getComputedStyle(mark, '::after').content"
    # Firefox tells where the name comes from, Chromium the name.
    name = mark.get_attribute("lang") or ""
    assert name == "ar"
    assert name in mark.evaluate(after).replace("attr(lang)", name)


def test_numerals_can_be_chosen(page: Page) -> None:
    """Kurdish is written in Arabic script, so its numbers follow the reader's choice."""
    page.goto("ckb/pledges/water/")
    page.locator("button.numerals").click()
    assert "٢٠٢" in page.locator("article time").first.inner_text()


def test_the_search_finds_kurdish_and_offers_the_rest(page: Page) -> None:
    """The page in Kurdish is found; pages in the other languages are counted beside it."""
    page.goto("ckb/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text("ئاو")
    expect(page.locator(".md-search-result__item")).to_have_count(1)
    page.locator("[data-md-component=search-query]").fill("2024")
    expect(page.locator("[data-search-other]:not([hidden])")).to_have_count(2)
