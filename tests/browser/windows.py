"""How the browsers are started, and how windows are opened in them."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from tests.browser.host import NO_SCRIPTS

ROOT = Path(__file__).parents[2]
# The browser makes no request of its own, so that every request is the site's.
SILENT = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
)
# Pages are drawn with the letters of the machine: here, those of the project alone. (Firefox lets
# its pages read no fonts of such a place.)
LETTERS: dict[str, str | float | bool] = {
    **os.environ,
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),
}
# What can be asked of a window of Firefox: the rest of the options Playwright ignores there.
FIREFOX_KNOWS = {"base_url", "viewport", "java_script_enabled"}


def start_chromium(playwright: Playwright, program: str, *flags: str) -> Browser:
    """The Chromium at a path; it draws letters as on a screen of any machine, unless told."""
    arguments = [*SILENT, "--font-render-hinting=none", *flags]
    return playwright.chromium.launch(executable_path=program, args=arguments, env=LETTERS)


def start_firefox(playwright: Playwright, program: str, folder: Path) -> Browser:
    """The Firefox at a path, behind the relay; the folder keeps the command that starts both."""
    relay = shlex.join([sys.executable, "-m", "tests.browser.relay", program])
    command = folder / "firefox"
    command.write_text(f'#!/bin/sh\ncd {shlex.quote(str(ROOT))} && exec {relay} "$@"\n')
    command.chmod(0o755)
    home: dict[str, str | float | bool] = {**os.environ, "HOME": str(folder)}
    return playwright.firefox.launch(channel="moz-firefox", executable_path=command, env=home)


def window(browser: Browser, **options: Any) -> BrowserContext:
    """A window that shares nothing with others; one with an option that it ignores is refused.

    Its browser keeps no pages unless asked to, so that each is the one that the host sends.
    """
    if not is_firefox(browser):
        return browser.new_context(**{"service_workers": "block", **options})
    if ignored := options.keys() - FIREFOX_KNOWS:
        raise ValueError(f"Firefox ignores {', '.join(sorted(ignored))}: use Chromium")
    headers = {} if options.pop("java_script_enabled", True) else NO_SCRIPTS
    return browser.new_context(
        color_scheme="null", extra_http_headers=headers, service_workers="block", **options
    )


class Windows:
    """Windows of a browser that are used again: to open one costs more than most pages do."""

    def __init__(self, browser: Browser) -> None:
        """Begin without any."""
        self.browser = browser
        self.free: dict[str, Page] = {}

    @contextmanager
    def page(self, *, own: bool = False, script: str = "", **options: Any) -> Iterator[Page]:
        """An empty page with these options, on whose pages a script runs first.

        A window of its own is closed in the end, and so is one in which a test fails.
        """
        key = repr((script, sorted(options.items())))
        page = None if own else self.free.pop(key, None)
        page = page or self.new(script, options)
        kept = False
        try:
            yield page
            if not own:
                clean(page, options)
                self.free[key], kept = page, True
        finally:
            if not kept:
                page.context.close()

    def new(self, script: str, options: dict[str, Any]) -> Page:
        """A page in a new window."""
        context = window(self.browser, **options)
        if script:
            context.add_init_script(script)
        return context.new_page()


def clean(page: Page, options: dict[str, Any]) -> None:
    """Undo what a test left in a window, except listeners, routes, init scripts and media."""
    page.evaluate("() => { try { localStorage.clear(), sessionStorage.clear() } catch {} }")
    page.context.clear_cookies()
    page.goto("about:blank")
    if (size := options.get("viewport")) and page.viewport_size != size:
        page.set_viewport_size(size)


def dress(page: Page, style: str) -> None:
    """Add rules to a page, as its policy lets a reader's browser do and no element."""
    page.evaluate(
        """style => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }""",
        style,
    )


def undress(page: Page) -> None:
    """Take the rules away that were added to a page."""
    page.evaluate("() => { document.adoptedStyleSheets = [] }")


def is_firefox(browser: Browser) -> bool:
    """Whether a browser is Firefox."""
    return browser.browser_type.name == "firefox"
