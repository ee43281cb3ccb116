"""Light and guarded pages: what the first paint needs, what moves, what the policy refuses."""

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import OfBrowser
from tests.browser.half import half_served
from tests.browser.kinds import DESK, HOMES, PHONE

from pledges.records.texts import LANGS, Lang

HERE = Path(__file__).parent
NOTES = (HERE / "light.js").read_text(encoding="utf-8")
# What the first round trip of a connection carries: ten packets of 1,460 bytes.
FIRST_TRIP = 14_000
# A tenth of the shift that counts as good.
CUT = 0.01
# Pages whose first windows differ most.
FIRST = ("", "pledges/climate/", "changes/", "glossary/", "bodies/iom/")
# Each in one of the languages.
SOME = [*zip(cycle(LANGS), FIRST, strict=False)]
PAINTED = """() => new Promise((painted) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) painted(true);
}).observe({ type: "paint", buffered: true }))"""
# Where the words of the first window stand.
PLACES = """() => {
  const found = {};
  const words = "article > *, .md-tabs__link, .md-header__inner > :is(a, div:not(.md-search))";
  for (const one of document.querySelectorAll(words)) {
    const { left, top, width, height } = one.getBoundingClientRect();
    if (!one.checkVisibility() || top + height > innerHeight || !width) continue;
    const name = `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`;
    found[name] = [left, top, width, height].map(Math.round).join(" ");
  }
  return found;
}"""


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(chromium: Browser, windows: OfBrowser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that notes what is refused and what moves, on a phone and on a desk."""
    with windows(chromium).page(script=NOTES, viewport=request.param) as page:
        yield page


def test_the_search_and_the_choices_keep_the_policy(page: Page, base: str) -> None:
    """What a reader opens and chooses runs and is drawn without a refusal."""
    page.goto(base)
    page.keyboard.press("/")
    page.fill("[data-md-component=search-query]", "accountable")
    expect(page.locator("[data-search-other] a")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("select.appearance").select_option("dark")
    page.locator("button.numerals").click()
    page.goto(f"{base}pledges/climate/?h=المناخ")
    expect(page.locator("article mark").first).to_be_attached()
    assert page.evaluate("refused") == []


def test_what_the_policy_forbids_is_refused(page: Page, base: str) -> None:
    """A script, a style and an image that someone slipped in do nothing."""
    page.goto(base)
    page.evaluate("""() => document.querySelector("article").append(
      document.createRange().createContextualFragment(
        `<script>globalThis.slipped = 1</script><style>h1 { color: red }</style>
         <p style="color: red"></p><img src="https://example.com/" onerror="slipped = 1">`))""")
    page.wait_for_function("refused.length >= 4")
    assert page.evaluate("typeof slipped") == "undefined"


@pytest.mark.parametrize(
    ("lang", "path"),
    [
        pytest.param(*one, marks=[] if one in SOME else [pytest.mark.long])
        for one in product(LANGS, FIRST)
    ],
)
def test_the_first_paint_needs_one_round_trip(
    page: Page, site: Path, lang: Lang, path: str
) -> None:
    """With 14,000 compressed bytes of a page, and nothing else, its first window is drawn.

    Once the rest is there every word stands where it stood.
    """
    with half_served(site, FIRST_TRIP) as (base, go_on):
        page.goto(base + HOMES[lang] + path, wait_until="commit")
        assert page.evaluate(PAINTED)
        expect(page.locator("h1")).to_be_visible()
        first = page.evaluate(PLACES)
        go_on.set()
        page.wait_for_load_state("networkidle")
        later = page.evaluate(PLACES)
    # What the round trip ended within, the last in the window, may grow downwards, by some pixels.
    *whole, _ = first
    assert {name: later.get(name) for name in whole} == {name: first[name] for name in whole}
    assert sum(float(one.partition(":")[0]) for one in page.evaluate("moved")) < CUT
