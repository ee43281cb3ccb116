"""The built site made light: what pages send is cut, joined, and named by what it holds."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from pledges import hosting
from pledges.assets import names, pages, policy, scripts, sheets
from pledges.assets.pages import Page
from pledges.assets.selectors import Element, Known, elements, words
from pledges.assets.sheets import Out, Sheet
from pledges.assets.unsaid import unsaid

# Not needed before the first paint: what a hand has yet to do, what no first window shows, motion.
LATER = Out(
    re.compile(
        r"print|:hover|:focus|:target|:active|-webkit-(?!scrollbar)|md-overlay|md-dialog"
        r"|(?:drawer\]|search\]|__search):checked|md-search-result|search-other"
        r"|max-width:\s*76.*md-nav|forced-colors|reduced-motion"
    ),
    re.compile(
        r"transition|animation|cursor|touch-action|scrollbar-color|will-change|backface|outline"
        r"|(?:-webkit-)?(?:print-)?color-adjust|user-select|scroll-snap"
        r"|-webkit-(?:tap|mask|user|text|print)|-moz-"
    ),
)
# Fonts are said once, in the page: said again, one that came late would be used after all.
FONTS = Out(re.compile("@font-face"), re.compile(r"(?!)"))
# Besides styles and scripts, what pages name; the rest of assets/ keeps its name.
NAMED = ("assets/fonts/*.woff2", "assets/images/*.svg", "assets/search/*.js")


def lighten(folder: Path) -> None:
    """Make the site in a folder light, and write the headers that its pages need."""
    for path in _found(folder, "assets/search/*.js"):
        _write(folder, path, scripts.joined([_text(folder, path)]))
    new = {path: _put(folder, path) for pattern in NAMED for path in _found(folder, pattern)}
    later = "".join(_text(folder, path) for path in new.values() if path.endswith(".js"))
    site = [
        pages.read(path, names.renamed(_text(folder, path), new))
        for path in _found(folder, "**/*.html")
        # What only leads on to another page has no style and needs none.
        if 'rel="stylesheet"' in _text(folder, path)
    ]
    styles, sources = _same(page.styles for page in site), _same(page.scripts for page in site)
    script = scripts.joined(_text(folder, path) for path in sources)
    known = Known(_elements(page.html for page in site), words(script + later))
    sheet = sheets.cut(_sheet(folder, styles, new), known)
    for path in {*styles, *sources}:
        (folder / path).unlink()
    first = _first_styles(site, sheet)
    rest = unsaid(sheets.cut(sheet, known, FONTS), first.values(), known)
    beside = [
        _write(folder, names.fixed(path, text.encode()), text)
        for path, text in (("site.css", sheets.write(rest, "../../")), ("site.js", script))
    ]
    made = {
        page.path: pages.light(page, sheets.write(first[page.kind], page.to_top), *beside)
        for page in site
    }
    for path, html in made.items():
        _write(folder, path, html)
    common = policy.common(made.values())
    for path, text in hosting.headers(policy.of_server(common), names.FOLDER):
        _write(folder, path, text)


def _first_styles(site: Iterable[Page], sheet: Sheet) -> dict[tuple[str, ...], Sheet]:
    """The style of the first screens of each kind of page."""
    kinds = defaultdict(list)
    for page in site:
        kinds[page.kind].append(page)
    found = {}
    for kind, alike in kinds.items():
        known = Known(_elements(page.first_screens for page in alike))
        found[kind] = sheets.cut(sheet, known, LATER)
    return found


def _elements(pieces: Iterable[str]) -> frozenset[Element]:
    """The elements of pages as they are without scripts and, with a class more, with them."""
    both = (piece.replace('class="no-js"', 'class="no-js js"', 1) for piece in pieces)
    return frozenset[Element]().union(*map(elements, both))


def _sheet(folder: Path, paths: Iterable[str], new: Mapping[str, str]) -> Sheet:
    read = (sheets.read(_text(folder, path), posixpath.dirname(path), new) for path in paths)
    return tuple(chain.from_iterable(read))


def _same(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What every page has; one that differs would lose what its own style or script does."""
    different = set(found)
    if len(different) != 1:
        raise ValueError(f"pages with different styles or scripts: {sorted(different)}")
    return different.pop()


def _found(folder: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))


def _text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def _write(folder: Path, path: str, text: str) -> str:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")
    return path


def _put(folder: Path, path: str) -> str:
    """Give a file the name of its content."""
    old = folder / path
    new = names.fixed(path, old.read_bytes())
    (folder / new).parent.mkdir(parents=True, exist_ok=True)
    old.rename(folder / new)
    return new
