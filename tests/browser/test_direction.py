"""The order in which a browser draws mixed lines, measured letter by letter."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import OfBrowser, Open

from pledges.language.markup import isolated_page, pieces
from pledges.records.texts import Lang

# The letters of an element from the left of the window to the right, without spaces.
DRAWN = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let place = 0; place < node.length; place++) {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      const [box] = range.getClientRects();
      const letter = node.data[place].trim();
      if (box && letter) letters.push([(box.left + box.right) / 2, letter]);
    }
  }
  return letters.sort(([one], [other]) => one - other).map(([, letter]) => letter).join("");
}"""
LINE = """(element, words) => {
  const found = [...element.querySelectorAll("p, li, dd")]
    .find(one => one.textContent.includes(words) && !one.querySelector("p, li, dd"));
  found.style.cssText = "white-space: nowrap; width: max-content";
  found.className = "measured";
}"""


@pytest.fixture
def blank(browser: Browser, windows: OfBrowser) -> Iterator[Page]:
    """An empty page."""
    with windows(browser).page() as page:
        yield page


@pytest.mark.parametrize(
    ("lang", "line", "drawn"),
    [
        ("ar", "من (IOM)", ")IOM(نم"),
        ("ar", "«Economist» (EIU).", ".)EIU(»Economist«"),
        ("ar", "عن IOM 130,788 لا", "ال130,788IOMنع"),
        ("ar", "نحو 60%، و-3.5", "-3.5و،60%وحن"),
        ("ar", "60%", "60%"),
        ("ar", "من 2018–2022", "2022–2018نم"),
        ("ar", "في IOM. 2018–2022", "2022–2018.IOMيف"),
        ("ar", "2023-05: عن A/RES/73/195.", ".A/RES/73/195نع:2023-05"),
        ("ar", "رقم +964 770 123 4567.", ".+9647701234567مقر"),
        ("ar", "عن S 1 – 7؛ لا", "ال؛S1–7نع"),
        ("ar", "<bdi>IOM: لا</bdi>.", ".ال:IOM"),
        ("ar", "في <code>a/b/</code>.", ".a/b/يف"),
        ("ar", "في https://a.example/b/ لا", "الhttps://a.example/b/يف"),
        ("en", "in (تعهد: لا).", "in(ال:دهعت)."),
        ("en", "has «تعهد» 7, لا 8 in", "has«دهعت»7,ال8in"),
    ],
)
def test_mixed_lines_are_drawn_in_the_order_of_reading(
    blank: Page, lang: Lang, line: str, drawn: str
) -> None:
    """Brackets, full stops, signs and ranges stand on the side that a reader expects."""
    way = "rtl" if lang == "ar" else "ltr"
    blank.set_content(isolated_page(pieces(f'<div lang="{lang}" dir="{way}">{line}</div>'), lang))
    assert blank.locator("div").evaluate(DRAWN) == drawn


@pytest.mark.parametrize(
    ("path", "words", "drawn"),
    [
        ("bodies/economist-impact/", "(EIU).", ".)EIU(»EconomistIntelligenceUnit«"),
        ("pledges/climate/", "15% من", "نم15%وحن"),
        ("sources/", "100–131", ",131–100تالوجلا".replace(",", "،")),
        ("en/glossary/", "«البلدان الرائدة»", "is«ةدئارلانادلبلا».A"),
    ],
)
def test_lines_of_the_site_read_right(opened: Open, path: str, words: str, drawn: str) -> None:
    """Lines that were drawn wrongly before, or would be without care."""
    with opened(path) as page:
        page.locator("article").evaluate(LINE, words)
        assert drawn in page.locator(".measured").first.evaluate(DRAWN)


def test_the_marks_of_a_quotation_stand_at_its_ends(opened: Open) -> None:
    """A browser draws them in the direction of the quotation, whatever runs around it."""
    ways = "all => all.map(one => [one.lang, getComputedStyle(one).direction])"
    with opened("milestones/") as page:
        found = page.locator("article q[lang]").evaluate_all(ways)
    assert ["en", "ltr"] in found
    assert ["en", "rtl"] not in found


def test_signs_change_sides_with_the_numerals(opened: Open) -> None:
    """With Arabic numerals the sign of percentage follows the number on its left, as they do."""
    with opened("pledges/climate/") as page:
        page.locator("article").evaluate(LINE, "15% من")
        page.locator("button.numerals").click()
        assert "نم٪١٥وحن" in page.locator(".measured").first.evaluate(DRAWN)
        page.locator("button.numerals").click()
        assert "نم15%وحن" in page.locator(".measured").first.evaluate(DRAWN)
