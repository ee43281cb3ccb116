"""Whether `mkdocs.yml` says what the build can follow: its keys, its files, its menu."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from pledges.checks.sense import menu, texts
from pledges.checks.sense.menu import FILE
from pledges.records.languages import Languages, further
from pledges.records.load import text_of
from pledges.records.meant.rules import RULES, pattern
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.reader import Document, read
from pledges.records.refusals import translate
from pledges.records.texts import LANGS
from pledges.records.vocabulary import Publisher

PREVIEW = "mkdocs.preview.yml"
SITE = re.compile(r"^site_url:.*?(https?://[^\s\"\]]+)", re.MULTILINE)
# What the environment may say in the place of a setting.
VARIABLES = ("SITE_URL", "REPOSITORY_URL", "FORGE", "BRANCH", "SITE_THEME")
WRITTEN = {code: pattern(found, re.MULTILINE) for code, found in RULES["settings_text"].items()}
Wrong = tuple[Path, str, str, Sequence[str]]


def problems(root: FilePath, pages: Collection[str], languages: Languages) -> Iterator[Problem]:
    """Everything wrong with the settings, given the pages that there are."""
    there = {file for file in (FILE, PREVIEW) if (root / file).exists()}
    if not languages or len(there) < len((FILE, PREVIEW)):
        # One without the other is no project; records and pages stand alone without both.
        lost = {FILE, PREVIEW} - there if there and languages else set()
        yield from (Problem(file, Place(), (), "no_file") for file in lost)
        return
    try:
        document, other = _read(root, FILE), _read(root, PREVIEW)
    except DataError as error:
        yield from error.problems
        return
    found = [*_wrong(document, FILE, RULES["settings"]), *_publisher(document, languages)]
    yield from (*found, *_wrong(other, PREVIEW, RULES["preview"]), *_written(root, FILE))
    if not found:
        yield from menu.problems(root, document, pages, languages)
        name, lang = str(document.value["site_name"]), LANGS[0]
        if texts.share(name, languages[lang].script) < 1 / 2:
            yield document.problem(FILE, ("site_name",), "other_language", word=name, lang=lang)


def _read(root: FilePath, file: str) -> Document:
    return read(text_of(root, file).replace("!ENV ", "     "), file)


def _wrong(document: Document, file: str, wanted: Mapping[str, Any]) -> Iterator[Problem]:
    for path, code, word, allowed in _form(document.value, wanted, ()):
        like, known = (allowed[0], ()) if code == "not_like" else ("", allowed)
        yield document.problem(file, path, code, known, word=word, like=like)


def _written(root: FilePath, file: str) -> Iterator[Problem]:
    """What a reader of YAML no longer tells from what is meant."""
    text = text_of(root, file)
    for code, wrong in WRITTEN.items():
        for match in wrong.finditer(text):
            yield Problem(file, Place.of(text, match.start(1)), (), code, {"word": match[1]})


def _publisher(document: Document, languages: Languages) -> Iterator[Problem]:
    """What the build would not take for somebody who publishes the site."""
    held = (document.value.get("extra") or {}).get("publisher", "")
    at = {path[2:]: place for path, place in document.places.items() if "publisher" in path[1:2]}
    try:
        Publisher.model_validate(held, context=further(languages))
    except ValidationError as error:
        for one in translate(error, Document(held, at), FILE, Publisher) if at else ():
            yield replace(one, path=("extra", "publisher", *one.path))


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
