"""Real browsers, and the built site on the loopback as a plain host serves it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from tests.browser.host import served
from tests.browser.programs import CHROMIUM, FIREFOX, Program, find
from tests.browser.windows import Windows, start_chromium, start_firefox

Open = Callable[..., AbstractContextManager[Page]]
OfBrowser = Callable[[Browser], Windows]

HERE = Path(__file__).parent
# One test of each kind: what pages do in Firefox is seen in few of them.
IN_BOTH = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may answer too late: each of its tests has one more try.

    A second try is told in the summary, so that a test that needs it often is seen.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the top of the built site, on a free port."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, for tests that need what only it can be told: media, devices, rare keys."""
    with start_chromium(playwright, there(CHROMIUM)) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Firefox as people have it."""
    with start_firefox(playwright, there(FIREFOX), tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture(
    scope="session", params=["chromium", pytest.param("firefox", marks=pytest.mark.long)]
)
def browser(request: pytest.FixtureRequest) -> Browser:
    """Each browser in turn; Firefox in `make test` only where a test asks for it by `IN_BOTH`."""
    found: Browser = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def windows() -> OfBrowser:
    """The windows of a browser that are used again."""
    return cache(Windows)


@pytest.fixture
def opened(browser: Browser, base: str, windows: OfBrowser) -> Open:
    """Open a page in a clean window, wide unless told otherwise, in each browser."""
    return opener(windows(browser), base)


@pytest.fixture
def opened_in_chromium(chromium: Browser, base: str, windows: OfBrowser) -> Open:
    """Open a page in a clean window of Chromium alone."""
    return opener(windows(chromium), base)


def opener(windows: Windows, base: str) -> Open:
    """What opens pages; a test that leaves routes, scripts or media behind asks for its `own`."""

    @contextmanager
    def open_page(path: str, *, own: bool = False, **options: Any) -> Iterator[Page]:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        with windows.page(own=own, **options) as page:
            page.goto(base + path)
            yield page

    return open_page


def there(program: Program) -> str:
    """The path of a browser; without it the tests fail and say what to do."""
    found = find(program)
    if found is None:
        pytest.fail(program.missing, pytrace=False)
    return found
