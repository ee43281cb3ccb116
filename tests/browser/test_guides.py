"""The pictures of the guides show what the site and its commands show now."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from tests.browser.conftest import OfBrowser
from tests.browser.guided import guided, told
from tests.browser.host import served
from tests.browser.pictures import keep, same, show
from tests.building import ROOT

from pledges.records.texts import LANGS, Lang

SHOWN = ROOT / ".screens"
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(pictures/(?P<name>[\w-]+)\.png\)\{(?P<size>[^}]*)\}")
WIDTH, MOST_BYTES = 720, 60_000
TERMINAL = """said => {
  const lines = said.trim().split("\\n").map(line => {
    const row = document.createElement("div")
    row.textContent = line || "\\u00a0"
    row.dir = "auto"
    return row
  })
  const box = document.createElement("div")
  box.id = "terminal"
  box.style = "background: #1b1f24; color: #e6edf3; padding: 1rem; line-height: 1.7; " +
    "font-size: .7rem; white-space: pre-wrap"
  box.append(...lines)
  document.body.replaceChildren(box)
}"""


@dataclass(frozen=True)
class Scene:
    """A part of a page that a guide shows; the path begins in the folder of the language."""

    part: str
    path: str = "pledges/water/"


SCENES = {
    "update": Scene("#update-2026-11-21"),
    "outdated": Scene("tr:has(th .outdated)"),
    "language": Scene("article.md-content__inner", "../ckb/pledges/water/"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, today: dt.date) -> Iterator[str]:
    """The address of the site that the guides lead to."""
    made = guided(tmp_path_factory.mktemp("guided"), today)
    assert made.code == 0, made.output
    with served(made.folder) as address:
        yield address


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


@pytest.fixture
def page(chromium: Browser, windows: OfBrowser) -> Iterator[Page]:
    """A page in daylight, as wide as the pictures."""
    size = {"width": WIDTH, "height": 560}
    with windows(chromium).page(viewport=size, reduced_motion="reduce") as page:
        yield page


def folder(lang: Lang) -> Path:
    """Where the pictures of a language are kept."""
    return ROOT / "docs" / lang / "guides/pictures"


def picture_of(page: Page, base: str, name: str, lang: Lang) -> Image.Image:
    """What a reader or an editor sees, with the letters of the site."""
    scene = SCENES.get(name, Scene("#terminal"))
    page.goto(f"{base}{'' if lang == LANGS[0] else f'{lang}/'}{scene.path}")
    if name == "check":
        with TemporaryDirectory() as project:
            page.evaluate(TERMINAL, told(Path(project), lang))
    page.evaluate("document.fonts.ready.then(() => true)")
    part = page.locator(scene.part).first
    part.evaluate(
        "one => { const folded = one.closest('details'); if (folded) folded.open = true }"
    )
    part.scroll_into_view_if_needed()
    if name == "language":
        return Image.open(BytesIO(page.screenshot(animations="disabled")))
    return Image.open(BytesIO(part.screenshot(animations="disabled")))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["check", *SCENES])
def test_a_picture_shows_what_is_there(
    page: Page, base: str, request: pytest.FixtureRequest, name: str, lang: Lang
) -> None:
    """Each is the kept one; `--rewrite-goldens` keeps those that are not."""
    path = folder(lang) / f"{name}.png"
    made = picture_of(page, base, name, lang)
    if request.config.getoption("--rewrite-goldens") and not (
        path.exists() and same(Image.open(path), made)
    ):
        keep(made, path)
    kept = Image.open(path) if path.exists() else None
    if not kept or not same(kept, made):
        show(SHOWN, f"guide-{name}.{lang}", kept, made)
        pytest.fail(f"look at {SHOWN}; to keep it: --rewrite-goldens")


@pytest.mark.parametrize("lang", LANGS)
def test_every_picture_is_shown_with_its_size_and_in_words(lang: Lang) -> None:
    """No picture is left over; each has an alternative text and the room that it takes."""
    shown = {}
    for guide in (ROOT / "docs" / lang / "guides").glob("*.md"):
        for match in PICTURE.finditer(guide.read_text(encoding="utf-8")):
            shown[match["name"]] = match
    assert shown.keys() == {path.stem for path in folder(lang).iterdir()} == {"check", *SCENES}
    for name, match in shown.items():
        path = folder(lang) / f"{name}.png"
        with Image.open(path) as kept:
            width, height = kept.size
        assert match["size"].split() == [f"width={width}", f"height={height}", "loading=lazy"]
        assert len(match["alt"]) > 40
        assert path.stat().st_size < MOST_BYTES
