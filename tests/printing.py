"""`make report`: the report on the seven pledges as PDF in each language, from a built site.

Chromium lays Arabic out as the pages have it, with the letters and the style of the site, and asks
for no further package. The files have tags, contents and links.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright
from tests.browser.host import served
from tests.browser.kinds import HOMES
from tests.browser.programs import CHROMIUM, find
from tests.browser.windows import start_chromium
from tests.building import ROOT

MARGIN = {"top": "15mm", "bottom": "18mm", "left": "15mm", "right": "15mm"}
HELP = (
    "يكتب التقرير عن التعهدات السبعة ملفَّي PDF، بالعربية والإنكليزية، من موقع بُني بالأمر make site",
    "writes the report on the seven pledges as PDF in each language, from what make site built",
)
SITE, FOLDER = "الموقع المبني · the built site", "مجلد الملفات · the folder of the files"
NO_SITE = (
    "لا صفحة للتقرير في {0}: ابنِ الموقع أولًا بالأمر make site",
    "{0} has no page of the report: build the site first with make site",
)
NO_BROWSER = (
    "لم يُعثر على {0}: ثبّته، أو ضع مساره في المتغير CHROMIUM",
    "{0} was not found: install it, or set CHROMIUM to its path",
)
NOT_PRINTED = "تعذرت الطباعة: {0}", "the report could not be printed: {0}"


def printed(site: Path, folder: Path, browser: Browser) -> list[Path]:
    """Print the page of the report in each language into files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    day = json.loads((site / "build.json").read_text(encoding="utf-8"))["day"]
    files = []
    with served(site) as base:
        for lang, home in HOMES.items():
            page = browser.new_page()
            page.goto(f"{base}{home}report/", wait_until="networkidle")
            path = folder / f"report-{day}.{lang}.pdf"
            page.pdf(path=path, format="A4", margin=MARGIN, tagged=True, outline=True)  # type: ignore[arg-type]
            files.append(path)
    return files


def main(arguments: Sequence[str]) -> int:
    """Print the report and say where it is; exit code 1 if it cannot be, and why."""
    parser = argparse.ArgumentParser(prog="make report", description=" · ".join(HELP))
    parser.add_argument("--site", type=Path, default=ROOT / "site", help=SITE)
    parser.add_argument("--to", type=Path, default=ROOT / "report", help=FOLDER)
    asked = parser.parse_args(arguments)
    chromium = find(CHROMIUM)
    if not (asked.site / "report/index.html").is_file():
        return _refused(NO_SITE, asked.site)
    if chromium is None:
        return _refused(NO_BROWSER, CHROMIUM.name)
    try:
        with sync_playwright() as playwright, start_chromium(playwright, chromium) as browser:
            files = printed(asked.site, asked.to, browser)
    except (OSError, Error) as error:
        return _refused(NOT_PRINTED, error)
    for path in files:
        sys.stdout.write(f"✓ {path} ({path.stat().st_size // 1000} kB)\n")
    return 0


def _refused(why: tuple[str, str], what: object) -> int:
    sys.stderr.write(f"✗ {' · '.join(why).format(what)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
