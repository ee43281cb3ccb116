"""Whether the menu leads to each page, and each language has words of its own for it."""

import re
from collections.abc import Callable, Collection, Iterator
from fnmatch import fnmatch
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.sense import texts
from pledges.records.languages import FILE as LANGUAGES
from pledges.records.languages import Languages
from pledges.records.load import text_of
from pledges.records.problems import Path, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.shapes import walk
from pledges.records.texts import LANGS

FILE = "mkdocs.yml"
OUTSIDE = re.compile(r"https?://[\w.-]+(?:[/?#]\S*)?")


def problems(
    root: FilePath, document: Document, pages: Collection[str], languages: Languages
) -> Iterator[Problem]:
    """Everything wrong with the menu, given the pages that there are, and with its words."""
    named, every = set[str | None](), [*entries(document.value["nav"])]
    yield from _tongues(root, languages)
    for path, title, below in every:
        told = partial(document.problem, FILE, path)
        page = below if isinstance(below, str) else None
        yield from _entry(told, title, below, languages)
        if named & {page, title}:
            yield told("named_twice", word=page or title)
        elif page and page not in pages and not OUTSIDE.fullmatch(page):
            yield told("menu_to_nowhere", sorted(pages), word=page)
        elif (page or "").endswith("/index.md") and path[-1] not in {0, title}:
            yield told("index_not_first", word=page)
        named |= {page, title} - {None, ""}
    aside = (document.value.get("not_in_nav") or "").split()
    for page in sorted(set(pages) - named):
        if not any(fnmatch(f"docs/{page}", pattern) for pattern in aside):
            file = f"docs/{LANGS[0]}/{page}"
            yield Problem(file, Place(), (), "not_in_menu", {"word": page})


def _entry(
    told: Callable[..., Problem], title: str, below: Any, languages: Languages
) -> Iterator[Problem]:
    """What is wrong with an entry by itself."""
    if not isinstance(below, str | list):
        yield told("must_be_list")
    elif not below:
        yield told("empty" if below == "" else "empty_list")
    for lang in LANGS[1:] if title else ():
        if title not in languages[lang].nav:
            yield told("menu_untranslated", word=title, lang=lang)


def _tongues(root: FilePath, languages: Languages) -> Iterator[Problem]:
    """What is wrong with the words of each language."""
    document = read(text_of(root, LANGUAGES), LANGUAGES)
    for lang in LANGS[1:]:
        for key in ("site_name", "site_description"):
            if not getattr(languages[lang], key):
                yield document.problem(LANGUAGES, (lang, key), "missing")
    for path, words, of in walk(languages):
        if of.what == "prose" and path[-1] != "theme":
            lang = str(path[0])
            if code := texts.told(words, languages[lang].script, ()):
                yield document.problem(LANGUAGES, path, code, word=str(words), lang=lang)


def entries(held: Any, path: Path = ("nav",)) -> Iterator[tuple[Path, str, Any]]:
    """The entries of the menu: where, the title, and the page or the entries below it."""
    for i, entry in enumerate(held):
        titled = entry if isinstance(entry, dict) else {"": entry}
        for number, (title, below) in enumerate(titled.items()):
            at = (*path, i, title) if title else (*path, i)
            # Each title has a dash of its own.
            yield at, title, {} if number else below
            if isinstance(below, list):
                yield from entries(below, at)
