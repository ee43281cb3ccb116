"""The built site made light: what pages send is cut, joined, and named by what it holds."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pledges.site import hosting
from pledges.site.lighten import names, pages, policy, sheets
from pledges.site.lighten.pages import SentPage
from pledges.site.lighten.selectors import Element, Known, words
from pledges.site.lighten.sheets import Out, Sheet

# Not needed before the first paint: what a hand has yet to do, what no first window shows, motion.
LATER = Out(
    re.compile(
        r"@page|print|:hover|:focus|:target|:active|-webkit-(?!scrollbar)|md-overlay|md-dialog"
        r"|(?:drawer\]|search\]|__search):checked|md-search-result|search-other"
        r"|max-width:\s*76.*md-nav|forced-colors|reduced-motion"
    ),
    re.compile(
        r"transition|animation|cursor|touch-action|scrollbar-color|will-change|backface|outline"
        r"|(?:-webkit-)?(?:print-)?color-adjust|user-select|scroll-snap"
        r"|-webkit-(?:tap|mask|user|text|print)|-moz-"
    ),
)
# What the theme says of pages that run the other way; within a page nothing of the theme does.
AGAINST = {
    direction: Out(re.compile(rf"\[dir={other}\] \.md-"), re.compile(r"(?!)"))
    for direction, other in (("rtl", "ltr"), ("ltr", "rtl"))
}
# Fonts are said once, in the page: said again, one that came late would be used after all.
FONTS = Out(re.compile("@font-face"), re.compile(r"(?!)"))
# Besides styles and scripts, what pages name; the rest of assets/ keeps its name.
NAMED = ("assets/fonts/*.woff2", "assets/images/*.svg", "assets/search/*.js")


def lighten(folder: Path) -> None:
    """Make the site in a folder light, and write the headers that its pages need."""
    for path in _found(folder, "assets/search/*.js"):
        _write(folder, path, names.joined([_text(folder, path)]))
    new = {path: _put(folder, path) for pattern in NAMED for path in _found(folder, pattern)}
    later = "".join(_text(folder, path) for path in new.values() if path.endswith(".js"))
    site = list(_pages(folder, new))
    styles = _same(page.styles for page in site)
    # A page that other sites frame has no script.
    sources = _same(page.scripts for page in site if page.scripts)
    script = names.guarded(names.joined(_text(folder, path) for path in sources))
    sheet = _sheet(folder, styles, new)
    for path in {*styles, *sources}:
        (folder / path).unlink()
    beside = _put_text(folder, "site.js", script)
    lit = _lit(folder, site, sheet, words(script + later), beside)
    for path, text in hosting.headers(
        policy.common(lit), names.FOLDER, _found(folder, "**/*.html")
    ):
        _write(folder, path, text)


def _pages(folder: Path, new: Mapping[str, str]) -> Iterator[SentPage]:
    """The pages, squeezed in their files: the memory would not hold those of a large site."""
    for path in _found(folder, "**/*.html"):
        html = _text(folder, path)
        # What only leads on to another page has no style and needs none.
        if 'rel="stylesheet"' in html:
            html = pages.squeezed(names.renamed(html, new))
            _write(folder, path, html)
            yield pages.read(path, html)


def _lit(
    folder: Path, site: Sequence[SentPage], sheet: Sheet, said: Element, script: str
) -> Iterator[str]:
    """Write each page, made light, and what its direction wants as style; scripts say words."""
    for direction in sorted({page.direction for page in site}):
        alike = [page for page in site if page.direction == direction]
        known = Known(frozenset().union(*(page.elements for page in alike)), said)
        own = sheets.cut(sheet, known, AGAINST[direction])
        first = _first_styles(alike, own)
        rest = sheets.cut(own, known, FONTS)
        style = _put_text(folder, f"{direction}.css", sheets.write(rest, "../../"))
        inside = {kind: sheets.write(one, kind[0]) for kind, one in first.items()}
        for page in alike:
            html = pages.light(page, _text(folder, page.path), inside[page.kind], style, script)
            _write(folder, page.path, html)
            yield html


def _first_styles(site: Iterable[SentPage], sheet: Sheet) -> dict[tuple[str, ...], Sheet]:
    """The style of the first screens of each kind of page, which begins with the way to the top."""
    kinds: dict[tuple[str, ...], set[Element]] = defaultdict(set)
    for page in site:
        kinds[page.kind] |= page.first
    return {kind: sheets.cut(sheet, Known(found), LATER) for kind, found in kinds.items()}


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


def _put_text(folder: Path, name: str, text: str) -> str:
    return _write(folder, names.fixed(name, text.encode()), text)


def _put(folder: Path, path: str) -> str:
    """Give a file the name of its content."""
    old = folder / path
    new = names.fixed(path, old.read_bytes())
    (folder / new).parent.mkdir(parents=True, exist_ok=True)
    old.rename(folder / new)
    return new
