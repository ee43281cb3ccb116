"""The appearance that a reader chooses: device, light, dark or strong contrast."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import IN_BOTH, Open

from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
HOMES: dict[Lang, str] = {"ar": "", "en": "en/"}
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(16, 24, 23)"
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
SCHEME = "getComputedStyle(document.documentElement).colorScheme"


def paper(page: Page) -> str:
    """The colour behind the text."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def ink(page: Page) -> str:
    """The colour of the text."""
    return str(page.locator("article").evaluate("found => getComputedStyle(found).color"))


@pytest.mark.parametrize(
    ("device", "choice", "scheme", "wanted"),
    [
        ("light", "", "light", LIGHT),
        ("dark", "", "dark", DARK),
        ("light", "dark", "dark", DARK),
        ("dark", "light", "light", LIGHT),
        ("light", "contrast", "light", WHITE),
        ("dark", "contrast", "dark", BLACK),
    ],
)
def test_the_choice_outweighs_the_device(
    opened_in_chromium: Open, device: str, choice: str, scheme: str, wanted: str
) -> None:
    """The page takes the colours of the choice, and without one those of the device."""
    with opened_in_chromium("", color_scheme=device) as page:
        page.locator("select.appearance").select_option(choice)
        assert page.evaluate(SCHEME) == scheme
        assert paper(page) == wanted
        assert (ink(page) == (BLACK if wanted == WHITE else WHITE)) == (choice == "contrast")


def test_the_device_may_ask_for_contrast(opened_in_chromium: Open) -> None:
    """A device that wants more contrast gets it in the scheme that is chosen."""
    with opened_in_chromium("", contrast="more") as page:
        assert (paper(page), ink(page)) == (WHITE, BLACK)
        page.locator("select.appearance").select_option("dark")
        assert (paper(page), ink(page)) == (BLACK, WHITE)


@pytest.mark.parametrize("lang", LANGS)
def test_the_choice_is_made_by_keyboard_and_kept(
    opened: Open, base: str, library: Library, lang: Lang
) -> None:
    """The list has a name and obeys keys; every page has the colours before its scripts run."""
    with opened(HOMES[lang], own=True) as page:
        page.get_by_label(library.words["appearance"][lang]).focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert paper(page) == DARK
        page.route("**/*.js", lambda route: route.abort())
        for home in HOMES.values():
            page.goto(f"{base}{home}method/")
            assert paper(page) == DARK
        assert page.locator("select.appearance").is_hidden()


def test_without_scripts_the_device_decides(opened_in_chromium: Open) -> None:
    """There is no list that would do nothing."""
    with opened_in_chromium("", java_script_enabled=False, color_scheme="dark") as page:
        assert page.locator("select.appearance").is_hidden()
        assert paper(page) == DARK


@IN_BOTH
def test_a_choice_that_cannot_be_kept_lasts_as_long_as_the_page(opened: Open, base: str) -> None:
    """Where the browser refuses storage the list works all the same."""
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw Error('refused') } })"
    with opened("", own=True) as page:
        page.add_init_script(refuse)
        page.goto(base)
        page.locator("select.appearance").select_option("dark")
        assert paper(page) == DARK
        page.reload()
        assert paper(page) == LIGHT


def test_paper_is_light(opened_in_chromium: Open) -> None:
    """Whatever is chosen, a page is printed dark on light."""
    with opened_in_chromium("", own=True) as page:
        page.locator("select.appearance").select_option("dark")
        page.emulate_media(media="print", color_scheme="dark")
        assert paper(page) == LIGHT
        assert page.evaluate(SCHEME) == "light"


@pytest.mark.parametrize("forced", ["none", "active"])
def test_what_is_not_reached_looks_otherwise(opened_in_chromium: Open, forced: str) -> None:
    """A stage that is not reached is lower and of another colour, forced colours or not."""
    seen = """([one]) => {
      const { height } = one.getBoundingClientRect();
      return [getComputedStyle(one).fill, Math.round(height)];
    }"""
    with opened_in_chromium("pledges/climate/", forced_colors=forced) as page:
        (reached, high), (left, low) = (
            page.locator(f".stage{which}").evaluate_all(seen)
            for which in (".reached", ":not(.reached)")
        )
    assert reached != left
    assert low < high / 2


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_words_stand_out_in_every_appearance(
    opened_in_chromium: Open, base: str, choice: str
) -> None:
    """Words have a contrast of 4.5 or more on a device that prefers the opposite."""
    device = "dark" if choice == "light" else "light"
    with opened_in_chromium("", color_scheme=device) as page:
        page.locator("select.appearance").select_option(choice)
        for path in ("", "pledges/climate/"):
            page.goto(base + path)
            assert page.evaluate(CONTRAST) == [], (path, choice)


def test_the_line_that_applies_the_choice_is_the_same_everywhere(site: Path) -> None:
    """A policy that names the line by its hash holds for every page."""
    lines = set()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        # What other sites frame has no script, nor have lists of the API and pages of the past.
        if 'class="md-header' not in html:
            continue
        head = html.partition("</head>")[0]
        before = head.partition('rel="stylesheet"')[0]
        lines.add(before.partition("<script>")[2].partition("</script>")[0])
    assert len(lines) == 1
    assert "pledges.appearance" in lines.pop()
