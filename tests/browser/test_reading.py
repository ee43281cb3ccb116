"""Reading in a real browser: direction, details, contrast, paper, languages, keyboard."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import IN_BOTH, Open
from tests.browser.order import MIDDLES, forward

from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

HOMES: dict[Lang, str] = {"ar": "", "en": "en/"}
LINES = ("figures/displaced-families/", "figures/refugees-abroad/")
HIDDEN = """found => found.filter(one => {
  const { width, height } = one.getBoundingClientRect();
  return !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || width < 1 || height < 1;
}).map(one => one.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="session")
def charted(library: Library) -> str:
    """The page of the pledge with the most charts of numbers."""
    charts = {
        slug: sum(one.chart != "none" for one in pledge.indicators.values())
        for slug, pledge in library.pledges.items()
    }
    best = max(charts, key=lambda slug: charts[slug])
    assert charts[best], "no pledge has a chart"
    return f"pledges/{best}/"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", LINES)
def test_time_runs_in_the_direction_of_reading(opened: Open, path: str, lang: Lang) -> None:
    """Oldest point to newest, a chart goes leftwards in Arabic and rightwards in English."""
    with opened(HOMES[lang] + path) as page:
        area = page.locator(".line-chart .area")
        points = area.locator(".point").evaluate_all(MIDDLES)
        dates = area.locator("text.tick:not(.tip *)").evaluate_all(MIDDLES)
        assert len(points) > 1
        assert len(dates) > 1
        assert forward(points, lang)
        assert forward(dates, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", LINES)
def test_values_stand_where_reading_begins(opened: Open, path: str, lang: Lang) -> None:
    """The labels of values are right of the points in Arabic, left of them in English."""
    with opened(HOMES[lang] + path) as page:
        chart = page.locator(".line-chart")
        labels = chart.locator(".values text").evaluate_all(MIDDLES)
        points = chart.locator(".point").evaluate_all(MIDDLES)
        assert labels
        assert all(forward([label, point], lang) for label in labels for point in points)


@pytest.mark.parametrize("lang", LANGS)
def test_time_lines_run_in_the_direction_of_reading(
    opened: Open, library: Library, lang: Lang
) -> None:
    """The dates of a line of time go on in the direction of reading, and what is done precedes."""
    with opened(f"{HOMES[lang]}milestones/") as page:
        lines = page.locator(".time-line").all()
        assert 0 < len(lines) <= len(library.pledges)
        for line in lines:
            dates = line.locator(".labels text").evaluate_all(MIDDLES)
            done = line.locator("circle.done").evaluate_all(MIDDLES)
            (today, *_) = line.locator("line.today").evaluate_all(MIDDLES)
            assert len(dates) > 1
            assert forward(dates, lang)
            assert all(forward([one, today], lang) for one in done)


@pytest.mark.parametrize("lang", LANGS)
def test_details_open_and_links_work_without_scripts(
    opened: Open, charted: str, lang: Lang
) -> None:
    """Without JavaScript a click opens a part of a page, and a link leads to its place."""
    with opened(HOMES[lang] + charted, java_script_enabled=False) as page:
        folded = page.locator("details.part").first
        held = folded.locator("p, figure, blockquote").first
        expect(held).to_be_hidden()
        folded.locator("summary").click()
        expect(held).to_be_visible()
        page.locator(".standing a.badge").first.click()
        page.wait_for_url("**/method/#status-*")
        expect(page.locator("[id^=status-]:target")).to_be_visible()


@IN_BOTH
def test_the_drawer_opens_without_scripts(opened: Open) -> None:
    """On a phone without JavaScript the pages of the site can be reached from the drawer."""
    phone = {"width": 360, "height": 800}
    with opened("", java_script_enabled=False, viewport=phone) as page:
        link = page.locator(".md-nav--primary a[href='pledges/']").first
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(link).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_paper_has_the_charts_and_the_tables(
    opened_in_chromium: Open, charted: str, lang: Lang
) -> None:
    """Printed, a page keeps its charts and all its tables, folded or not, and its sources."""
    with opened_in_chromium(HOMES[lang] + charted, own=True) as page:
        page.emulate_media(media="print")
        for selector in ("article figure svg", "article table", "article .sources > li"):
            found = page.locator(selector)
            assert found.count(), selector
            assert found.evaluate_all(HIDDEN) == [], selector


def test_the_language_switch_keeps_the_page(opened: Open, base: str, charted: str) -> None:
    """From an Arabic page the switch leads to the same page in English, and back."""
    with opened("") as page:
        for path in ("", charted, "method/"):
            page.goto(base + path)
            for lang in reversed(LANGS):
                page.locator(f".md-header a.language[hreflang={lang}]").click()
                page.wait_for_url(base + HOMES[lang] + path)
                assert page.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_key_skips_to_the_content(opened: Open, charted: str, lang: Lang) -> None:
    """Tab reaches the link that skips the navigation; Enter and Tab go on in the content."""
    with opened(HOMES[lang] + charted) as page:
        page.keyboard.press("Tab")
        skip = page.locator(".md-skip:focus")
        expect(skip).to_have_count(1)
        skip.evaluate("link => Promise.all(link.getAnimations().map(one => one.finished))")
        assert skip.evaluate_all(HIDDEN) == []
        assert skip.evaluate("link => link.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        expect(page.locator("article :target")).to_have_count(1)
        page.keyboard.press("Tab")
        expect(page.locator("article :focus")).to_have_count(1)


@pytest.mark.parametrize("path", ["nowhere/", "en/nowhere/deeper/", "pledges/nowhere.html"])
def test_a_missing_address_has_a_page(opened: Open, base: str, path: str) -> None:
    """At any depth it is dressed and in Arabic, and leads home and to the English site."""
    with opened("") as page:
        answer = page.goto(base + path)
        assert answer is not None
        assert answer.status == 404
        assert page.locator("html").get_attribute("lang") == "ar"
        dressed = "getComputedStyle(document.querySelector('.md-header')).position"
        assert page.evaluate(dressed) == "sticky"
        assert page.locator("article a").first.evaluate("link => link.href") == base
        page.locator("article a[href='/en/'], article [lang=en] a").click()
        page.wait_for_url(f"{base}en/")
