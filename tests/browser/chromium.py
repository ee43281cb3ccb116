"""The browser of the tests: where it is, and how to get it.

`python tests/browser/chromium.py --install` installs one if there is none, and says where it is.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PACKAGES = ("chromium", "fonts-noto-core", "libatomic1")
MISSING = "no browser for the tests; install Chromium, or set CHROMIUM to its path"


def find() -> str | None:
    """The program of the browser, or None: $CHROMIUM alone if set, else the system's, else ours."""
    program = next((program for program in _candidates() if _runs(program)), None)
    return program if program and _driver_runs() else None


def install() -> str | None:
    """Install a browser if there is none, by the system's packages or by Playwright."""
    if found := find():
        return found
    if os.environ.get("CHROMIUM"):
        say("✗ لا يعمل البرنامج المذكور في CHROMIUM", "what CHROMIUM names does not run")
        return None
    for attempt in (_from_packages, _from_playwright):
        if attempt() and (found := find()):
            return found
    return None


def say(arabic: str, english: str) -> None:
    """Tell the person at the terminal in both languages."""
    sys.stdout.write(f"{arabic} · {english}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Say where the browser is; exit code 1 when there is none."""
    found = install() if "--install" in arguments else find()
    if found:
        say("» متصفح الاختبارات", f"browser of the tests: {found}")
        return 0
    say("✗ لا متصفح للاختبارات؛ ثبّت Chromium أو ضع مساره في المتغير CHROMIUM", MISSING)
    return 1


def _candidates() -> Iterator[str]:
    if own := os.environ.get("CHROMIUM"):
        yield own
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from MAC
    if _driver_runs():
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
        yield own


def _runs(program: str) -> bool:
    """Whether a program starts: Ubuntu's package is a note that leads to another installer."""
    return bool(shutil.which(program)) and _run(program, "--version", quiet=True)


def _driver_runs() -> bool:
    """Whether Playwright itself starts: a bare Debian lacks a library that it needs."""
    return _run(sys.executable, "-m", "playwright", "--version", quiet=True)


def _from_packages() -> bool:
    """Debian's packages, with the Arabic letters, as root or by a sudo that asks nothing."""
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or not (os.geteuid() == 0 or _run("sudo", "-n", "true")):
        return False
    say("» تثبيت Chromium بحزم النظام", f"installing {' '.join(PACKAGES)} with apt-get")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return _run(*apt, "update") and _run(*apt, "install", "-y", *PACKAGES)


def _from_playwright() -> bool:
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
