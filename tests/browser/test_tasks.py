"""What readers come for is at most two taps and two windows of a phone away from the first page."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, ViewportSize
from tests.browser.conftest import Open
from tests.browser.kinds import HOMES

from pledges.records.texts import LANGS, Lang

PHONE: ViewportSize = {"width": 360, "height": 800}
TAPS = WINDOWS = 2
REFERRAL, DIASPORA, CLIMATE = (
    f".glance a[href='pledges/{slug}/']" for slug in ("referral-mechanism", "diaspora", "climate")
)
# By the question of the reader: what is tapped, one after the other, and where the answer stands.
TASKS: dict[str, tuple[tuple[str, ...], str]] = {
    "What was promised about returnees, and was it kept?": ((REFERRAL,), ".standing .verdict"),
    "What is late?": ((), ".score .ticks .state-late a"),
    "Who says that the referral mechanism works?": ((REFERRAL,), ".standing-status .claim"),
    "How many Iraqi refugees are abroad, and is it falling?": ((DIASPORA,), ".key-figure .chart"),
    "What changed in the last month?": (
        (".contents a[href='#changes']",),
        ".newest li, #changes + p",
    ),
    "How do I follow pledge 5?": ((DIASPORA, ".contents a[href='#follow']"), "ul.follow a"),
    "How do I report a mistake without an account?": (
        (".contents a[href='#follow']", "a[href$='guides/mistake/#without-account']"),
        "#without-account",
    ),
}
# Answered by the pages of figures: a tap on the figure of a pledge leads to its page.
OF_FIGURES: dict[str, tuple[tuple[str, ...], str]] = {
    "How do I get the climate displacement into Excel?": (
        (CLIMATE, ".key-figure a[href$='figures/displaced-families/']"),
        "a[href$='.xlsx']",
    ),
    "How do I share one figure with its source?": (
        (DIASPORA, ".key-figure a[href$='figures/refugees-abroad/']"),
        "a[href^='https://wa.me/']",
    ),
}
SEARCHED: dict[Lang, str] = {"ar": "وزارة المهجرين", "en": "ministry of displacement"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("task", TASKS)
def test_the_answer_is_near(opened_in_chromium: Open, lang: Lang, task: str) -> None:
    """Each tap and the answer are in the first two windows of their pages."""
    taps, answer = TASKS[task]
    with opened_in_chromium(HOMES[lang], viewport=PHONE, is_mobile=True, has_touch=True) as page:
        assert windows_to_answer(page, taps, answer) <= WINDOWS


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("task", OF_FIGURES)
def test_the_answer_of_a_figure_is_near(opened_in_chromium: Open, lang: Lang, task: str) -> None:
    """The same of what the pages of figures answer."""
    taps, answer = OF_FIGURES[task]
    with opened_in_chromium(HOMES[lang], viewport=PHONE, is_mobile=True, has_touch=True) as page:
        assert windows_to_answer(page, taps, answer) <= WINDOWS


@pytest.mark.parametrize("lang", LANGS)
def test_a_ministry_is_found_by_what_people_call_it(opened_in_chromium: Open, lang: Lang) -> None:
    """One tap opens the search; the ministry is among the results in sight."""
    with opened_in_chromium(HOMES[lang], viewport=PHONE, is_mobile=True, has_touch=True) as page:
        page.locator(".md-header__button[for=__search]").tap()
        page.locator(".md-search__input").fill(SEARCHED[lang])
        found = page.locator(".md-search-result__link[href*='bodies/ministry-of-migration']").first
        found.wait_for()
        assert windows_down(found) <= 1


def windows_to_answer(page: Page, taps: Sequence[str], answer: str) -> float:
    """How many windows down the answer ends, after taps that are as near themselves."""
    assert len(taps) <= TAPS
    for selector in taps:
        tapped = page.locator(selector).first
        assert windows_down(tapped) <= WINDOWS, selector
        tapped.tap()
        page.wait_for_load_state()
    return windows_down(page.locator(answer).first)


def windows_down(element: Locator) -> float:
    """Where an element ends, in windows from the top of what is seen; it is seen or below."""
    element.wait_for()
    top, bottom = element.evaluate(
        "one => { const { top, bottom } = one.getBoundingClientRect();"
        " return [top / innerHeight, bottom / innerHeight] }"
    )
    assert top >= 0
    return float(bottom)
