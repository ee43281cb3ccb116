"""The site as a folder opens from disk: its links lead to files, its search answers."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect
from tests.browser.windows import window
from tests.building import ROOT, build
from tests.conftest import TODAY

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
    """The real site as `make preview` builds it."""
    done = build(ROOT, tmp_path_factory.mktemp("preview"), TODAY, "mkdocs.preview.yml")
    assert done.code == 0, done.output
    return done.folder


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
    """From each page, with the anchors that it names."""
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
    assert len(ids) > 150
    assert [(str(here), str(to)) for here, to, _ in wanted if not to.is_file()] == []
    lacking = {(here, to, anchor) for here, to, anchor in wanted if to in ids and anchor}
    assert {(here, to, a) for here, to, a in lacking if unquote(a) not in ids[to]} == set()


@pytest.mark.parametrize(
    ("home", "query", "wanted"),
    [("", "حدوديه", "pledges/borders.html"), ("en/", "bordering", "en/pledges/borders.html")],
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
    page.wait_for_url(re.compile("borders.html"))
    assert page.url.partition("?")[0].partition("#")[0] == f"{folder.as_uri()}/{wanted}"


def test_the_language_is_changed_and_offered(page: Page, folder: Path) -> None:
    """By the link above each page, and by the search for a word of the other language."""
    page.goto(f"{folder.as_uri()}/en/pledges/borders.html")
    page.click("a.language")
    page.wait_for_url(f"{folder.as_uri()}/pledges/borders.html")
    page.fill(BOX, "accountable")
    offer = page.locator("[data-search-other] a")
    expect(offer).to_be_visible()
    offer.click()
    page.wait_for_url(f"{folder.as_uri()}/en/index.html?q=accountable")
    expect(page.locator(ITEMS).first).to_be_visible()


def test_without_scripts_the_index_of_terms_leads_on(chromium: Browser, folder: Path) -> None:
    """The link to it takes the place of the search."""
    with window(chromium, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{folder.as_uri()}/index.html")
        page.locator("a.index-az").click()
        assert page.url == f"{folder.as_uri()}/index-az.html"
