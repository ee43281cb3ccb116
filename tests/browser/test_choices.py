"""What a reader chooses stays: numerals on Arabic pages, the section when the language changes."""

import re

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import IN_BOTH, Open

NUMBERS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("script, style, [dir=ltr], [lang]:not([lang=ar])")) continue;
    const words = node.data.replace(/[A-Za-z][\\\\w./-]*/g, "");
    if (/\\\\d/.test(words)) found.push(words.trim());
  }
  return found;
}""".replace("\\\\", "\\")


def numerals(page: Page) -> None:
    """Press the switch of numerals."""
    page.locator("button.numerals").click()


@pytest.mark.parametrize("path", ["", "pledges/climate/", "pledges/diaspora/", "timeline/"])
def test_arabic_numerals_are_never_mixed(opened: Open, base: str, path: str) -> None:
    """Once chosen, no Western digit is left but in Latin names, and the choice is kept."""
    with opened(path) as page:
        before = page.locator("article").inner_text()
        assert re.search(r"[0-9]", before)
        numerals(page)
        assert page.evaluate(NUMBERS) == []
        page.goto(f"{base}method/")
        assert page.evaluate(NUMBERS) == []
        page.goto(base + path)
        assert page.evaluate(NUMBERS) == []
        numerals(page)
        assert page.locator("article").inner_text() == before


@IN_BOTH
def test_numbers_keep_their_value(opened: Open) -> None:
    """Separators and signs of percentage change with the digits."""
    for path, words in (
        ("figures/urban-share/", "٪"),
        ("figures/displaced-individuals/", "١٣٠٬٧٨٨"),
    ):
        with opened(path) as page:
            numerals(page)
            assert words in page.locator("article").inner_text()


def test_english_pages_have_no_switch_of_numerals(opened: Open) -> None:
    """English is written with Western digits alone."""
    with opened("en/pledges/climate/") as page:
        assert page.locator("button.numerals").count() == 0


def test_the_language_switch_keeps_the_section(opened: Open, base: str) -> None:
    """From a section of an Arabic page the switch leads to that section in English."""
    with opened("pledges/climate/#figures") as page:
        page.locator(".md-header a.language").click()
        page.wait_for_url(f"{base}en/pledges/climate/#figures")
        assert page.locator("#figures").count() == 1
