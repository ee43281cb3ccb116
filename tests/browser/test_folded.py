"""What a page of prose folds can be opened by whatever a reader has, and is whole on paper."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open

from pledges.records.texts import LANGS, Lang

GUIDES: dict[Lang, str] = {
    lang: f"{'' if lang == LANGS[0] else f'{lang}/'}guides/publish/" for lang in LANGS
}
PHONE = {"width": 360, "height": 800}
# How far an arrow is from the middle of its line: more than 0 to the right.
ARROW = """summary => {
  const arrow = getComputedStyle(summary, '::after'), { width } = summary.getBoundingClientRect()
  return width / 2 - parseFloat(arrow.right) - parseFloat(arrow.width) / 2
}"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", LANGS)
def test_a_link_into_what_is_folded_opens_it(
    opened_in_chromium: Open, *, lang: Lang, scripts: bool
) -> None:
    """With and without JavaScript; the other ways stay folded, and a tap folds this one again."""
    with opened_in_chromium(
        f"{GUIDES[lang]}#server-setup", java_script_enabled=scripts, viewport=PHONE, has_touch=True
    ) as page:
        expect(page.locator("#server-setup")).to_be_in_viewport()
        expect(page.locator("#store-setup")).to_be_hidden()
        expect(page.locator("article details[open]")).to_have_count(1)
        page.locator("details[open] > summary").tap()
        expect(page.locator("#server-setup")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGS)
def test_keys_unfold_and_the_arrow_stands_at_the_end(opened: Open, lang: Lang) -> None:
    """Space opens the summary that has the focus; its arrow is where the line ends."""
    with opened(GUIDES[lang], viewport=PHONE) as page:
        summary = page.locator("article summary").first
        assert (summary.evaluate(ARROW) < 0) == (lang == "ar")
        summary.focus()
        page.keyboard.press("Space")
        expect(page.locator("#github-setup")).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_paper_has_what_is_folded(opened_in_chromium: Open, lang: Lang) -> None:
    """Every heading and command below a summary is printed."""
    with opened_in_chromium(GUIDES[lang]) as page:
        page.emulate_media(media="print")
        for part in page.locator("article details :is(h3, pre)").all():
            expect(part).to_be_visible()
        assert page.locator("article details pre").count()
