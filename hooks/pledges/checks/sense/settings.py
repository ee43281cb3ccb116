"""Whether `mkdocs.yml` says what the build can follow: its keys, its files, its menu."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.sense import texts
from pledges.records.languages import Languages
from pledges.records.load import text_of
from pledges.records.meant.rules import RULES
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import LANGS

FILE, PREVIEW = "mkdocs.yml", "mkdocs.preview.yml"
SITE = re.compile(r"^site_url:.*?(https?://[^\s\"\]]+)", re.MULTILINE)
# What the environment may say in the place of a setting.
VARIABLES = ("SITE_URL", "REPOSITORY_URL", "FORGE", "BRANCH", "SITE_THEME")
OUTSIDE = re.compile(r"https?://[\w.-]+(?:[/?#]\S*)?")
Wrong = tuple[Path, str, str, Sequence[str]]


def problems(root: FilePath, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    """Everything wrong with the settings, given the pages that there are."""
    if not languages or not (root / FILE).exists():
        return
    try:
        document = _read(root, FILE)
        other = _read(root, PREVIEW) if (root / PREVIEW).exists() else None
    except DataError as error:
        yield from error.problems
        return
    found = list(_wrong(document, FILE, RULES["settings"]))
    yield from (*found, *(_wrong(other, PREVIEW, RULES["preview"]) if other else ()))
    if not found:
        yield from _menu(document, pages, languages)
        name, lang = str(document.value["site_name"]), LANGS[0]
        if texts.share(name, languages[lang].script) < 1 / 2:
            yield document.problem(FILE, ("site_name",), "other_language", word=name, lang=lang)


def _read(root: FilePath, file: str) -> Document:
    return read(text_of(root, file).replace("!ENV ", "     "), file)


def _wrong(document: Document, file: str, wanted: Mapping[str, Any]) -> Iterator[Problem]:
    for path, code, word, allowed in _form(document.value, wanted, ()):
        like, known = (allowed[0], ()) if code == "not_like" else ("", allowed)
        yield document.problem(file, path, code, known, word=word, like=like)


def address(root: FilePath) -> str:
    """Where the site will stand, as far as the settings say; empty without them."""
    said = SITE.search(text_of(root, FILE)) if (root / FILE).exists() else None
    return said[1] if said else ""


def _form(held: Any, wanted: Any, path: Path) -> Iterator[Wrong]:
    """Keys that lack or are unknown, values that are none of those that may be."""
    if isinstance(wanted, str):
        # After the name of a variable of the environment stands what is used without it, after a
        # pattern what fits it.
        *names, word = map(str, held or [""]) if isinstance(held, list) else [str(held or "")]
        form, _, like = wanted.partition(" # ")
        if strange := [name for name in names if name not in VARIABLES]:
            yield path, "not_allowed", strange[0], VARIABLES
        elif not re.fullmatch(form, word):
            yield path, "not_like" if word else "empty", word, [like]
    elif isinstance(wanted, list):
        if not wanted and not isinstance(held, list):
            yield path, "must_be_list", "", ()
        elif wanted and held not in wanted:
            yield path, "not_allowed", str(held), wanted
    elif wanted:
        yield from _keys(held, wanted, path)


def _keys(held: Any, wanted: dict[str, Any], path: Path) -> Iterator[Wrong]:
    known = {key.removesuffix("?"): below for key, below in wanted.items()}
    entries = [(path, held)]
    if isinstance(held, list):
        entries = [((*path, i), x if isinstance(x, dict) else {x: {}}) for i, x in enumerate(held)]
    if not all(isinstance(entry, dict) for _, entry in entries):
        yield path, "must_be_map", "", ()
        return
    for at, entry in entries:
        for key in entry:
            if key not in known:
                yield (*at, key), "unknown_key", key, [*known]
            elif entry[key] != {}:
                yield from _form(entry[key], known[key], (*at, key))
    for key in wanted:
        if not key.endswith("?") and not any(key in entry for _, entry in entries):
            yield (*path, key), "missing", key, ()


def _menu(document: Document, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    named: set[str | None] = set()
    for path, title, page in _entries(document.value["nav"], ("nav",)):
        told = partial(document.problem, FILE, path)
        if page == "":
            yield told("empty")
        for lang in LANGS[1:] if title else ():
            if title not in languages[lang].nav:
                yield told("menu_untranslated", word=title, lang=lang)
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


def _entries(held: Any, path: Path) -> Iterator[tuple[Path, str, str | None]]:
    """The entries of the menu: where, the title, and the page unless it holds others."""
    for i, entry in enumerate(held):
        for title, below in entry.items() if isinstance(entry, dict) else [("", entry)]:
            at = (*path, i, title) if title else (*path, i)
            yield at, title, below if isinstance(below, str) else None
            if not isinstance(below, str):
                yield from _entries(below, at)
