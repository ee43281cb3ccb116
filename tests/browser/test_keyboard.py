"""By keyboard alone: the menu, the search and every link, with a focus that is always in sight."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open
from tests.browser.kinds import DESK, ENLARGED, HOMES, PHONE

from pledges.records.texts import LANGS, Lang

FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
MENU = "button.md-header__button[for=__drawer]"
SEARCH = "button.md-header__button[for=__search]"
BOX = "[data-md-component=search-query]"
OPEN = "#__search"
ANSWERS = ".md-search-result__item"
SIZES = {"phone": PHONE, "desk": DESK, "enlarged": ENLARGED}
# Each language, size and kind of script once; all of them together take long.
WALKED = (("ar", "phone", True), ("en", "desk", False), ("en", "enlarged", True))
REACHED = (("ar", "phone", "Tab"), ("ar", "desk", "ArrowDown"), ("en", "desk", "Tab"))
QUERIES: dict[Lang, str] = {"ar": "المناخ", "en": "climate"}


def go(page: Page, selector: str, key: str = "Tab", limit: int = 60) -> None:
    """Press a key until the focus is where it should be."""
    for _ in range(limit):
        page.keyboard.press(key)
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"{limit} times {key} did not reach {selector}")


def stops(page: Page, key: str, limit: int = 250) -> list[str]:
    """Every place that a key leads to, until it leaves the page, and what is wrong with it."""
    found: list[str] = []
    while len(found) < limit:
        page.keyboard.press(key)
        focus = in_focus(page)
        if focus is None:
            break
        found.append(focus)
    return found


def in_focus(page: Page) -> str | None:
    """What the focus is on and what is wrong with it, once the page has scrolled there."""
    for _ in range(5):
        focus: str | None = page.evaluate(FOCUS)
        if focus is None or ": " not in focus:
            break
        page.wait_for_timeout(100)
    return focus


@pytest.mark.parametrize(
    ("lang", "size", "scripts"),
    [
        pytest.param(*way, marks=[] if way in WALKED else [pytest.mark.long])
        for way in product(LANGS, SIZES, (True, False))
    ],
)
def test_tab_walks_the_page_in_sight(
    opened_in_chromium: Open, lang: Lang, size: str, *, scripts: bool
) -> None:
    """From top to footer, and back, each stop is in sight and marked, and none holds the focus."""
    options = {"viewport": SIZES[size], "reduced_motion": "reduce", "java_script_enabled": scripts}
    with opened_in_chromium(f"{HOMES[lang]}pledges/identity/", **options) as page:
        there = stops(page, "Tab")
        back = stops(page, "Shift+Tab", len(there))
    assert [stop for stop in there + back if ": " in stop] == []
    assert 20 < len(there) < 250
    assert sorted(there) == sorted(back)


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_opens_and_closes(opened_in_chromium: Open, lang: Lang, key: str) -> None:
    """Enter or Space opens the menu and leads into it; Escape leads back to its button."""
    with opened_in_chromium(f"{HOMES[lang]}milestones/", viewport=PHONE) as page:
        button = page.locator(MENU)
        expect(button).to_have_attribute("aria-expanded", "false")
        go(page, MENU)
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".md-nav--primary :focus")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()


@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_leads_to_other_sections(opened_in_chromium: Open, base: str, lang: Lang) -> None:
    """From a section one goes back to all sections, into it again, and on to another one."""
    with opened_in_chromium(
        f"{HOMES[lang]}milestones/", viewport=PHONE, reduced_motion="reduce"
    ) as page:
        go(page, MENU)
        page.keyboard.press("Enter")
        section = page.locator("button.md-nav__link[for=__nav_3]")
        title = page.locator("button.md-nav__title[for=__nav_3]")
        if not page.locator("button.md-nav__title[for=__nav_3]:focus").count():
            go(page, "button.md-nav__title[for=__nav_3]")
        page.keyboard.press("Enter")
        expect(section).to_be_focused()
        expect(section).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        expect(title).to_be_focused()
        page.keyboard.press("Enter")
        go(page, ".md-nav--primary > ul > li > a[href$='bodies/']")
        assert ": " not in (in_focus(page) or ": nowhere")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}{HOMES[lang]}bodies/")


def test_going_on_closes_the_menu(opened_in_chromium: Open) -> None:
    """Tab past the last link of the menu closes it and goes on in the page."""
    with opened_in_chromium("milestones/", viewport=PHONE, reduced_motion="reduce") as page:
        go(page, MENU)
        page.keyboard.press("Enter")
        go(page, "article a")
        expect(page.locator(MENU)).to_have_attribute("aria-expanded", "false")
        assert ": " not in (in_focus(page) or ": nowhere")


@pytest.mark.parametrize("lang", LANGS)
def test_the_search_opens_and_closes(opened_in_chromium: Open, lang: Lang) -> None:
    """On a phone its button opens the box ready to type; Escape leads back to the button."""
    with opened_in_chromium(HOMES[lang], viewport=PHONE) as page:
        go(page, SEARCH)
        page.keyboard.press("Enter")
        expect(page.locator(BOX)).to_be_focused()
        expect(page.locator(SEARCH)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(page.locator(SEARCH)).to_have_attribute("aria-expanded", "false")
        expect(page.locator(SEARCH)).to_be_focused()


def test_escape_leads_back_to_where_one_was(opened_in_chromium: Open) -> None:
    """On a desk the search that a shortcut opened gives the focus back to the text."""
    with opened_in_chromium("milestones/") as page:
        go(page, "article a")
        page.keyboard.press("/")
        expect(page.locator(BOX)).to_be_focused()
        expect(page.locator(OPEN)).to_be_checked()
        page.keyboard.press("Escape")
        expect(page.locator("article a:focus")).to_have_count(1)


@pytest.mark.parametrize(
    ("lang", "size", "key"),
    [
        pytest.param(*way, marks=[] if way in REACHED else [pytest.mark.long])
        for way in product(LANGS, ("phone", "desk"), ("ArrowDown", "Tab"))
    ],
)
def test_keys_reach_what_was_found(
    opened_in_chromium: Open, lang: Lang, size: str, key: str
) -> None:
    """Arrows and Tab go from the box to the answers, and Enter opens the one in focus."""
    with opened_in_chromium(HOMES[lang], viewport=SIZES[size], reduced_motion="reduce") as page:
        page.keyboard.press("/")
        expect(page.locator(BOX)).to_be_focused()
        expect(page.locator(OPEN)).to_be_checked()
        page.keyboard.type(QUERIES[lang])
        expect(page.locator(ANSWERS).first).to_be_visible()
        go(page, f"{ANSWERS} a", key, 4)
        go(page, f"{ANSWERS} a", key, 4)
        assert ": " not in (in_focus(page) or ": nowhere")
        wanted = page.evaluate("document.activeElement.href.split('?')[0]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{wanted}*")


def test_a_late_answer_leaves_the_focus_among_the_answers(opened_in_chromium: Open) -> None:
    """Who has gone on to the answers is still there when those to the last letter come."""
    with opened_in_chromium("", reduced_motion="reduce") as page:
        page.keyboard.press("/")
        page.keyboard.type("المن")
        expect(page.locator(ANSWERS).first).to_be_visible()
        before = page.locator(ANSWERS).first.element_handle()
        page.evaluate(
            """box => {
              document.querySelector(box).value = "المناخ";
              document.querySelector(box).dispatchEvent(new Event("input"));
              document.querySelector(".md-search-result__item a").focus();
            }""",
            BOX,
        )
        page.wait_for_function("item => !item.isConnected", arg=before)
        expect(page.locator(f"{ANSWERS} a:focus")).to_have_count(1)


@pytest.mark.parametrize("lang", LANGS)
def test_keys_work_the_controls_of_a_page(opened_in_chromium: Open, base: str, lang: Lang) -> None:
    """Keys follow a section, unfold a part, scroll a table and change the language."""
    with opened_in_chromium(f"{HOMES[lang]}pledges/climate/", reduced_motion="reduce") as page:
        go(page, ".md-tabs__link")
        go(page, "details.part > summary", limit=150)
        page.keyboard.press("Space")
        expect(page.locator("details[open]")).to_have_count(1)
        page.goto(f"{base}{HOMES[lang]}milestones/")
        other = page.get_attribute("a.language", "href")
        go(page, "a.language")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != f"{base}{HOMES[lang]}milestones/")
        assert other
        assert page.locator("html").get_attribute("lang") != lang


def test_keys_change_the_numerals(opened_in_chromium: Open) -> None:
    """The button of numerals is reached from the end of the page and pressed with Space."""
    with opened_in_chromium("method/") as page:
        button = page.locator("button.numerals")
        go(page, "button.numerals", "Shift+Tab")
        page.keyboard.press("Space")
        expect(button).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("lang", LANGS)
def test_what_scrolls_can_be_scrolled_by_keys(
    opened_in_chromium: Open, base: str, lang: Lang
) -> None:
    """Whatever is wider than a phone has a name, takes the focus, and moves with the arrows."""
    found = 0
    with opened_in_chromium("", viewport=ENLARGED, reduced_motion="reduce") as page:
        for path in (
            "pledges/diaspora/",
            "figures/origin-governorates/",
            "milestones/",
            "data/",
            "method/",
        ):
            page.goto(base + HOMES[lang] + path)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            for region in page.locator("article :is(.wide, .md-typeset__scrollwrap)").all():
                if not region.evaluate("one => one.scrollWidth > one.clientWidth + 1"):
                    continue
                found += 1
                expect(region).to_have_attribute("tabindex", "0")
                region.focus()
                page.keyboard.press("ArrowLeft" if lang == "ar" else "ArrowRight")
                page.wait_for_timeout(100)
                assert region.evaluate("one => one.scrollLeft")
                assert region.get_attribute("role") == "region"
                assert region.get_attribute("aria-label") or region.get_attribute("aria-labelledby")
    assert found


@pytest.mark.parametrize("lang", LANGS)
def test_without_scripts_the_footer_leads_to_the_sections(
    opened_in_chromium: Open, lang: Lang
) -> None:
    """Where the menu needs a finger or a mouse, every section is reached from the footer."""
    with opened_in_chromium(HOMES[lang], viewport=PHONE, java_script_enabled=False) as page:
        links = page.locator(".md-footer ul.sections a")
        ends = [link.get_attribute("href") for link in links.all()]
        for section in ("pledges/", "milestones/", "compact/", "bodies/", "about/", "index-az/"):
            assert section in ends
        links.last.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/index-az/")
