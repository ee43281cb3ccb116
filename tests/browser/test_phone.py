"""On a real phone, as a browser emulates one, nothing makes the page wider than the window."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open
from tests.browser.kinds import HOMES
from tests.browser.test_search import ITEMS
from tests.browser.test_words import ALL, SOME

from pledges.records.texts import Lang

WIDTHS = (320, *(pytest.param(width, marks=pytest.mark.long) for width in (360, 390)))
QUERIES: dict[Lang, str] = {"ar": "المهجرين", "en": "refugees"}
# A phone's window grows with what is laid out beside it: all three then are wider.
WIDE = "[innerWidth, document.documentElement.scrollWidth, Math.round(visualViewport.width)]"


@pytest.fixture(params=WIDTHS)
def phone(request: pytest.FixtureRequest, opened_in_chromium: Open) -> Iterator[tuple[Page, int]]:
    """A page on a phone of a width, with fingers."""
    width = request.param
    size = {"viewport": {"width": width, "height": 800}, "device_scale_factor": 2}
    with opened_in_chromium("", is_mobile=True, has_touch=True, **size) as page:
        yield page, width


@pytest.mark.parametrize(
    "pages", [SOME, pytest.param(ALL, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_page_is_wider_than_a_phone(
    phone: tuple[Page, int], base: str, pages: list[str]
) -> None:
    """A page of every kind has the width of the window."""
    page, width = phone
    found = {}
    for path in pages:
        page.goto(base + path)
        found[path] = page.evaluate(WIDE)
    assert found == dict.fromkeys(pages, [width] * 3)


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_a_command_stands_on_its_lines(phone: tuple[Page, int], base: str, home: str) -> None:
    """It is scrolled, and broken nowhere but where its author did: who reads it types it."""
    page, _ = phone
    page.goto(f"{base}{home}guides/publish/#server-setup")
    lines = """all => all.map(one => {
      const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(one);
      const room = one.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
      const drawn = Math.round(room / parseFloat(lineHeight));
      return [one.textContent.trimEnd().split("\\n").length, drawn];
    })"""
    found = page.locator("details[open] pre > code").evaluate_all(lines)
    assert len(found) > 5
    assert [drawn for _, drawn in found] == [written for written, _ in found]


@pytest.mark.parametrize("lang", HOMES)
def test_menu_search_and_switches_fit_a_phone(
    phone: tuple[Page, int], base: str, lang: Lang
) -> None:
    """The window keeps its width with the menu, the answers of the search and each choice."""
    page, width = phone
    page.goto(base + HOMES[lang])
    page.tap(".md-header__button[for=__drawer]")
    expect(page.locator(".md-nav--primary a").first).to_be_visible()
    assert page.evaluate(WIDE) == [width] * 3
    page.keyboard.press("Escape")
    page.tap(".md-header__button[for=__search]")
    page.fill("[data-md-component=search-query]", QUERIES[lang])
    expect(page.locator(ITEMS).first).to_be_visible()
    page.wait_for_timeout(500)  # the theme lets the search grow
    assert page.evaluate(WIDE) == [width] * 3
    assert page.locator(ITEMS).first.evaluate(
        "one => [...one.querySelectorAll('*')].every((all) => all.scrollWidth <= innerWidth)"
    )
    page.keyboard.press("Escape")
    for choice in ("dark", "contrast"):
        page.locator("select.appearance").select_option(choice)
        assert page.evaluate(WIDE) == [width] * 3
    if lang == "ar":
        page.tap("button.numerals")
        assert page.evaluate(WIDE) == [width] * 3
    page.tap(".md-header a.language")
    page.wait_for_url(lambda url: url != base + HOMES[lang])
    assert page.evaluate(WIDE) == [width] * 3
