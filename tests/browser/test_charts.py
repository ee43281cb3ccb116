"""Charts can be read on a phone and on a desk, and each value in them leads to its row."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open

from pledges.records.texts import LANGS, Lang

HOMES: dict[Lang, str] = {"ar": "", "en": "en/"}
LINE, MAP, BARS = (
    f"figures/{name}/"
    for name in ("displaced-families", "origin-governorates", "arrival-governorates")
)
PAGES = (LINE, MAP, BARS, "pledges/climate/", "pledges/referral-mechanism/", "silence/")
# How high the letters of each text of a chart are on the screen, and the text.
LETTERS = """texts => texts.map(text => {
  const scale = text.getScreenCTM().a
  return [parseFloat(getComputedStyle(text).fontSize) * scale, text.textContent]
})"""
# The texts that stand beyond the figure that they are in.
BEYOND = """figures => figures.flatMap(figure => {
  const room = figure.getBoundingClientRect()
  return [...figure.querySelectorAll("text:not(.tip text)")].filter(text => {
    const { left, right } = text.getBoundingClientRect()
    return left < room.left - 2 || right > room.right + 2
  }).map(text => text.textContent)
})"""


@pytest.mark.parametrize("width", [360, pytest.param(768, marks=pytest.mark.long), 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_letters_are_of_one_size_on_every_screen(
    opened_in_chromium: Open, lang: Lang, width: int
) -> None:
    """Every text of a chart is 12 to 16 px high, and none leaves its figure."""
    for path in PAGES:
        window = {"viewport": {"width": width, "height": 800}, "is_mobile": width < 500}
        with opened_in_chromium(HOMES[lang] + path, **window) as page:
            found = page.locator(".chart text").evaluate_all(LETTERS)
            assert found, path
            assert [(size, text) for size, text in found if not 12 <= size <= 16] == []
            assert page.locator("figure.chart").evaluate_all(BEYOND) == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", LANGS)
def test_a_tap_on_a_value_leads_to_its_row(
    opened_in_chromium: Open, *, lang: Lang, scripts: bool
) -> None:
    """A finger anywhere in the column of a point, or on a bar, is led to the row in the table."""
    window = {"viewport": {"width": 360, "height": 800}, "is_mobile": True, "has_touch": True}
    for path, kind in ((LINE, ".line-chart"), (MAP, ".map-chart"), (BARS, ".bar-chart")):
        with opened_in_chromium(HOMES[lang] + path, java_script_enabled=scripts, **window) as page:
            mark = page.locator(f"{kind} a.value").first
            target = str(mark.get_attribute("href"))
            assert target.startswith("#"), kind
            mark.locator(".hit, .area").first.tap()
            expect(page.locator(f'[id="{target[1:]}"]:target')).to_be_in_viewport()


@pytest.mark.parametrize("lang", LANGS)
def test_a_value_is_told_to_keys(opened: Open, lang: Lang) -> None:
    """What has the focus shows its value and date; nothing is shown before."""
    for path, value, lines in ((LINE, ".line-chart a.value", 3), (MAP, ".map-chart g.value", 1)):
        with opened(HOMES[lang] + path) as page:
            mark = page.locator(value).first
            tip = mark.locator(".tip")
            expect(tip).to_be_hidden()
            mark.focus()
            expect(tip).to_be_visible()
            assert tip.locator("text").count() == lines


def test_a_map_is_not_mirrored(opened: Open) -> None:
    """Basra lies in the south-east in both languages."""
    for lang in LANGS:
        with opened(f"{HOMES[lang]}pledges/referral-mechanism/") as page:
            plane = page.locator(".place-map svg.map")
            name = "البصرة" if lang == "ar" else "Basra"
            basra = plane.locator("a.value", has=page.locator(f"title:text('{name}')"))
            box, whole = basra.locator(".area").bounding_box(), plane.bounding_box()
            assert box
            assert whole
            assert box["x"] + box["width"] / 2 > whole["x"] + whole["width"] / 2
            assert box["y"] > whole["y"] + whole["height"] / 2
