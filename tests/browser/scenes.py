"""What the kept pictures show: a page, the window, and what a reader does there first."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, expect

from pledges.records.texts import LANGS, Lang

Scheme = Literal["light", "dark", "forced"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FORCED: tuple[Scheme, ...] = ("forced",)
PHONE, DESK, HEIGHT = 360, 1280, 740
QUERIES: dict[Lang, str] = {"ar": "المياه", "en": "water"}


@dataclass(frozen=True)
class Scene:
    """A picture of a page in each scheme; `before` is done once the page is open."""

    name: str
    path: str
    width: int = PHONE
    before: Callable[[Page, Lang], None] | None = None
    schemes: tuple[Scheme, ...] = SCHEMES


def centred(page: Page, selector: str) -> None:
    """Go to the first of what is selected, without the title that the header then changes."""
    page.evaluate("document.querySelector('.md-header__title').style.visibility = 'hidden'")
    page.locator(selector).first.evaluate("one => one.scrollIntoView({ block: 'center' })")


def to_the_chart(page: Page, _: Lang) -> None:
    """Go to the first chart of numbers."""
    centred(page, "figure.line-chart svg")


def to_the_track(page: Page, _: Lang) -> None:
    """Go to the way to fulfilment."""
    centred(page, ".track svg")


def to_the_time_line(page: Page, _: Lang) -> None:
    """Go to the first time line."""
    centred(page, "figure.time-line")


def search(page: Page, lang: Lang) -> None:
    """Open the search and ask for a word of the sample."""
    page.locator(".md-header__button[for=__search]").click()
    page.fill("[data-md-component=search-query]", QUERIES[lang])
    expect(page.locator(".md-search-result__item").first).to_be_visible()


SCENES = (
    Scene("home", ""),
    Scene("home-wide", "", DESK),
    Scene("pledge", "pledges/water/"),
    Scene("pledge-wide", "pledges/water/", DESK),
    Scene("chart", "pledges/water/", before=to_the_chart),
    Scene("milestones", "milestones/"),
    Scene("glossary", "glossary/"),
    Scene("index-az", "index-az/"),
    Scene("search", "", before=search),
    Scene("missing", "404.html"),
    Scene("track", "pledges/water/", before=to_the_track, schemes=FORCED),
    Scene("chart-marks", "pledges/water/", before=to_the_chart, schemes=FORCED),
    Scene("milestone-marks", "milestones/", before=to_the_time_line, schemes=FORCED),
)


def media(scheme: Scheme) -> dict[str, str]:
    """What a window is told of its colours."""
    told = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    return {"reduced_motion": "reduce", **told}


# Whether a font came over the line: then it may have come too late to be used.
FETCHED = """performance.getEntriesByType("resource").some(
  ({ name, transferSize }) => name.endsWith(".woff2") && transferSize > 0)"""


def opened(page: Page, base: str, scene: Scene, lang: Lang) -> None:
    """Bring a page to where its picture is taken, with its letters there."""
    page.set_viewport_size({"width": scene.width, "height": HEIGHT})
    page.goto(f"{base}{'' if lang == LANGS[0] else f'{lang}/'}{scene.path}")
    page.evaluate("document.fonts.ready.then(() => true)")
    if page.evaluate(FETCHED):
        page.reload()
        page.evaluate("document.fonts.ready.then(() => true)")
    if scene.before:
        scene.before(page, lang)


def picture(page: Page) -> Image.Image:
    """What the window shows, with nothing in motion."""
    return Image.open(BytesIO(page.screenshot(animations="disabled")))
