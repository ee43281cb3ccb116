"""The search in a real browser: typed, pasted, by shortcut, in both languages, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import IN_BOTH, OfBrowser, Open
from tests.browser.keyboard import KEYS, SWITCH_NAME
from tests.browser.windows import is_firefox

ITEMS = ".md-search-result__item"
BOX = "[data-md-component=search-query]"
# Both languages: a page, a word in another form than the site has it, the page that answers.
TYPED = (("", "حدوديه", "pledges/borders/"), ("en/", "bordering", "en/pledges/borders/"))


@pytest.fixture
def page(browser: Browser, windows: OfBrowser) -> Iterator[Page]:
    """A page in a window of its own, in each browser."""
    with windows(browser).page(own=True) as page:
        yield page


@pytest.fixture
def chromium_page(chromium: Browser, windows: OfBrowser) -> Iterator[Page]:
    """A page of Chromium, for input that no other browser can be given; it has the clipboard."""
    allowed = ["clipboard-read", "clipboard-write"]
    with windows(chromium).page(permissions=allowed) as page:
        yield page


def strike(page: Page, text: str) -> None:
    """Type as a keyboard does, a key down and up for each letter, Arabic or Latin."""
    browser = page.context.browser
    assert browser
    if is_firefox(browser):
        strike_in_firefox(page, text)
        return
    keys = page.context.new_cdp_session(page)
    for letter in text:
        keys.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "key": letter})
        keys.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})


def strike_in_firefox(page: Page, text: str) -> None:
    """Press the keys of a text on a keyboard whose layout is changed for Arabic and back."""
    if text.isascii():
        page.keyboard.type(text)
        return
    for key in (SWITCH_NAME, *map(KEYS.__getitem__, text), SWITCH_NAME):
        page.keyboard.press(key)


def addresses(page: Page, base: str) -> list[str]:
    """The addresses found, without the words to highlight, once there are any."""
    expect(page.locator(ITEMS).first).to_be_visible()
    links = page.locator(f"{ITEMS} > a:first-child").all()
    found = [link.get_attribute("href") or "" for link in links]
    return [href.removeprefix(base).split("?")[0].split("#")[0] for href in found]


@pytest.mark.parametrize("text", ["حدوديه", "x-ray"])
def test_every_letter_is_a_key_pressed_and_released(page: Page, base: str, text: str) -> None:
    """What these tests type comes as events of keys, each with its letter, in both browsers."""
    page.goto(base)
    page.evaluate("""() => {
      window.keys = [];
      for (const kind of ["keydown", "keyup"]) {
        addEventListener(kind, (event) => event.isTrusted && keys.push(event.key), true);
      }
    }""")
    page.click(BOX)
    strike(page, text)
    assert page.evaluate("keys") == [letter for letter in text for _ in range(2)]
    assert page.input_value(BOX) == text


@pytest.mark.parametrize(("home", "query", "wanted"), TYPED)
def test_typing_finds_pages_of_the_language_only(
    page: Page, base: str, home: str, query: str, wanted: str
) -> None:
    """A word is found in any of its forms, on pages of the language of the page alone."""
    page.goto(base + home)
    page.click(BOX)
    strike(page, query)
    # Each letter searches; the answer to the last one is waited for.
    answer = page.locator(f'{ITEMS}:nth-child(-n+3) > a[href^="{base}{wanted}"]')
    expect(answer.first).to_be_attached()
    found = addresses(page, base)
    assert all(address.startswith("en/") == (home == "en/") for address in found)


def test_nothing_is_fetched_before_the_first_query(page: Page, base: str) -> None:
    """The index comes with the first letter, once, and only that of the language."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    page.goto(base, wait_until="networkidle")
    page.click(BOX)
    assert not [url for url in asked if url.startswith("search/")]
    strike(page, "الهجرة")
    addresses(page, base)
    assert [url for url in asked if url in {"search/ar.json", "search/en.json"}] == [
        "search/ar.json"
    ]


@IN_BOTH
def test_pasting_with_keys_searches(page: Page, base: str) -> None:
    """What was cut or copied anywhere and is pasted with the keys is searched."""
    page.goto(base)
    page.click(BOX)
    page.fill(BOX, "المنافذ الحدودية")
    for keys in ("ControlOrMeta+a", "ControlOrMeta+x"):
        page.keyboard.press(keys)
    assert page.input_value(BOX) == ""
    expect(page.locator(ITEMS)).to_have_count(0)
    page.keyboard.press("ControlOrMeta+v")
    assert page.input_value(BOX) == "المنافذ الحدودية"
    assert "bodies/border-ports-commission/" in addresses(page, base)[:3]


def test_pasting_with_the_mouse_searches(chromium_page: Page, base: str) -> None:
    """Words that come without a key, pasted or dictated, are searched as if they were typed."""
    page = chromium_page
    page.goto(base)
    page.click(BOX)
    page.evaluate("navigator.clipboard.writeText('المنافذ الحدودية')")
    page.evaluate("document.execCommand('paste')")
    if page.input_value(BOX) == "":
        page.context.new_cdp_session(page).send("Input.insertText", {"text": "المنافذ الحدودية"})
    assert "bodies/border-ports-commission/" in addresses(page, base)[:3]


def test_words_in_composition_are_searched(chromium_page: Page, base: str) -> None:
    """An input method that composes a word searches for it as it grows."""
    page = chromium_page
    page.goto(base)
    page.click(BOX)
    keys = page.context.new_cdp_session(page)
    composed = {"selectionStart": 6, "selectionEnd": 6, "text": "الجفاف"}
    keys.send("Input.imeSetComposition", composed)
    keys.send("Input.insertText", {"text": "الجفاف"})
    assert "pledges/climate/" in addresses(page, base)[:2]


@pytest.mark.parametrize(("code", "letter"), [("KeyF", "ب"), ("KeyS", "س"), ("Slash", "ظ")])
def test_shortcuts_work_on_an_arabic_layout(
    chromium_page: Page, base: str, code: str, letter: str
) -> None:
    """The keys of f, s and / open the search though an Arabic layout gives other letters."""
    page = chromium_page
    page.goto(base, wait_until="networkidle")
    keys = page.context.new_cdp_session(page)
    event = {"key": letter, "code": code}
    keys.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, **event})
    keys.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})
    expect(page.locator(BOX)).to_be_focused()
    assert page.input_value(BOX) == ""


def test_highlights_keep_the_spelling_of_the_text(page: Page, base: str) -> None:
    """What was typed otherwise is marked in the results and on the page that they lead to."""
    page.goto(base)
    page.click(BOX)
    strike(page, "اللجوء")
    addresses(page, base)
    marks = page.locator(f"{ITEMS} mark").all_inner_texts()
    assert marks
    page.keyboard.press("Enter")
    expect(page.locator("article mark[data-md-highlight]").first).to_be_attached()


def test_the_other_language_is_offered(page: Page, base: str) -> None:
    """A word that only the other language has is offered there, and the offer leads to it."""
    page.goto(base)
    page.click(BOX)
    strike(page, "xqzjvkw")
    expect(page.locator("[data-search-other]")).to_be_hidden()
    page.fill(BOX, "accountable")
    offer = page.locator("[data-search-other] a")
    expect(offer).to_be_visible()
    offer.click()
    assert all(address.startswith("en/") for address in addresses(page, base))


def test_without_scripts_the_search_leads_to_the_index(opened: Open, base: str) -> None:
    """The link in the header and the form lead to the A–Z index when no script runs."""
    with opened("", java_script_enabled=False) as page:
        for home in ("", "en/"):
            page.goto(base + home)
            assert page.get_attribute("form[name=search]", "action") is not None
            page.click("a.index-az")
            page.wait_for_url(f"{base}{home}index-az/")
            expect(page.locator("ul.terms a").first).to_be_visible()
