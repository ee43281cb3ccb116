"""axe-core in the pages of the site: all its rules, and what they find, as lines for a person."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
EXAMINE = (Path(__file__).parent / "examine.js").read_text(encoding="utf-8")
# Rules that axe-core leaves off unless asked: one of WCAG 2.2, the others on trial.
MORE = (
    "target-size",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
OPEN = "for (const found of document.querySelectorAll('details')) found.open = true"
# The search of a page stays asleep: most runs need no worker.
ASLEEP = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} }"


@dataclass(frozen=True)
class Examiner:
    """A page of a browser, and whether the contrast of every word is measured or of each kind."""

    page: Page
    every_word: bool = False

    def examine(self, *, dark: bool = False) -> list[str]:
        """What is wrong with the page as it stands: by all rules, or in the dark by its colours."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        options = {"rules": MORE, "dark": dark, "all": self.every_word}
        found: list[str] = self.page.evaluate(f"(options) => ({EXAMINE})(options)", options)
        return found

    def schemes(self) -> Iterator[str]:
        """Bring the page to light, and to dark if it has words that no page had before."""
        self.page.emulate_media(color_scheme="light")
        yield "light"
        if self.every_word or self.page.locator("[data-first]").count():
            self.page.emulate_media(color_scheme="dark")
            yield "dark"

    def open(self, address: str) -> None:
        """Open a page with all its details."""
        self.page.goto(address)
        self.page.evaluate(OPEN)


@contextmanager
def examiner(
    browser: Browser, *, every_word: bool = False, asleep: bool = True, **options: Any
) -> Iterator[Examiner]:
    """An examiner with a window of its own, where nothing moves."""
    with browser.new_context(reduced_motion="reduce", bypass_csp=True, **options) as context:
        if asleep:
            context.add_init_script(ASLEEP)
        yield Examiner(context.new_page(), every_word)


def survey(one: Examiner, addresses: Sequence[str]) -> Iterator[str]:
    """What is wrong with pages by day and by night."""
    for address in addresses:
        one.open(address)
        for scheme in one.schemes():
            lines = one.examine(dark=scheme == "dark")
            yield from (f"{address} ({scheme}): {line}" for line in lines)
