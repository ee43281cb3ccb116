"""Every page in a real browser: wide and narrow, with and without JavaScript."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response
from tests.browser.kinds import unlike_pages
from tests.browser.windows import window

from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import LANGS

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
# Phones and a desk.
NARROW, PHONE, DESK = 320, 360, 1280
HEIGHT = 800
# A page of each make: Firefox reads these, Chromium reads all.
MAKES = ("", "pledges/climate/", "milestones/", "timeline/", "glossary/", "index-az/", "404.html")
OPEN = "for (const found of document.querySelectorAll('details')) found.open = true"
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@SCRIPTS
def test_every_page_can_be_read(
    chromium: Browser, base: str, site: Path, library: Library, *, scripts: bool
) -> None:
    """On a phone and on a desk no page fails to load a thing, overflows, or hides a figure.

    Of pages that are alike two of a language are opened.
    """
    paths = unlike_pages(site)
    figures = dict(figures_of_pages(library))
    with window(chromium, java_script_enabled=scripts) as context:
        problems = problems_of(context.new_page(), base, paths, (PHONE, DESK), figures)
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems)


@SCRIPTS
def test_every_make_of_page_can_be_read_in_firefox(
    firefox: Browser, base: str, library: Library, *, scripts: bool
) -> None:
    """So it is in Firefox, on the narrowest phones too, for a page of each make."""
    paths = [home + path for home in ("", "en/") for path in MAKES]
    figures = dict(figures_of_pages(library))
    with window(firefox, java_script_enabled=scripts) as context:
        problems = problems_of(context.new_page(), base, paths, (NARROW, PHONE, DESK), figures)
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems)


def test_complaints_and_foreign_requests_are_noted(browser: Browser, base: str) -> None:
    """In both browsers nothing of what these tests look for goes by unseen."""
    problems: list[str] = []
    foreign = base.replace("127.0.0.1", "localhost")
    with window(browser) as context:
        page = context.new_page()
        watch(page, base, problems)
        # No page: its policy would keep it from asking others at all.
        page.goto(f"{base}downloads/README.txt")
        page.evaluate("console.error('complained')")
        page.evaluate("setTimeout(() => { throw new Error('thrown') })")
        page.evaluate("url => fetch(url).catch(() => null)", foreign)
        page.evaluate("fetch('/nowhere').then(() => null)")
    told = "\n".join(problems)
    for trouble in ("console: complained", "thrown", f"asks {foreign}", "404 for"):
        assert trouble in told


def problems_of(
    page: Page,
    base: str,
    paths: Sequence[str],
    widths: Sequence[int],
    figures: Mapping[str, Sequence[str]],
) -> list[str]:
    """What is wrong with pages, each opened once on the first width and then made wider."""
    problems: list[str] = []
    watch(page, base, problems)
    for path in paths:
        page.set_viewport_size({"width": widths[0], "height": HEIGHT})
        page.goto(base + path)
        page.evaluate(OPEN)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            wrong = [*page.evaluate(LAYOUT), *unseen(page, figures.get(path, ()))]
            problems += [f"{path}: {line}" for line in wrong]
    return problems


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
