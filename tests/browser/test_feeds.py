"""A feed that somebody opens in a browser, which no longer knows what a feed is."""

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Open

from pledges.records.texts import LANGS, Lang

# The words of an element of Atom that are seen, how large they are, and from where they run.
SHOWN = """name => [...document.getElementsByTagName(name)].map(one => {
  const style = getComputedStyle(one);
  return [style.display, style.direction, parseFloat(style.fontSize)];
})"""
LINKS = "[...document.getElementsByTagName('a')].map(one => one.href)"


@pytest.mark.parametrize("lang", LANGS)
def test_a_feed_reads_as_a_page(opened: Open, lang: Lang) -> None:
    """It says what it is, has entries one below another, and links that can be followed."""
    with opened(f"feeds/{lang}/all.xml") as page:
        assert page.evaluate(SHOWN, "updated")[0][0] == "none"
        for name in ("title", "subtitle", "entry"):
            display, direction, _ = page.evaluate(SHOWN, name)[0]
            assert (display, direction) == ("block", {"ar": "rtl", "en": "ltr"}[lang]), name
        links = page.evaluate(LINKS)
        assert "/changes/" in links[0]
        assert len(links) > len(page.evaluate(SHOWN, "entry")) > 1


def test_a_feed_can_be_read_on_a_phone(chromium: Browser, base: str) -> None:
    """XML cannot ask for the width of the screen; its words are large enough all the same."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{base}feeds/ar/all.xml")
    shrunk = 360 / page.evaluate("innerWidth")
    size = page.evaluate(SHOWN, "entry")[0][2] * shrunk
    assert 15 <= size <= 20
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
