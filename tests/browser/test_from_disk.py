"""The site as a folder opens from disk: its links lead to files, its search answers."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect
from tests.browser.gallery import gallery
from tests.browser.windows import window
from tests.building import ROOT, build
from tests.conftest import TODAY
from tests.workers import whole

from pledges.records.texts import LANGS

PREVIEW = "mkdocs.preview.yml"
BOX = "[data-md-component=search-query]"
ITEMS = ".md-search-result__item"


class Addresses(HTMLParser):
    """The ids of a page, and the addresses that it names."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element has."""
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            elif name in {"href", "src"} or (tag == "form" and name == "action"):
                self.addresses.append(value or "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample as `make preview` builds it."""
    return whole(gallery(tmp_path_factory.mktemp("preview"), TODAY, PREVIEW))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of Chromium, as it opens files; in the end it has complained of nothing."""
    with window(chromium) as context:
        page = context.new_page()
        logged: list[ConsoleMessage] = []
        thrown: list[Error] = []
        page.on("console", lambda message: logged.append(message))  # noqa: PLW0108 - Playwright takes no built-in function
        page.on("pageerror", lambda error: thrown.append(error))  # noqa: PLW0108 - as above
        yield page
    assert thrown == []
    assert [one.text for one in logged if one.type == "error"] == []


def test_every_address_within_is_a_file(folder: Path) -> None:
    """From each page; the sample has not all pages of the site, nor all their parts."""
    of_the_site = {
        folder / ("" if lang == LANGS[0] else lang) / page.relative_to(top).with_suffix(".html")
        for lang in LANGS
        for top in (ROOT / "docs" / lang,)
        for page in top.rglob("*.md")
    }
    lacking = {to for _, to, _ in broken(folder) if not to.is_file()}
    assert lacking <= of_the_site


@pytest.mark.long
def test_every_address_of_the_real_site_is_a_file(tmp_path: Path) -> None:
    """As `make preview` builds it."""
    real = whole(build(ROOT, tmp_path, TODAY, PREVIEW))
    assert len([*real.rglob("*.html")]) > 150
    assert [*broken(real)] == []


def broken(folder: Path) -> Iterator[tuple[Path, Path, str]]:
    """Each page with an address within the folder that leads to no file, or to no part of it."""
    ids: dict[Path, set[str]] = {}
    wanted: set[tuple[Path, Path, str]] = set()
    for path in sorted(folder.rglob("*.html")):
        page = Addresses()
        page.feed(path.read_text(encoding="utf-8"))
        ids[path] = page.ids
        for value in page.addresses:
            address, anchor = urldefrag(urljoin(path.as_uri(), value))
            if address.startswith("file:"):
                target = Path(unquote(address.removeprefix("file://").partition("?")[0]))
                wanted.add((path, target, anchor))
    for here, to, anchor in sorted(wanted):
        if not to.is_file() or (to in ids and anchor and unquote(anchor) not in ids[to]):
            yield here, to, anchor


@pytest.mark.parametrize(
    ("home", "query", "wanted"),
    [("", "مياة", "pledges/water.html"), ("en/", "waters", "en/pledges/water.html")],
)
def test_the_search_answers_and_leads_on(
    page: Page, folder: Path, home: str, query: str, wanted: str
) -> None:
    """In both languages, without a worker."""
    page.goto(f"{folder.as_uri()}/{home}index.html")
    page.fill(BOX, query)
    first = page.locator(f"{ITEMS} > a").first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url(re.compile("water.html"))
    assert page.url.partition("?")[0].partition("#")[0] == f"{folder.as_uri()}/{wanted}"


def test_the_language_is_changed_and_offered(page: Page, folder: Path) -> None:
    """By the link above each page, and by the search for a word of the other language."""
    page.goto(f"{folder.as_uri()}/en/pledges/water.html")
    page.click("a.language")
    page.wait_for_url(f"{folder.as_uri()}/pledges/water.html")
    page.fill(BOX, "tender")
    offer = page.locator("[data-search-other] a")
    expect(offer).to_be_visible()
    offer.click()
    page.wait_for_url(f"{folder.as_uri()}/en/index.html?q=tender")
    expect(page.locator(ITEMS).first).to_be_visible()


def test_without_scripts_the_index_of_terms_leads_on(chromium: Browser, folder: Path) -> None:
    """The link to it takes the place of the search."""
    with window(chromium, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{folder.as_uri()}/index.html")
        page.locator("a.index-az").click()
        assert page.url == f"{folder.as_uri()}/index-az.html"
