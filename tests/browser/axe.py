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
        self.begin(dark=dark)
        return self.result()

    def begin(self, *, dark: bool = False) -> None:
        """Let axe-core begin, so that another window may begin as well."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        options = {"rules": MORE, "dark": dark, "all": self.every_word}
        self.page.evaluate(f"(options) => {{ window.examined = ({EXAMINE})(options) }}", options)

    def result(self) -> list[str]:
        """What axe-core has found, once it is done."""
        found: list[str] = self.page.evaluate("window.examined")
        return found

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
    """What is wrong with pages by day and by night, examined in two windows side by side."""
    windows = (one, Examiner(one.page.context.new_page(), one.every_word))
    for start in range(0, len(addresses), len(windows)):
        pairs = list(zip(windows, addresses[start:], strict=False))
        for scheme in ("light", "dark"):
            for window, address in pairs:
                window.page.emulate_media(color_scheme=scheme)
                if scheme == "light":
                    window.open(address)
                window.begin(dark=scheme == "dark")
            for window, address in pairs:
                yield from (f"{address} ({scheme}): {line}" for line in window.result())
