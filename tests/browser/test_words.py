"""No word is broken inside, at any width or on paper; long addresses break behind their joints."""

from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.axe import OPEN
from tests.browser.conftest import Open
from tests.browser.kinds import HOMES, KINDS
from tests.browser.windows import dress, undress

CUT = (Path(__file__).parent / "words.js").read_text(encoding="utf-8")
WIDTHS = (320, 360, 768, 1280, 1440, 1920)
PAGES = (*KINDS, "guides/keys/")
ALL = [*map("".join, product(HOMES.values(), PAGES))]
# Each kind in one of the languages.
SOME = [home + page for home, page in zip(cycle(HOMES.values()), PAGES, strict=False)]
SHEET = 680  # pixels between the margins of A4
# What the theme says of links, and what would let any word break.
BROKEN = (".md-typeset a { word-break: break-word !important }", "td { word-break: break-all }")


def cut(page: Page, width: int) -> list[str]:
    """What stands in two lines at a width."""
    page.set_viewport_size({"width": width, "height": 740})
    found: list[str] = page.evaluate(CUT)
    return [f"{page.url} at {width}: {line}" for line in found]


@pytest.mark.parametrize(
    ("places", "widths"),
    [(SOME, WIDTHS[:1]), pytest.param(ALL, WIDTHS, marks=pytest.mark.long)],
    ids=["some", "all"],
)
def test_no_word_is_cut(
    opened_in_chromium: Open, base: str, places: list[str], widths: tuple[int, ...]
) -> None:
    """On a page of every kind each word has one line, on screens of all sizes and on paper."""
    found: list[str] = []
    with opened_in_chromium("", own=True) as page:
        for place in places:
            page.emulate_media(media="screen")
            page.goto(base + place)
            page.evaluate(OPEN)
            for width in widths:
                found += cut(page, width)
            page.emulate_media(media="print")
            found += cut(page, SHEET)
    assert found == []


@pytest.mark.parametrize("style", BROKEN)
def test_a_cut_word_would_be_seen(opened_in_chromium: Open, style: str) -> None:
    """Where words may break in tables, they do and are told."""
    with opened_in_chromium("pledges/") as page:
        assert cut(page, 1280) == []
        dress(page, style)
        assert cut(page, 1280) != []
        undress(page)
