"""`make old-browsers`: a phone's search, choices and pages in real Chromium 79 and 88 (needs npm).

The package chrome-aws-lambda carries them. Prints Markdown; exit code 1 if anything does not work.
"""

import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import brotli
from tests.bench.devtools import Tab, opened
from tests.browser.host import served
from tests.browser.kinds import HOMES
from tests.building import ROOT, build
from tests.conftest import TODAY

from pledges.records.texts import Lang

# The README names the oldest.
PACKAGES = {"79": "chrome-aws-lambda@2.0.2", "88": "chrome-aws-lambda@5.5.0"}
KEPT = ROOT / ".cache/browsers"
PICTURES = ROOT / ".screens"
QUERIES: dict[Lang, str] = {"ar": "حدوديه", "en": "bordering"}
ITEM = "document.querySelector('.md-search-result__item a')"
WIDTH = "Math.max(innerWidth, document.documentElement.scrollWidth)"
Check = Callable[[Tab, str, Lang], object]


def program(version: str) -> Path:
    """The Chromium of a version, fetched if it is not there."""
    folder = KEPT / version
    path = folder / "chromium"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        pack = ["npm", "pack", "--silent", PACKAGES[version]]
        done = subprocess.run(pack, cwd=folder, check=True, stdout=subprocess.PIPE)  # noqa: S603
        with tarfile.open(folder / done.stdout.decode().strip()) as package:
            packed = package.extractfile("package/bin/chromium.br")
            libraries = package.extractfile("package/bin/aws.tar.br")
            assert packed
            assert libraries
            path.write_bytes(brotli.decompress(packed.read()))
            with tarfile.open(fileobj=BytesIO(brotli.decompress(libraries.read()))) as more:
                more.extractall(folder, filter="data")
        path.chmod(0o755)
    return path


def searched(tab: Tab, base: str, lang: Lang) -> object:
    """The number of answers to a query that is typed, and whether the first one leads on."""
    tab.open(base + HOMES[lang])
    tab.tap(".md-header__button[for=__search]")
    tab.wait("document.activeElement.matches('[data-md-component=search-query]')")
    tab.ask("Input.insertText", text=QUERIES[lang])
    if not tab.wait(f"!!{ITEM}"):
        return None
    tab.picture(PICTURES / f"old-{lang}.png")
    found = tab.value("document.querySelectorAll('.md-search-result__item').length")
    tab.value(f"{ITEM}.click()")
    return (
        found if tab.wait("!!document.querySelector('article mark[data-md-highlight]')") else None
    )


def scripted(tab: Tab, base: str, lang: Lang) -> object:
    """Whether the page counts as one on which the scripts ran."""
    tab.open(base + HOMES[lang])
    return tab.value("document.documentElement.className == 'js ran'")


def chosen(tab: Tab, base: str, lang: Lang) -> object:
    """Whether the dark colours come when they are chosen."""
    tab.open(base + HOMES[lang])
    tab.value("""(() => { const choice = document.querySelector('select.appearance');
      choice.value = 'dark'; choice.dispatchEvent(new Event('change')) })()""")
    dark = tab.value("getComputedStyle(document.body).backgroundColor") == "rgb(16, 24, 23)"
    tab.value("localStorage.clear()")
    return dark


def menu(tab: Tab, base: str, lang: Lang) -> object:
    """Whether the menu opens at a touch."""
    tab.open(base + HOMES[lang])
    tab.tap(".md-header__button[for=__drawer]")
    return tab.wait("document.querySelector('.md-nav--primary').getBoundingClientRect().x >= -1")


def fits(tab: Tab, base: str, lang: Lang) -> object:
    """Whether a pledge and its tables are no wider than the window and its words are shown."""
    tab.open(f"{base}{HOMES[lang]}pledges/climate/")
    tab.picture(PICTURES / f"old-pledge-{lang}.png")
    return tab.value(f"{WIDTH} == 360 && document.querySelector('article').innerText.length > 2000")


CHECKS: dict[str, Check] = {
    "search": searched, "scripted": scripted, "dark": chosen, "menu": menu, "pledge": fits,
}  # fmt: skip


def seen(version: str, base: str) -> Iterator[tuple[Lang, dict[str, object], list[str]]]:
    """What works in a version, in each language, and what it complained of."""
    for lang in HOMES:
        with opened(program(version)) as tab:
            yield lang, {name: check(tab, base, lang) for name, check in CHECKS.items()}, tab.faults


def main() -> int:
    """Build the site and open it in the old browsers."""
    well = True
    write = sys.stdout.write
    write(f"| Chromium | language | {' | '.join(CHECKS)} | complaints |\n")
    write(f"|---|---|{'---|' * len(CHECKS)}---|\n")
    with tempfile.TemporaryDirectory() as folder:
        built = build(ROOT, Path(folder, "site"), TODAY)
        sys.stdout.flush()
        with served(built.folder) as base:
            for version in PACKAGES:
                for lang, found, faults in seen(version, base):
                    told = " | ".join(str(one) for one in found.values())
                    write(f"| {version} | {lang} | {told} | {' '.join(faults) or 'none'} |\n")
                    well = well and all(found.values()) and not faults
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
