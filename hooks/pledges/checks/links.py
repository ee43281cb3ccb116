"""Links between the pages: whether each leads to a page, and to a place that the page has."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from pledges.checks.html import blank
from pledges.pages.front import FILLED, PageFile
from pledges.pages.shortcodes import PATTERN, calls
from pledges.records.problems import Place, Problem

LINK = re.compile(r"\]\((?P<target>[^)\s]+)[^)]*\)")
ID = re.compile(r"\{[^}\n]*#(?P<id>[\w.-]+)")
OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)
# Every page has it at its first heading.
TITLE = "page"


def problems(written: Sequence[PageFile]) -> Iterator[Problem]:
    """Each link in prose that leads nowhere."""
    by_name = {page.page: page for page in written}
    here = {(page.lang, page.page): page for page in written}
    for page in written:
        for line, target in _links(page.text):
            name, _, place = target.partition("#")
            if OUTSIDE.match(target) or (name and not name.endswith(".md")):
                continue
            to = posixpath.normpath(posixpath.join(posixpath.dirname(page.page), name))
            found = page if not name else here.get((page.lang, to)) or by_name.get(to)
            if found is None:
                allowed = [_from(page.page, one) for one in by_name]
                yield Problem(page.file, line, (), "dead_link", {"word": name}, allowed)
            elif place and place not in (ids := _ids(found)) and ids:
                values = {"word": place, "file": found.file}
                yield Problem(page.file, line, (), "dead_place", values, list(ids))


def _from(page: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(page) or ".")


def _links(text: str) -> Iterator[tuple[Place, str]]:
    """The targets of links outside of code, each with its place."""
    for match in LINK.finditer(blank(PATTERN, text)):
        yield Place.of(text, match.start("target")), match["target"]


def _ids(page: PageFile) -> Mapping[str, None]:
    """The places of a page of prose; none where records bring places of their own."""
    if page.page in FILLED or _is_stub(page) or any(True for _ in calls(page.text)):
        return {}
    return dict.fromkeys([TITLE, *(match["id"] for match in ID.finditer(page.text))])


def _is_stub(page: PageFile) -> bool:
    return not page.text.rpartition("---\n")[2].strip()
