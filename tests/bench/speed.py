"""`make bench`: how soon pages are drawn on a slow line and a slow phone, beside an empty page.

The site on nginx as shipped, 50,000 bytes a second, 2,000 ms a request, a processor four times
slower, with and without the service worker; all pages in turn, round after round, and the medians.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright
from tests.bench.line import Line
from tests.browser.programs import CHROMIUM, find
from tests.building import ROOT, build
from tests.conftest import TODAY
from tests.nginx import served

from pledges.site import seal

ROUNDS, LATENCY, WIDTH, SLOWER = 3, 2.0, 50_000, 4
EMPTY = "empty/"
BLANK = (
    '<!doctype html><html lang="en"><title>.</title><link rel="icon" href="data:,"><p>.</p></html>'
)
PAGES = ("", "pledges/climate/", "figures/idps-dtm/", "changes/")
WORKERS: dict[str, Literal["allow", "block"]] = {
    "without the service worker": "block",
    "with the service worker": "allow",
}
FIRST = """new Promise(told => new PerformanceObserver(list => {
  for (const one of list.getEntriesByName("first-contentful-paint")) told(one.startTime);
}).observe({ type: "paint", buffered: true }))"""
KEEPS = """new Promise(kept => {
  const worker = navigator.serviceWorker;
  worker.addEventListener("controllerchange", kept);
  if (worker.controller) kept();
})"""
HELD = "Boolean(navigator.serviceWorker.controller)"


class Visit(NamedTuple):
    """A page as it was visited: its address, whether a worker was allowed, first or second."""

    page: str
    worker: str
    time: str


def main(arguments: list[str]) -> int:
    """Build the site, or take a built one; serve, measure and print."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(arguments[0] if arguments else f"{name}/site")
        if not arguments and (built := build(ROOT, site, TODAY)).code:
            sys.stderr.write(built.output)
            return 1
        (site / EMPTY).mkdir(exist_ok=True)
        (site / EMPTY / "index.html").write_text(BLANK, encoding="utf-8")
        seal.pack(site, Path(name, "none"))
        line = Line(LATENCY, WIDTH)
        with served(site) as server, line.before(int(server.rpartition(":")[2])) as address:
            show(measured(line, address))
    return 0


def measured(line: Line, address: str) -> dict[Visit, float]:
    """The median of the milliseconds until something is drawn, of each visit."""
    found = defaultdict(list)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(CHROMIUM), args=["--no-sandbox"])
        for _ in range(ROUNDS):
            for worker in WORKERS:
                for page in (EMPTY, *(home + page for page in PAGES for home in ("", "en/"))):
                    for visit, first in visits(browser, line, address, page, worker):
                        found[visit].append(first)
        browser.close()
    return {visit: median(firsts) for visit, firsts in found.items()}


def visits(
    browser: Browser, line: Line, address: str, page: str, worker: str
) -> Iterator[tuple[Visit, float]]:
    """A page for the first time, and again once what the browser keeps is there."""
    with browser.new_context(
        viewport={"width": 412, "height": 823}, service_workers=WORKERS[worker]
    ) as context:
        line.is_slow = True
        yield Visit(page, worker, "first visit"), drawn(context, f"{address}/{page}")
        line.is_slow = False
        held = WORKERS[worker] == "allow" and page != EMPTY
        if held:
            keep(context, f"{address}/{page}")
        line.is_slow = True
        yield Visit(page, worker, "second visit"), drawn(context, f"{address}/{page}", held=held)


def keep(context: BrowserContext, address: str) -> None:
    """Let a browser keep what it keeps of the site."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(KEEPS)
    page.close()


def drawn(context: BrowserContext, address: str, *, held: bool = False) -> float:
    """The milliseconds until something of a page is drawn."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=120_000)
    first: float = page.evaluate(FIRST)
    assert page.evaluate(HELD) is held, address
    page.close()
    return first


def show(found: dict[Visit, float]) -> None:
    """Print a line for each visit, as a ratio to that of the empty page."""
    for visit, first in found.items():
        floor = found[visit._replace(page=EMPTY)]
        sys.stdout.write(
            f"{visit.worker}, {visit.time}: /{visit.page:32} {first:6.0f} ms {first / floor:5.2f}\n"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
