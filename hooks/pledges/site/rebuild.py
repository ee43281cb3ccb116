"""What a rebuild while editing takes from the build before: what Markdown and templates made."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pledges.memory import Memory
from pledges.search.index import IndexEntry

# What every page is made with; a page is known by its own text and by what its template reads.
SHARED = ("mkdocs.yml", "theme", "data/words.yml", "data/languages.yml")
# The page that the build before made, whatever the templates are.
AS_BEFORE = "as-before.html"


@dataclass(frozen=True)
class PageBody:
    """What Markdown made of a text: HTML, contents, the ids in it, links to ids elsewhere."""

    html: str
    contents: Any
    ids: set[str] | None
    links: Mapping[str, dict[str, str]]


@dataclass(frozen=True)
class Finished:
    """A page as it is sent, and what it adds to the index of the search, if anything."""

    html: str
    found: IndexEntry | None


def text_of(memory: Memory, page: Any, text: str) -> str:
    """The text that Markdown reads: none, where what it made of the same is put in its place."""
    page.meta["filled"] = text
    return "" if memory.known("body", page.file.src_uri, text) else text


def body_of(memory: Memory, page: Any, html: str, files: Any) -> str:
    """What Markdown made of the text of a page, now or at the build before."""
    path, text = page.file.src_uri, page.meta["filled"]
    made = partial(_body, page, html)
    body = memory.get("body", path, text, made)
    page.toc, page.present_anchor_ids = body.contents, body.ids
    to = ((files.get_file_from_path(other), ids) for other, ids in body.links.items())
    page.links_to_anchors = {file: ids for file, ids in to if file}
    return body.html


def _body(page: Any, html: str) -> PageBody:
    links = {file.src_uri: ids for file, ids in (page.links_to_anchors or {}).items()}
    return PageBody(html, page.toc, page.present_anchor_ids, links)


def take_the_same(memory: Memory, pages: list[Any], root: Path, feeds: Any) -> None:
    """Have pages shown as before whose templates would read nothing new."""
    titles = [(page.title, page.url) for page in pages]
    frame = hash((state(root), repr(titles)))
    for page in pages:
        beside = [other and other.url for other in (page.previous_page, page.next_page)]
        shown = sorted(page.meta.items()), feeds(page.meta["path"]), beside
        page.meta["read"] = read = repr((frame, *shown))
        finished = memory.known("finished", page.file.src_uri, read)
        if finished is not None:
            page.meta.update(template=AS_BEFORE, finished=finished)


def state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """The state of what every page is made with: each file, its size and when it was changed."""
    files = sorted(file for name in SHARED for file in _files(root / name))
    stats = [(file, file.stat()) for file in files]
    return tuple((file.as_posix(), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
