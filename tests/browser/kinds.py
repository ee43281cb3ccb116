"""The pages that tests look at, of each kind or all, and the windows that they look through."""

from collections import defaultdict
from pathlib import Path

from playwright.sync_api import ViewportSize

from pledges.records.texts import LANGS, Lang

# The first language stands at the top of the site.
HOMES: dict[Lang, str] = {lang: "" if lang == LANGS[0] else f"{lang}/" for lang in LANGS}
KINDS = (
    "",
    "pledges/",
    "pledges/climate/",
    "milestones/",
    "changes/",
    "timeline/",
    "unknown/",
    "data/",
    "compact/review-forum/",
    "compact/objectives/",
    "objectives/21/",
    "bodies/",
    "bodies/iom/",
    "figures/",
    "figures/displaced-families/",
    "figures/origin-governorates/",
    "report/",
    "method/",
    "glossary/",
    "index-az/",
    "sources/",
    "accessibility/",
)
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 740}
# 1280 by 1024 at 400 %.
ENLARGED: ViewportSize = {"width": 320, "height": 256}
# Pages that differ in their records alone: there are many of each.
ALIKE = ("bodies", "objectives", "figures")
# Pages for other sites are alike too, in each language.
FRAMED = "embed"


def all_pages(site: Path) -> list[str]:
    """The address of every page, those for missing addresses too; not the list of the API."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [name.removesuffix("index.html") for name in files if not name.startswith("api/")]


def unlike_pages(site: Path) -> list[str]:
    """Every page, but of those that are alike the kind's own, the longest and the shortest."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in all_pages(site):
        folder, _, _ = path.rstrip("/").rpartition("/")
        alike[folder if are_alike(folder) else path].append(path)
    found = {home + kind for home in HOMES.values() for kind in KINDS}
    for paths in alike.values():
        paths.sort(key=lambda path: (length(site / path), path))
        found |= {paths[0], paths[-1]}
    return sorted(found)


def are_alike(folder: str) -> bool:
    """Whether the pages of a folder are alike."""
    return folder.rpartition("/")[2] in ALIKE or folder.startswith(FRAMED)


def length(page: Path) -> int:
    """How many bytes a page has, given as it is addressed."""
    return (page / "index.html" if page.is_dir() else page).stat().st_size
