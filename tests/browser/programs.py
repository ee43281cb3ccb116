"""The browsers of the tests: where they are, and how to get them.

`python tests/browser/programs.py --install` installs what is missing, and says where each one is.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import sync_playwright


@dataclass(frozen=True)
class Program:
    """A browser: its names on a system, its packages on Debian, the variable of its path.

    A lighter program draws the same without a window: each page costs it a third.
    """

    name: str
    variable: str
    names: tuple[str, ...]
    mac: tuple[str, ...]
    packages: tuple[str, ...]
    light: str = ""

    @property
    def missing(self) -> str:
        """What to do where this browser is not there."""
        return f"no {self.name} for the tests; install it, or set {self.variable} to its path"


CHROMIUM = Program(
    "Chromium",
    "CHROMIUM",
    (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ),
    (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    ("chromium-headless-shell", "fonts-noto-core", "libatomic1"),
    light="chromium-headless-shell",
)
FIREFOX = Program(
    "Firefox",
    "FIREFOX",
    ("firefox-esr", "firefox"),
    ("/Applications/Firefox.app/Contents/MacOS/firefox",),
    ("firefox-esr", "fonts-noto-core", "libatomic1"),
)
BROWSERS = (CHROMIUM, FIREFOX)


def find(browser: Program) -> str | None:
    """The path of a browser, or None: its variable alone if set, else the system's, else ours."""
    program = next((program for program in _candidates(browser) if _runs(program)), None)
    return program if program and _driver_runs() else None


def install(browser: Program) -> str | None:
    """Install a browser if it is not there, by the system's packages or by Playwright.

    Where the system has a lighter program of it, that is installed as well.
    """
    if found := find(browser):
        own = os.environ.get(browser.variable)
        if not own and _lacks(browser.light) and _from_packages(browser):
            return find(browser)
        return found
    if os.environ.get(browser.variable):
        variable = browser.variable
        say(f"✗ لا يعمل البرنامج المذكور في {variable}", f"what {variable} names does not run")
        return None
    for attempt in (_from_packages, _from_playwright):
        if attempt(browser) and (found := find(browser)):
            return found
    return None


def say(arabic: str, english: str) -> None:
    """Tell the person at the terminal in both languages."""
    sys.stdout.write(f"{arabic} · {english}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Say where each browser is; exit code 1 when one is missing."""
    get = install if "--install" in arguments else find
    return max(_told(browser, get(browser)) for browser in BROWSERS)


def _told(browser: Program, found: str | None) -> int:
    name, variable = browser.name, browser.variable
    if found:
        say(f"» {name} للاختبارات", f"{name} of the tests: {found}")
        return 0
    say(f"✗ لا {name} للاختبارات؛ ثبّته أو ضع مساره في المتغير {variable}", browser.missing)
    return 1


def _candidates(browser: Program) -> Iterator[str]:
    if own := os.environ.get(browser.variable):
        yield own
        return
    yield from filter(None, map(shutil.which, browser.names))
    yield from browser.mac
    if browser is CHROMIUM and _driver_runs():
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
        yield own


def _runs(program: str) -> bool:
    """Whether a program starts: Ubuntu's package is a note that leads to another installer."""
    return bool(shutil.which(program)) and _run(program, "--version", quiet=True)


def _driver_runs() -> bool:
    """Whether Playwright itself starts: a bare Debian lacks a library that it needs."""
    return _run(sys.executable, "-m", "playwright", "--version", quiet=True)


def _lacks(package: str) -> bool:
    """Whether a package could be installed and is not."""
    known = package and not shutil.which(package)
    return bool(known) and _run("apt-cache", "show", package, quiet=True)


def _from_packages(browser: Program) -> bool:
    """Debian's packages, with the Arabic letters, as root or by a sudo that asks nothing."""
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or not (os.geteuid() == 0 or _run("sudo", "-n", "true")):
        return False
    packages = browser.packages
    say(f"» تثبيت {browser.name} بحزم النظام", f"installing {' '.join(packages)} with apt-get")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return _run(*apt, "update") and _run(*apt, "install", "-y", *packages)


def _from_playwright(browser: Program) -> bool:
    """Playwright's Chromium; its Firefox is not the one that people use."""
    if browser is not CHROMIUM:
        return False
    say("» تنزيل Chromium بواسطة Playwright", "downloading Chromium with Playwright")
    with_libraries = sys.platform == "linux" and os.geteuid() == 0
    options = ["--with-deps"] if with_libraries else []
    return _run(sys.executable, "-m", "playwright", "install", *options, "chromium")


def _run(*command: str, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(command, check=False, stdout=output, stderr=output, timeout=900)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
