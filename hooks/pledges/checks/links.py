"""Links between the pages: whether each leads to a page, and to a place that the page has."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import unquote

from pledges.checks.anchors import anchors
from pledges.language.agreement import TARGET
from pledges.language.prose import HEADING, blank
from pledges.pages.front import FILLED, PageFile
from pledges.pages.shortcodes import PATTERN, calls
from pledges.records.library import Library
from pledges.records.meant.addresses import real
from pledges.records.problems import Problem, near

LINK = re.compile(TARGET + r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ ]*(?P<defined>\S+)", re.MULTILINE)
ID = re.compile(r"\{[^}\n]*#(?P<id>[\w.-]+)")
OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)
PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|webp|gif|svg)$")
# What is told of a link to what is no picture, and to one.
DEAD = ("dead_link", "no_picture")
# Every page has it at its first heading.
TITLE = "page"
# How places begin that are made of others.
MADE = re.compile(r"letter-\d{1,2}|commit-[0-9a-f]{12}(?:-\d+)?")


def problems(
    written: Sequence[PageFile], pictures: Collection[str], library: Library, own: str = ""
) -> Iterator[Problem]:
    """Each link in prose that leads nowhere, or to the site from outside; `own` is its address."""
    by_name = {page.page: page for page in written}
    here = {(page.lang, page.page): page for page in written}
    known = anchors(library)
    for page in written:
        for start, target in targets(page.text):
            name, _, anchor = target.partition("#")
            to = resolved(page, target)
            found = page if not name else here.get((page.lang, to)) or by_name.get(to)
            if own and target.startswith(own):
                meant = _meant(f"/{name.removeprefix(own).lstrip('/')}", "", by_name)
                told = _from(page.page, meant) if meant else ""
                yield page.problem(start, "own_address", word=target, meant=told)
            elif OUTSIDE.match(target) or f"docs/{page.lang}/{to}" in pictures:
                continue
            elif found and anchor and not has(found, anchor, known):
                values = {"word": anchor, "file": found.file, **_heading(found, anchor)}
                ids = [*_ids(found)]
                allowed = ids if len(ids) > 1 and not near(anchor, [*known]) else [*ids, *known]
                yield page.problem(start, "dead_place", allowed, **values)
            elif not found:
                yield _dead(page, start, target, by_name, pictures)


def _dead(
    page: PageFile, start: int, target: str, pages: Collection[str], pictures: Collection[str]
) -> Problem:
    """A link to a page or a picture that is not there, with what is meant and what there is."""
    name, to = target.partition("#")[0], resolved(page, target)
    picture = bool(PICTURE.search(name))
    top, there = (page.file, pictures) if picture else (page.page, pages)
    inside = _meant(name, to, pages)
    outside = f"mailto:{name}" if "@" in name else real(name)
    meant = _from(page.page, inside) if inside else outside
    values = {"word": name, **({"meant": meant} if meant != name else {})}
    return page.problem(start, DEAD[picture], [_from(top, one) for one in there], **values)


def _meant(name: str, to: str, pages: Collection[str]) -> str:
    """The page that is meant by an address as browsers show it."""
    bare = re.sub(r"^(?:\.\./|/)*(?:(?:ar|en)/)?", "", to if not name.startswith("/") else name)
    bare = re.sub(r"(?:\.html?|/index\.html?|/)$", "", bare)
    ways = (f"{bare}.md", f"{bare}/index.md", f"{bare.removesuffix('/index')}.md")
    return next((way for way in ways if way in pages), "")


def _from(page: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(page) or ".")


def _heading(page: PageFile, anchor: str) -> dict[str, str]:
    """The id of the heading whose words stand where an id should."""
    said = {_bare(match["words"]): match["id"] for match in HEADING.finditer(page.text)}
    return {"meant": meant} if (meant := said.get(_bare(anchor))) else {}


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", unquote(words)).casefold()


def targets(text: str) -> Iterator[tuple[int, str]]:
    """The targets of links outside of code, each with where it begins."""
    for match in LINK.finditer(blank(PATTERN, text)):
        group = "target" if match["target"] else "defined"
        yield match.start(group), match[group]


def resolved(page: PageFile, target: str) -> str:
    """The path of a target in its language; of the page itself where it names only a place."""
    path = posixpath.join(posixpath.dirname(page.page), target.partition("#")[0])
    return page.page if target.startswith("#") else posixpath.normpath(path)


def has(page: PageFile, anchor: str, known: Mapping[str, set[str]]) -> bool:
    """Whether a page has a place; the page of a pledge has no records of another."""
    owners = known.get(anchor, set())
    strange = all(one.startswith("pledges/") and one != page.page for one in owners)
    brought = anchor in known and not (strange and page.page.startswith("pledges/"))
    return anchor in _ids(page) or (_is_filled(page) and (brought or bool(MADE.fullmatch(anchor))))


def _ids(page: PageFile) -> Mapping[str, None]:
    """The places of a page of prose."""
    return dict.fromkeys([TITLE, *(match["id"] for match in ID.finditer(page.text))])


def _is_filled(page: PageFile) -> bool:
    """Whether records bring places to a page."""
    is_stub = not page.text.rpartition("---\n")[2].strip()
    return is_stub or page.page in FILLED or any(True for _ in calls(page.text))
