"""Every page in a real browser: wide and narrow, with and without JavaScript."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize
from tests.browser.windows import window

from pledges.language import Language
from pledges.library import Library
from pledges.texts import LANGS

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
# A phone and a desk.
WINDOWS: tuple[ViewportSize, ...] = ({"width": 360, "height": 800}, {"width": 1280, "height": 800})
OPEN = "for (const found of document.querySelectorAll('details')) found.open = true"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_page_can_be_read(
    browser: Browser, base: str, site: Path, library: Library, *, scripts: bool
) -> None:
    """On a phone and on a desk no page fails to load a thing, overflows, or hides a figure."""
    figures = dict(figures_of_pages(library))
    problems: list[str] = []
    with window(browser, java_script_enabled=scripts) as context:
        page = context.new_page()
        watch(page, base, problems)
        for file in sorted(site.rglob("*.html")):
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            page.set_viewport_size(WINDOWS[0])
            page.goto(base + path)
            page.evaluate(OPEN)
            for size in WINDOWS:
                page.set_viewport_size(size)
                wrong = [*page.evaluate(LAYOUT), *unseen(page, figures.get(path, ()))]
                problems += [f"{path}: {line}" for line in wrong]
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems)


def unseen(page: Page, figures: Sequence[str]) -> list[str]:
    """The figures that a reader of the page does not see."""
    text = page.inner_text("article")
    return [f"{figure} is not shown" for figure in figures if figure not in text]


def watch(page: Page, base: str, problems: list[str]) -> None:
    """Note every complaint of the browser and every request that fails or leaves the host."""

    def complained(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(f"{page.url}: console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((base, "data:", "blob:")):
            problems.append(f"{page.url}: asks {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            problems.append(f"{page.url}: {response.status} for {response.url}")

    def failed(request: Request) -> None:
        # The next page is opened while the search of this one may still be fetching its index.
        if request.failure not in {"net::ERR_ABORTED", "NS_BINDING_ABORTED"}:
            problems.append(f"{page.url}: {request.failure} for {request.url}")

    page.on("console", complained)
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)


def figures_of_pages(library: Library) -> Iterator[tuple[str, list[str]]]:
    """The figures that the page of each pledge must show."""
    for slug, pledge in library.pledges.items():
        for lang in LANGS:
            said = Language(library, lang)
            readings = [
                said.amount(reading.value, indicator.unit)
                for indicator in pledge.indicators.values()
                for reading in indicator.readings
            ]
            yield f"{'en/' if lang == 'en' else ''}pledges/{slug}/", readings
