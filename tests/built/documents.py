"""The pages of the built site, parsed, and what the tests ask of them."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from tests.building import SITE

from pledges.records.texts import Lang

Pages = Mapping[str, BeautifulSoup]
DIRECTIONS: dict[Lang, str] = {"ar": "rtl", "en": "ltr"}
# Served in the place of a page that is not there: they have no address of their own.
NOT_FOUND = ("404.html", "en/404.html")
# What stands within a word or a sentence without parting it.
SEAMS = "bdi[dir], wbr"


def read(site: Path) -> Pages:
    """Every page by its path, `pledges/index.html`, that MkDocs makes.

    All of it stays until the end: Python need not look again and again whether it does.
    """
    gc.disable()
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
    pages = {
        name: BeautifulSoup(content, "html.parser")
        for name, content in sorted(found.items())
        if b'http-equiv="refresh"' not in content
        and not name.removeprefix("en/").startswith(("embed/", "api/", "as-of/", "compare/"))
    }
    gc.freeze()
    gc.enable()
    return pages


def addressed(pages: Pages) -> Pages:
    """The pages that have an address of their own."""
    return {path: page for path, page in pages.items() if path not in NOT_FOUND}


def language(path: str) -> Lang:
    """The language of a page by its path."""
    return "en" if path.startswith("en/") else "ar"


def twin(path: str) -> str:
    """The path of the same page in the other language."""
    return path.removeprefix("en/") if language(path) == "en" else f"en/{path}"


def address(path: str) -> str:
    """The public address of a page."""
    return SITE + path.removesuffix("index.html")


def article(page: Tag) -> Tag:
    """The content of a page, without the furniture of the theme."""
    found = page.find("article")
    assert isinstance(found, Tag)
    return found


def attribute(tag: Tag, name: str) -> str:
    """An attribute as text, empty when it is not there."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def elements(top: Tag, selector: str) -> Iterator[Tag]:
    """The elements below a tag that a CSS selector finds."""
    yield from top.select(selector)


def words(tag: Tag) -> str:
    """The text of a tag on one line, isolated stretches and what may break as part of it."""
    if tag.select_one(SEAMS):
        tag = copy(tag)
        for seam in tag.select(SEAMS):
            seam.unwrap()
        tag.smooth()
    return " ".join(tag.get_text(" ").split())


def one_line(text: str) -> str:
    """A text of the records as it reads on one line."""
    return " ".join(text.split())


def agree(problems: Iterable[str]) -> None:
    """Fail with every problem found, a line each."""
    found = list(problems)
    assert not found, f"{len(found)} problems:\n" + "\n".join(found)
