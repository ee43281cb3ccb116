"""Each page is opened once in each way, and all that examines it does so then.

To examine one thing more, write one more function below `@examined` in `examinations.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response, ViewportSize
from tests.browser.axe import OPEN
from tests.browser.kinds import KINDS

from pledges.texts import LANGS


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


@dataclass
class Visit:
    """A page in a window, as it stands, and what the browser asked for and said on the way."""

    page: Page
    base: str
    way: Way
    figures: Mapping[str, Sequence[str]] = field(default_factory=dict)
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


@dataclass(frozen=True)
class Examination:
    """What finds faults in a visit, where it looks, and faults that it must find."""

    find: Callable[[Visit], Iterable[str]]
    where: Callable[[Visit], bool]
    faults: tuple[str, ...]
    folded: bool

    @property
    def sentence(self) -> str:
        """What holds where it finds nothing."""
        return str(self.find.__doc__)


EXAMINATIONS: dict[str, Examination] = {}


def examined(
    where: Callable[[Visit], bool], *faults: str, folded: bool = False
) -> Callable[[Callable[[Visit], Iterable[str]]], Callable[[Visit], Iterable[str]]]:
    """Let a function examine the visits that are meant; scripts plant faults that it must find.

    A folded page stands as it was loaded: its details are not yet opened.
    """

    def add(find: Callable[[Visit], Iterable[str]]) -> Callable[[Visit], Iterable[str]]:
        EXAMINATIONS[find.__name__] = Examination(find, where, faults, folded)
        return find

    return add


@dataclass
class Found:
    """How often an examination looked, and the faults that it found."""

    looks: int = 0
    faults: list[str] = field(default_factory=list)


def findings(visit: Visit, paths: Sequence[str]) -> Mapping[str, Found]:
    """What each examination finds on all pages, by its name.

    A busy machine may answer late: a page with a fault is opened once more, and that counts.
    """
    found: dict[str, Found] = defaultdict(Found)
    watch(visit)
    for path in paths:
        seen = list(seen_on(visit, path))
        if any(fault for _, fault in seen):
            visit.page.evaluate("localStorage.clear()")
            seen = list(seen_on(visit, path))
        for name, fault in seen:
            found[name].looks += fault is None
            found[name].faults += [fault] if fault else []
    return found


def seen_on(visit: Visit, path: str) -> Iterator[tuple[str, str | None]]:
    """Each look at a page, with the name of the examination, and each fault."""
    arrive(visit, path)
    yield from seen_as_it_stands(visit, folded=True)
    settle(visit)
    for size in visit.way.sizes:
        resize(visit, size)
        yield from seen_as_it_stands(visit, folded=False)


def seen_as_it_stands(visit: Visit, *, folded: bool) -> Iterator[tuple[str, str | None]]:
    """What the examinations of a folded or an unfolded page see, each named."""
    for name, one in EXAMINATIONS.items():
        if one.folded == folded and one.where(visit):
            yield name, None
            for fault in one.find(visit):
                width = visit.page.evaluate("innerWidth")
                yield name, f"{visit.path} at {width}: {fault}"


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
        if visit.way.noting or message.type in {"error", "warning"}:
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
