"""Enlarged: 320 pixels, which is 1280 at 400 %, and the spacing of text that a reader sets."""

from pathlib import Path

import pytest
from tests.browser.axe import OPEN
from tests.browser.conftest import Open
from tests.browser.kinds import DESK, ENLARGED, HOMES, KINDS, PHONE
from tests.browser.test_pages import LAYOUT
from tests.browser.windows import dress

from pledges.records.texts import LANGS, Lang

CLIPPED = (Path(__file__).parent / "clipped.js").read_text(encoding="utf-8")
# WCAG 1.4.12, as a style sheet of the reader.
SPACED = """* {
  line-height: 1.5 !important;
  letter-spacing: .12em !important;
  word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
# Ways to lose text, each of which must be found.
SPOILT = (
    ".md-content h1 { block-size: 1em; overflow: hidden; }",
    ".md-content p { inline-size: 3em; white-space: nowrap; overflow: clip; }",
    ".md-content h1 { margin-block-end: -2em !important; }",
)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_of_every_kind_fit_320_pixels(
    opened_in_chromium: Open, base: str, lang: Lang
) -> None:
    """At 400 % no kind of page scrolls sideways, hides text to the side or cuts it off."""
    wrong = []
    with opened_in_chromium("", viewport=ENLARGED, reduced_motion="reduce") as page:
        for path in (*KINDS, "404.html"):
            page.goto(base + HOMES[lang] + path)
            page.evaluate(OPEN)
            found = [*page.evaluate(LAYOUT), *page.evaluate(CLIPPED)]
            wrong += [f"{path}: {line}" for line in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("lang", LANGS)
def test_spaced_text_is_not_lost(
    opened_in_chromium: Open, base: str, lang: Lang, size: dict[str, int]
) -> None:
    """With wider lines, paragraphs, words and letters nothing is cut off or overlaps."""
    wrong = []
    with opened_in_chromium("", viewport=size, reduced_motion="reduce") as page:
        for path in KINDS:
            page.goto(base + HOMES[lang] + path)
            page.evaluate(OPEN)
            dress(page, SPACED)
            found = [*page.evaluate(LAYOUT), *page.evaluate(CLIPPED)]
            wrong += [f"{path}: {line}" for line in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("style", SPOILT)
def test_lost_text_would_be_noticed(opened_in_chromium: Open, style: str) -> None:
    """A box that cuts its text off and a heading that lies on a paragraph are found."""
    with opened_in_chromium("unknown/", viewport=PHONE) as page:
        assert page.evaluate(CLIPPED) == []
        dress(page, style)
        assert page.evaluate(CLIPPED) != []
