"""Read without a line: what is kept after one visit, what is said of it, how it ends."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.host import Host, served
from tests.browser.kinds import HOMES, PHONE
from tests.browser.windows import window

from pledges.records.texts import LANGS, Lang

MOST = 1_500_000
# All that is kept of this host, by the address of each file: how many bytes it has there.
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys())
      found[key.url] = (await (await cache.match(key)).blob()).size;
  }
  return found;
}"""
NAMES = "() => caches.keys()"
READY = "() => navigator.serviceWorker.ready.then(({ active }) => active.state)"
CONTROLLED = "() => !!navigator.serviceWorker.controller"
# Forty pages longer than any, read one after another.
FILL = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  for (let at = 1; at <= 40; at++) {
    const headers = { "Pledges-Bytes": 60000, "Pledges-At": at, "Content-Type": "text/html" };
    const body = new Response(new Blob([new Uint8Array(60000)]), { headers });
    await cache.put(`${location.href}filler/${at}/`, body);
  }
}"""
POSITION = "getComputedStyle(document.querySelector('.md-header')).position"
# Chromium lets a test say so of a page and of no worker.
SAVES = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n"
REGISTERED = "navigator.serviceWorker.getRegistrations().then(all => all.length)"
TOLD = ".kept"
SAYS: dict[Lang, str] = {"ar": "تعذّر الوصول إلى الموقع", "en": "The site cannot be reached"}
SHIFT = """() => new Promise((told) => new PerformanceObserver((list) => told(
  list.getEntries().reduce((sum, { value }) => sum + value, 0)
)).observe({ type: "layout-shift", buffered: true }) || setTimeout(told, 500, 0))"""


@pytest.fixture(params=[pytest.param("", marks=pytest.mark.long), "a/"], ids=["top", "path"])
def home(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Iterator[str]:
    """The site at the top of a host, and below a path of another."""
    below = tmp_path / "host" / request.param
    below.parent.mkdir(parents=True, exist_ok=True)
    below.symlink_to(site) if request.param else (tmp_path / "host").symlink_to(site)
    with served(tmp_path / "host") as base:
        yield base + request.param


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """The site, for a test that changes it."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@contextmanager
def phone(chromium: Browser, **options: object) -> Iterator[tuple[BrowserContext, Page]]:
    """A phone whose browser may keep pages."""
    with window(
        chromium, service_workers="allow", viewport=PHONE, is_mobile=True, has_touch=True, **options
    ) as context:
        yield context, context.new_page()


def visit(page: Page, address: str) -> None:
    """Open a page and wait until what is kept is there."""
    page.goto(address)
    assert page.evaluate(READY) in {"activating", "activated"}
    page.wait_for_function(CONTROLLED)


def until(page: Page, script: str, wanted: Callable[[Any], bool]) -> Any:
    """What a script answers once it is what is wanted, which takes the browser some moments."""
    for _ in range(200):
        if wanted(found := page.evaluate(script)):
            break
        page.wait_for_timeout(50)
    return found


def cut(context: BrowserContext, page: Page) -> None:
    """Cut the line, some time after the visit: what a host lets browsers keep has run out."""
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    context.set_offline(True)


@pytest.mark.parametrize("lang", ["ar", pytest.param("en", marks=pytest.mark.long)])
def test_pledges_and_figures_are_read_after_one_visit_to_the_home(
    chromium: Browser, site: Path, home: str, lang: Lang
) -> None:
    """Every one of the language, with its style, its script and the day of its edition."""
    top = site / HOMES[lang]
    found = [*top.glob("pledges/*/index.html"), *top.glob("figures/*/index.html")]
    paths = sorted(path.parent.relative_to(site).as_posix() for path in found)
    told = json.loads((site / f"offline/{lang}.json").read_text(encoding="utf-8"))["paths"]
    assert {f"{HOMES[lang]}index-az/", *(f"{path}/" for path in paths)} < set(told)
    with phone(chromium) as (context, page):
        visit(page, home + HOMES[lang])
        expect(page.locator(TOLD)).to_be_hidden()
        kept = page.evaluate(KEPT)
        assert 100_000 < sum(kept.values()) < MOST
        cut(context, page)
        for path in paths[::9]:
            page.goto(f"{home}{path}/", wait_until="commit")
            expect(page.locator(TOLD)).to_contain_text(SAYS[lang])
            expect(page.locator("article h1")).to_be_visible()
        assert page.locator(TOLD).get_attribute("role") == "status"
        assert "2026" in page.locator(TOLD).inner_text()
        page.wait_for_function("document.documentElement.className === 'js ran'")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
            == "sticky"
        )
        assert page.evaluate(SHIFT) < 0.01


def test_what_was_read_is_kept_and_what_was_not_is_told(chromium: Browser, home: str) -> None:
    """The page of the first visit, one read later; any other answers in both languages."""
    with phone(chromium) as (context, page):
        visit(page, f"{home}en/glossary/?h=pledge")
        page.goto(f"{home}en/sources/#un-pledge-borders")
        cut(context, page)
        for path in ("en/glossary/", "en/sources/", "en/"):
            page.goto(home + path)
            expect(page.locator(TOLD)).to_be_visible()
        page.goto(f"{home}en/method/")
        for lang in LANGS:
            expect(page.locator(f"section[lang={lang}]")).to_be_visible()
        page.locator("section[lang=en] a").last.click()
        expect(page.locator(TOLD)).to_be_visible()
        assert page.url == f"{home}en/pledges/"
        context.set_offline(False)
        page.goto(f"{home}en/glossary/")
        expect(page.locator(TOLD)).to_be_hidden()


def test_what_was_read_longest_ago_goes_first(chromium: Browser, base: str) -> None:
    """However much is read, no more is kept; what all pages need stays."""
    with phone(chromium) as (_, page):
        visit(page, base)
        first = set(page.evaluate(KEPT))
        page.evaluate(FILL)
        page.goto(f"{base}glossary/")
        until(page, KEPT, lambda kept: f"{base}glossary/" in kept)
        kept = until(page, KEPT, lambda kept: sum(kept.values()) < MOST)
    assert sum(kept.values()) < MOST
    assert first | {f"{base}glossary/"} <= set(kept)
    filled = sorted(int(url.split("/")[-2]) for url in kept if "filler" in url)
    assert filled
    assert filled == [*range(filled[0], 41)]
    assert filled[0] > 1


def test_who_saves_data_keeps_what_was_read_alone(chromium: Browser, copy: Path) -> None:
    """No file with all pledges is fetched."""
    worker = copy / "offline.js"
    worker.write_text(SAVES + worker.read_text(encoding="utf-8"), encoding="utf-8")
    with served(copy) as base, phone(chromium) as (_, page):
        visit(page, f"{base}glossary/")
        kept = set(page.evaluate(KEPT))
    assert f"{base}glossary/" in kept
    assert not [url for url in kept if "/offline/" in url]


def test_a_new_edition_takes_the_place_of_the_old(chromium: Browser, copy: Path) -> None:
    """Its pages are read offline, what was read stays, and nothing of the old worker does."""
    with served(copy) as base, phone(chromium) as (context, page):
        visit(page, base)
        page.goto(f"{base}glossary/")
        [old] = page.evaluate(NAMES)
        bundle = json.loads((copy / "offline/ar.json").read_text(encoding="utf-8"))
        text = json.dumps(bundle, ensure_ascii=False).replace("<h1", "<h1 data-edition=new")
        (copy / "offline/ar.json").write_text(text, encoding="utf-8")
        worker = copy / "offline.js"
        name = json.loads(
            worker.read_text(encoding="utf-8").partition("= ")[2].partition(";\n")[0]
        )["name"]
        worker.write_text(
            worker.read_text(encoding="utf-8").replace(name, "another"), encoding="utf-8"
        )
        page.goto(base)
        assert until(page, NAMES, lambda names: old not in names) == [f"pledges {base} another"]
        cut(context, page)
        page.goto(f"{base}pledges/climate/")
        expect(page.locator("h1[data-edition=new]")).to_be_visible()
        page.goto(f"{base}glossary/")
        expect(page.locator(TOLD)).to_be_visible()


def test_the_reader_switches_it_off_and_on(chromium: Browser, base: str) -> None:
    """Nothing is left, nothing comes back at the next page, and both are remembered."""
    with phone(chromium) as (context, page):
        visit(page, f"{base}en/")
        page.get_by_label("Keep pages on this device").uncheck()
        assert until(page, NAMES, lambda names: not names) == []
        page.goto(f"{base}en/about/")
        expect(page.get_by_label("Keep pages on this device")).not_to_be_checked()
        assert page.evaluate(REGISTERED) == 0
        cut(context, page)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(f"{base}en/pledges/climate/")
        context.set_offline(False)
        page.goto(f"{base}en/about/")
        page.get_by_label("Keep pages on this device").check()
        assert page.evaluate(READY)
        assert page.evaluate("localStorage.length") == 0


def test_the_host_switches_it_off(chromium: Browser, copy: Path) -> None:
    """A worker without an edition ends itself in browsers that have the one before."""
    with served(copy) as base, phone(chromium) as (context, page):
        visit(page, base)
        worker = copy / "offline.js"
        _, _, rest = worker.read_text(encoding="utf-8").partition(";\n")
        worker.write_text(f"const EDITION = null;\n{rest}", encoding="utf-8")
        page.goto(base)
        assert until(page, NAMES, lambda names: not names) == []
        cut(context, page)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(f"{base}pledges/climate/")


class Faulty(Host):
    """A host with a page that never comes, and one for which it has no time."""

    def do_GET(self) -> None:  # noqa: N802 - the name of the library
        """Send neither of them."""
        if self.path.endswith("/pledges/climate/"):
            time.sleep(12)
            self.close_connection = True
        elif self.path.endswith("/pledges/data/"):
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()


def test_a_host_that_does_not_answer_is_waited_for_some_seconds(
    chromium: Browser, site: Path
) -> None:
    """Then the kept page is shown; one that answers with a fault of its own likewise."""
    with served(site, Faulty) as base, phone(chromium) as (_, page):
        visit(page, base)
        for path in ("climate", "data"):
            page.goto(f"{base}pledges/{path}/")
            expect(page.locator(TOLD)).to_be_visible()
