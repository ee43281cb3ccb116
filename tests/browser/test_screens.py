"""The main pages look as the kept pictures show; what is drawn otherwise does not matter."""

import datetime as dt
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright
from tests.browser.conftest import OfBrowser, there
from tests.browser.gallery import gallery
from tests.browser.host import served
from tests.browser.pictures import keep, same, show
from tests.browser.programs import CHROMIUM
from tests.browser.scenes import FORCED, SCENES, SCHEMES, Scheme, media, opened, picture
from tests.browser.windows import dress, start_chromium

from pledges.records.texts import LANGS, Lang

KEPT = Path(__file__).parent / "screens"
SHOWN = Path(__file__).parents[2] / ".screens"
HOME, PLEDGE, CHART, GLOSSARY, MISSING = (SCENES[place] for place in (0, 2, 4, 6, 9))
MOST_BYTES = 3_000_000
# Each language and each scheme once; the rest is compared where all is.
SEEN = (("ar", "light"), ("en", "dark"), ("ar", "forced"))
# What a person would see at once, done to a page.
SPOILED = {
    "mirrored": "for (const tag of [document.documentElement, document.body]) tag.dir = 'ltr'",
    "without a paragraph": "document.querySelector('article > p:not([hidden])').remove()",
    "in other letters": "document.querySelector('article').style.fontFamily = 'monospace'",
    "in another colour": "document.querySelector('article').style.color = '#a33'",
}
# What another machine may do to the letters of a page.
# The names within the files of fonts/.
FAMILIES = {"Noto Sans", "Noto Sans Arabic"}
DRAWN = ("--disable-font-subpixel-positioning", "--disable-lcd-text", "--font-render-hinting=full")


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory, today: dt.date) -> Iterator[str]:
    """The address of the pages whose pictures are kept."""
    built = gallery(tmp_path_factory.mktemp("gallery"), today)
    assert built.code == 0, built.output
    with served(built.folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, windows: OfBrowser) -> Iterator[Page]:
    """A page in daylight."""
    with windows(chromium).page(reduced_motion="reduce") as page:
        yield page


@pytest.mark.parametrize(
    ("lang", "scheme"),
    [
        pytest.param(*way, marks=[] if way in SEEN else [pytest.mark.long])
        for way in product(LANGS, (*SCHEMES, *FORCED))
    ],
)
def test_pages_look_as_kept(
    chromium: Browser, shown: str, request: pytest.FixtureRequest, lang: Lang, scheme: Scheme
) -> None:
    """Each picture is the kept one; `--rewrite-goldens` keeps those that are not."""
    other: list[str] = []
    with chromium.new_context(**media(scheme)) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for scene in (scene for scene in SCENES if scheme in scene.schemes):
            opened(page, shown, scene, lang)
            name, made = f"{scene.name}.{lang}.{scheme}", picture(page)
            kept = kept_picture(name)
            if kept and same(kept, made):
                continue
            if request.config.getoption("--rewrite-goldens"):
                keep(made, KEPT / f"{name}.png")
            else:
                show(SHOWN, name, kept, made)
                other.append(name)
    assert not other, f"look at {SHOWN}: {', '.join(other)}; to keep them: --rewrite-goldens"


def test_every_kept_picture_is_compared(request: pytest.FixtureRequest) -> None:
    """No picture is left of a scene that is gone, and together they are small."""
    names = {
        f"{s.name}.{lang}.{scheme}.png" for s in SCENES for lang in LANGS for scheme in s.schemes
    }
    left = [path for path in KEPT.iterdir() if path.name not in names]
    if request.config.getoption("--rewrite-goldens"):
        for path in left:
            path.unlink()
    assert {path.name for path in KEPT.iterdir()} == names
    assert sum(path.stat().st_size for path in KEPT.iterdir()) < MOST_BYTES


def test_a_page_without_its_stylesheet_is_another_page(page: Page, shown: str) -> None:
    """A stylesheet that is lost is seen, whatever the page shows."""
    for scene in (HOME, CHART):
        opened(page, shown, scene, LANGS[0])
        whole = picture(page)
        page.evaluate(
            "for (const one of document.querySelectorAll('style, [rel=stylesheet]')) one.remove()"
        )
        assert not same(whole, picture(page)), scene.name


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_page_is_another_page(page: Page, shown: str, spoil: str) -> None:
    """What a person would see at once is seen, on the home page in Arabic."""
    opened(page, shown, HOME, LANGS[0])
    whole = picture(page)
    assert same(whole, picture(page))
    page.evaluate(spoil)
    assert not same(whole, picture(page))


@pytest.mark.parametrize("lang", ["ar", pytest.param("en", marks=pytest.mark.long)])
def test_a_page_drawn_otherwise_is_the_same_page(
    playwright: Playwright, page: Page, shown: str, lang: Lang
) -> None:
    """Finer pixels, other edges and other places of letters make no other page."""
    with start_chromium(playwright, there(CHROMIUM), *DRAWN) as other:
        rough = other.new_page()
        with other.new_context(device_scale_factor=2) as context:
            fine = context.new_page()
            for scene in (GLOSSARY, MISSING):
                opened(page, shown, scene, lang)
                for drawn in (rough, fine):
                    opened(drawn, shown, scene, lang)
                    assert same(picture(page), picture(drawn)), scene.name


@pytest.mark.parametrize("lang", LANGS)
def test_pictures_have_the_letters_of_the_project_alone(page: Page, shown: str, lang: Lang) -> None:
    """No letter that can be seen comes from another font of the machine."""
    opened(page, shown, PLEDGE, lang)
    dress(page, ".headerlink { display: none !important }")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    body = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    every = session.send("DOM.querySelectorAll", {"nodeId": body, "selector": "body *"})
    fonts = [
        font
        for node in every["nodeIds"]
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    ]
    assert {font["familyName"] for font in fonts} <= FAMILIES


def kept_picture(name: str) -> Image.Image | None:
    """The kept picture of a name, or None before it is kept for the first time."""
    path = KEPT / f"{name}.png"
    return Image.open(path) if path.exists() else None
