"""How the browsers are started, and how windows are opened in them."""

import os
import shlex
import sys
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
# What can be asked of a window of Firefox: the rest of the options Playwright ignores there.
FIREFOX_KNOWS = {"base_url", "viewport", "java_script_enabled"}


def start_chromium(playwright: Playwright, program: str, *flags: str) -> Browser:
    """The Chromium at a path; it draws letters as on a screen of any machine, unless told."""
    arguments = [*SILENT, "--font-render-hinting=none", *flags]
    return playwright.chromium.launch(executable_path=program, args=arguments)


def start_firefox(playwright: Playwright, program: str, folder: Path) -> Browser:
    """The Firefox at a path, behind the relay; the folder keeps the command that starts both."""
    relay = shlex.join([sys.executable, "-m", "tests.browser.relay", program])
    command = folder / "firefox"
    command.write_text(f'#!/bin/sh\ncd {shlex.quote(str(ROOT))} && exec {relay} "$@"\n')
    command.chmod(0o755)
    home: dict[str, str | float | bool] = {**os.environ, "HOME": str(folder)}
    return playwright.firefox.launch(channel="moz-firefox", executable_path=command, env=home)


def window(browser: Browser, **options: Any) -> BrowserContext:
    """A window that shares nothing with others; one with an option that it ignores is refused."""
    if not is_firefox(browser):
        return browser.new_context(**options)
    if ignored := options.keys() - FIREFOX_KNOWS:
        raise ValueError(f"Firefox ignores {', '.join(sorted(ignored))}: use Chromium")
    headers = {} if options.pop("java_script_enabled", True) else NO_SCRIPTS
    return browser.new_context(color_scheme="null", extra_http_headers=headers, **options)


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


def is_firefox(browser: Browser) -> bool:
    """Whether a browser is Firefox."""
    return browser.browser_type.name == "firefox"
