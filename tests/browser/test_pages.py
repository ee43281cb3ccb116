"""Every page in a real browser: on a phone, enlarged and on a desk, with and without scripts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import IN_BOTH
from tests.browser.examinations import EXAMINATIONS
from tests.browser.kinds import HOMES, KINDS, all_pages, unlike_pages
from tests.browser.visits import Found, findings
from tests.browser.ways import (
    FIREFOX,
    PLAIN_FIREFOX,
    WAYS,
    Visit,
    Way,
    arrive,
    resize,
    settle,
    watch,
)
from tests.browser.windows import window

from pledges.language.words import Language
from pledges.progress import standing
from pledges.records.library import Library
from pledges.records.texts import LANGS

NOTES = (Path(__file__).parent / "light.js").read_text(encoding="utf-8")
# A page of each make: Firefox reads these, Chromium reads all.
FIGURE = "figures/displaced-families/"
MISSING = "404.html"
MAKES = (
    "",
    "pledges/climate/",
    FIGURE,
    "milestones/",
    "timeline/",
    "glossary/",
    "index-az/",
    MISSING,
)
Visits = Callable[..., Mapping[str, Found]]
Begin = Callable[[Way], Visit]


@pytest.fixture(scope="module")
def begun(request: pytest.FixtureRequest, base: str, library: Library) -> Iterator[Begin]:
    """Open a window for a way of visiting, which notes what each page does."""
    figures, stages = dict(figures_of_pages(library)), stages_of_pages(library)
    every_word = bool(request.config.getoption("--every-word"))
    contexts = []

    def begin(way: Way) -> Visit:
        browser: Browser = request.getfixturevalue("firefox" if way.firefox else "chromium")
        context = window(browser, java_script_enabled=way.scripts)
        contexts.append(context)
        if way.noting:
            context.add_init_script(NOTES)
        return Visit(context.new_page(), base, way, figures, stages, every_word)

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def found(begun: Begin, site: Path, request: pytest.FixtureRequest) -> Visits:
    """What is found on pages in a way; each way is gone once, for all that examine it.

    Of pages that are alike two of a language are opened, all of them with `--every-word`.
    """
    pages = all_pages if request.config.getoption("--every-word") else unlike_pages
    makes = [home + path for home in HOMES.values() for path in MAKES]

    def look(way: Way, *, everywhere: bool) -> Mapping[str, Found]:
        paths = (makes if way.firefox else pages(site)) if everywhere else kinds_in_a_language(way)
        return findings(begun(way), paths)

    return cache(look)


def kinds_in_a_language(way: Way) -> list[str]:
    """A page of each make, and of the other kinds every other one, in one of the languages.

    What is opened on a phone and on a desk is Arabic on one of them and English on the other.
    """
    homes, at = [*HOMES.values()], WAYS.index(way)
    return [
        homes[(n // 2 + at) % len(homes)] + kind
        for n, kind in enumerate((*KINDS, MISSING))
        if kind in MAKES or (way.noting and n % 2 == at)
    ]


def examined(*rarely: Way) -> pytest.MarkDecorator:
    """Each examination in each of its ways, some of them only where all is asked for."""
    return pytest.mark.parametrize(
        ("way", "name"),
        [
            pytest.param(
                way, name, id=f"{way.name}-{name}", marks=[pytest.mark.long] * (way in rarely)
            )
            for way in WAYS
            for name, one in EXAMINATIONS.items()
            if way in one.ways
        ],
    )


@examined(PLAIN_FIREFOX)
def test_a_page_of_each_kind(found: Visits, way: Way, name: str) -> None:
    """What the examination of this name says holds for each kind, on a phone or on a desk."""
    hold(found(way, everywhere=False)[name], name)


@pytest.mark.long
@examined()
def test_every_page(found: Visits, way: Way, name: str) -> None:
    """And for every page in each way."""
    hold(found(way, everywhere=True)[name], name)


def hold(seen: Found, name: str) -> None:
    """Fail with each fault that an examination found, and where it looked nowhere."""
    assert seen.looks
    told = "\n".join(seen.faults)
    assert not seen.faults, f"{len(seen.faults)} times not: {EXAMINATIONS[name].sentence}\n{told}"


def test_pages_of_every_kind_are_visited(site: Path) -> None:
    """Many pages are unlike any other, and no kind of page is missing among them."""
    paths = unlike_pages(site)
    assert {home + kind for home in HOMES.values() for kind in KINDS} < {*paths}
    assert len(paths) > 2 * len(KINDS) * len(HOMES)


@pytest.mark.parametrize(
    ("name", "fault"), [(name, fault) for name, one in EXAMINATIONS.items() for fault in one.faults]
)
def test_faults_would_be_noticed(begun: Begin, name: str, fault: str) -> None:
    """A fault that is planted in a page is found there, where before none was."""
    one = EXAMINATIONS[name]
    for visit in visits(begun, one.ways):
        if not one.folded:
            settle(visit)
        for size in visit.way.sizes:
            resize(visit, size)
            if one.where(visit):
                assert list(one.find(visit)) == []
                visit.page.evaluate(fault)
                assert list(one.find(visit)) != []
                return
    pytest.fail("this examination looks nowhere")


def visits(begun: Begin, ways: Iterable[Way]) -> Iterator[Visit]:
    """Three pages in each way, in one window."""
    for visit in map(begun, ways):
        watch(visit)
        for path in ("", "pledges/climate/", FIGURE):
            arrive(visit, path)
            yield visit


@IN_BOTH
def test_complaints_and_foreign_requests_are_noted(browser: Browser, base: str) -> None:
    """In both browsers nothing of what these tests look for goes by unseen."""
    foreign = base.replace("127.0.0.1", "localhost")
    with window(browser) as context:
        page = context.new_page()
        visit = Visit(page, base, FIREFOX)
        watch(visit)
        # No page: its policy would keep it from asking others at all.
        page.goto(f"{base}downloads/README.txt")
        page.evaluate("console.error('complained')")
        page.evaluate("setTimeout(() => { throw new Error('thrown') })")
        page.evaluate("url => fetch(url).catch(() => null)", foreign)
        page.evaluate("fetch('/nowhere').then(() => null)")
    told = "\n".join(visit.told)
    for trouble in ("console: complained", "thrown", f"asks {foreign}", "404 for"):
        assert trouble in told


def figures_of_pages(library: Library) -> Iterator[tuple[str, list[str]]]:
    """The values that the page of each figure must show."""
    for slug, figure in library.figures.items():
        indicator = figure.indicator
        for lang in LANGS:
            said = Language(library, lang)
            values = [said.amount(reading.value, indicator.unit) for reading in indicator.readings]
            yield f"{HOMES[lang]}figures/{slug}/", values


def stages_of_pages(library: Library) -> Mapping[str, int]:
    """How many stages each pledge has reached, by the paths of its pages."""
    stages = standing.stages(library.statuses)
    reached: dict[str, int] = {}
    for slug, pledge in library.pledges.items():
        status = standing.standing(pledge).status
        number = stages.index(status) + 1 if status in stages else 0
        reached |= {f"{home}pledges/{slug}/": number for home in HOMES.values()}
    return reached
