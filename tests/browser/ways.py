"""The ways in which pages are visited, and a visit: a page in a window, watched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response, ViewportSize
from tests.browser.axe import OPEN
from tests.browser.kinds import DESK, ENLARGED, KINDS, NARROW, PHONE

from pledges.records.texts import LANGS


@dataclass(frozen=True, eq=False)
class Way:
    """How pages are visited: each is opened on the first size and then given the others."""

    name: str
    sizes: tuple[ViewportSize, ...]
    scripts: bool = True
    firefox: bool = False

    @property
    def noting(self) -> bool:
        """Whether a page can note what is refused and what moves: scripts of Chromium can."""
        return self.scripts and not self.firefox


PHONES = Way("phone", (PHONE, ENLARGED))
DESKS = Way("desk", (DESK,))
PLAIN = Way("no-scripts", (PHONE, DESK), scripts=False)
FIREFOX = Way("firefox", (NARROW, PHONE, DESK), firefox=True)
PLAIN_FIREFOX = Way("firefox-no-scripts", (NARROW, PHONE, DESK), scripts=False, firefox=True)
NOTING = (PHONES, DESKS)
WAYS = (*NOTING, PLAIN, FIREFOX, PLAIN_FIREFOX)


@dataclass
class Visit:
    """A page in a window, as it stands, and what the browser asked for and said on the way.

    By their paths: the figures that pages must show, and how many stages are reached there.
    """

    page: Page
    base: str
    way: Way
    figures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stages: Mapping[str, int] = field(default_factory=dict)
    every_word: bool = False
    path: str = ""
    size: ViewportSize | None = None
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        """What kind of page it is, when it is the one that stands for its kind."""
        path = self.path
        for lang in LANGS[1:]:
            path = path.removeprefix(f"{lang}/")
        return path if path in (*KINDS, "404.html") else None


def arrive(visit: Visit, path: str) -> None:
    """Open a page as a reader does; what stands for its kind is waited for until it is quiet."""
    visit.path = path
    visit.asked.clear()
    if visit.way.noting:
        media = {"reduced_motion": "null", "color_scheme": "light", "contrast": "null"}
        visit.page.emulate_media(**media)  # type: ignore[arg-type]
    resize(visit, visit.way.sizes[0])
    quiet = visit.way.noting and visit.kind is not None
    visit.page.goto(visit.base + path, wait_until="networkidle" if quiet else "load")


def settle(visit: Visit) -> None:
    """Open all details and let nothing move any more."""
    if visit.way.noting:
        visit.page.emulate_media(reduced_motion="reduce")
    visit.page.evaluate(OPEN)


def resize(visit: Visit, size: ViewportSize) -> None:
    """Give the window a size."""
    visit.size = size
    if visit.page.viewport_size != size:
        visit.page.set_viewport_size(size)


def watch(visit: Visit) -> None:
    """Note every complaint of the browser and every request that fails or leaves the host."""
    page, told = visit.page, visit.told

    def complained(message: ConsoleMessage) -> None:
        # Where a way lets no worker in, Playwright says so itself.
        is_own = "blocked by Playwright" in message.text
        if not is_own and (visit.way.noting or message.type in {"error", "warning"}):
            told.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        visit.asked.append(request.url)
        if not request.url.startswith((visit.base, "data:", "blob:")):
            told.append(f"asks {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            told.append(f"{response.status} for {response.url}")

    def failed(request: Request) -> None:
        # The next page is opened while the search of this one may still be fetching its index.
        if request.failure not in {"net::ERR_ABORTED", "NS_BINDING_ABORTED"}:
            told.append(f"{request.failure} for {request.url}")

    page.on("console", complained)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", failed)
