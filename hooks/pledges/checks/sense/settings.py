"""Whether `mkdocs.yml` says what the build can follow: its keys, its files."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path as FilePath
from typing import Any

from pledges.checks.sense import menu, texts
from pledges.records.languages import Languages
from pledges.records.load import text_of
from pledges.records.meant.rules import RULES
from pledges.records.problems import DataError, Path, Problem
from pledges.records.reader import read
from pledges.records.texts import LANGS

FILE = menu.FILE
SITE = re.compile(r"^site_url:.*?(https?://[^\s\"\]]+)", re.MULTILINE)
Wrong = tuple[Path, str, str, Collection[str]]


def problems(root: FilePath, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    """Everything wrong with the settings, given the pages that there are."""
    if not languages or not (root / FILE).exists():
        return
    try:
        document = read(text_of(root, FILE).replace("!ENV ", "     "), FILE)
    except DataError as error:
        yield from error.problems
        return
    # Settings that build on others say only what differs.
    if "INHERIT" in document.value:
        return
    found = list(_form(document.value, RULES["settings"], ()))
    for path, code, word, allowed in found:
        values = {"word": word, "like": next(iter(allowed), "")}
        known = [] if code == "not_like" else [*allowed]
        yield Problem(FILE, document.place(path), path, code, values, known)
    if not found:
        yield from menu.problems(document, pages, languages)
        yield from menu.words(root, document, languages)
        for key in ("site_name", "site_description"):
            word, lang = document.value[key], LANGS[0]
            if texts.share(word, languages[lang].script) < 1 / 2:
                values = {"word": word[:60], "lang": lang}
                yield Problem(FILE, document.place((key,)), (key,), "other_language", values)


def address(root: FilePath) -> str:
    """Where the site will stand, as far as the settings say; empty without them."""
    said = SITE.search(text_of(root, FILE)) if (root / FILE).exists() else None
    return said[1] if said else ""


def _form(held: Any, wanted: Any, path: Path) -> Iterator[Wrong]:
    """Keys that lack or are unknown, values that are none of those that may be."""
    if isinstance(wanted, str):
        # After the name of a variable of the environment stands what is used without it, after a
        # pattern what fits it.
        word = str(held[-1] if isinstance(held, list) and held else held or "")
        form, _, like = wanted.partition(" # ")
        if not re.fullmatch(form, word):
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
