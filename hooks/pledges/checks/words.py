"""Records that the site cannot do without: the words of its templates, what it derives."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import get_args

from pledges.files.tables.every import TABLES, word_keys
from pledges.history.entries import ENTRIES
from pledges.language.phrases import has_braces, places
from pledges.progress.accounts import Difference, Outcome
from pledges.progress.deadlines import MilestoneState
from pledges.progress.gaps import GapKind
from pledges.progress.readings import Way, Why
from pledges.progress.rows import ROLES
from pledges.progress.standing import UNKNOWN
from pledges.records.languages import FILE
from pledges.records.library import COLLECTIONS, Library, all_keys, file_of, files
from pledges.records.meant.rules import RULES
from pledges.records.problems import DataError, Problem
from pledges.records.shapes import below, word_of
from pledges.records.texts import LANGS, Translated
from pledges.tables import table

# Languages have no history, and the forms of a phrase are told as one.
UNTOLD = {"tongue", "plurals", "arabic-plurals", "english-plurals"}
# The words of Material, a file a language.
THEME = resources.files("material") / "templates/partials/languages"
CODE = Path(__file__).parents[1]
PLACES = (CODE, CODE.parents[1] / "theme")
KINDS = {".py", ".html", ".json", ".jsonld", ".txt", ".xml"}
FILLED = table(__file__, "places")
# How words begin that the change log, the form and the feeds put together.
TOLD = ("change-", "type-", "feed-entry-")
# A word that a template or a module names; with ~ or { behind it, the beginning of several words.
SAID = re.compile(r"""\b(?:word|phrase)\(f?['"]([a-z-]+)(?:['"]( ~)?|(\{))""")


def missing(library: Library) -> Iterator[Problem]:
    """Each record that the site needs and that is not there; each word that it never says."""
    for collection, slugs in needed(library.words).items():
        held = set(library.collection(collection))
        for slug in sorted(slugs - held):
            yield library.problem(file_of(collection), (slug,), "needed_record")
        for slug in sorted(held - slugs) if collection == "words" else ():
            if not slug.startswith(TOLD):
                yield library.problem(file_of(collection), (slug,), "unused_word", word=slug)


def misplaced(library: Library) -> Iterator[Problem]:
    """Each phrase that lacks, or has not the places that the site fills, or other braces."""
    for slug, text in library.words.items():
        known = FILLED.get(slug, [])
        for lang, phrase in text.own().items():
            if has_braces(phrase, known) or places(phrase) != {*known}:
                told = " ".join(f"{{{name}}}" for name in known) or "—"
                yield library.problem(file_of("words"), (slug, lang), "wrong_places", words=told)
    for slug, unit in library.units.items():
        for lang, forms in unit.forms.own().items():
            at, of_unit = (slug, "forms", lang), partial(library.problem, file_of("units"))
            tags = () if lang in LANGS else library.languages[lang].babel.plural_form.tags
            for category, form in forms:
                lacks = category not in {"zero", "one", "two"} and not places(form or "{n}")
                if form and (has_braces(form, ["n"]) or lacks):
                    yield of_unit((*at, category), "wrong_places", words="{n}")
                elif form is None and category in tags:
                    yield of_unit(at, "missing_form", word=category)


def themes(library: Library) -> Iterator[Problem]:
    """The theme has words in the language that a further one names for them."""
    known = [path.name.removesuffix(".html") for path in THEME.iterdir()]
    for slug, tongue in library.languages.items():
        if tongue.theme and tongue.theme not in known:
            values = {"word": tongue.theme}
            yield library.problem(FILE, (slug, "theme"), "not_allowed", **values, allowed=known)


def complete(library: Library) -> Library:
    """The same library; raise DataError where something is missing."""
    if lacking := list(missing(library)):
        raise DataError(lacking)
    return library


def needed(words: Collection[str]) -> dict[str, set[str]]:
    """The slugs that each collection must hold, given the words that there are."""
    units = {"day", "reading", "step", "percent", "point"}
    return {"words": set(_words(words)), "statuses": {UNKNOWN}, "units": units}


def _words(words: Collection[str]) -> Iterator[str]:
    ends = _ends(words)
    for word, joined, filled in _said():
        # A module may also name the beginning of words that follow from the model, as below.
        known = ends[word] if joined else ends.get(word, ()) if filled else [""]
        yield from (word + end for end in known)
    yield from (f"entry-{name}" for name in ("pledges", *COLLECTIONS, *ENTRIES))
    yield from (f"field-{name.replace('_', '-')}" for name in fields())
    yield from word_keys()


@cache
def _said() -> Sequence[tuple[str, str, str]]:
    """What modules and templates name: these stay as they are while a program runs."""
    paths = [path for place in PLACES for path in place.rglob("*") if path.suffix in KINDS]
    return [one for path in paths for one in SAID.findall(path.read_text(encoding="utf-8"))]


def fields() -> set[str]:
    """The names of all fields that the change log tells of."""
    told = {key.name for key in all_keys() if key.model not in UNTOLD}
    return told - set(Translated.model_fields)


def _ends(words: Collection[str]) -> Mapping[str, Collection[str]]:
    """How the words go on of which templates name the beginning."""
    models = {of.model: of for file in files().values() for of in below(file)}
    chosen = {start: key.split(".") for start, key in RULES["words"]["chosen"].items()}
    return {
        **{start: models[model].inner(key).choices for start, (model, key) in chosen.items()},
        **RULES["words"]["others"],
        "difference-": get_args(Difference),
        "file-": tuple(files()),
        "gap-": get_args(GapKind),
        "key-": {word_of(key, words) for key in all_keys()},
        "outcome-": get_args(Outcome),
        "part-": ROLES,
        "role-": ROLES,
        "state-": get_args(MilestoneState),
        "table-": tuple(TABLES),
        "type-": [word for word in models["update"].inner("type").choices if word != "progress"],
        "trend-": [*get_args(Way), "fell-points", "rose-points", *get_args(Why)],
    }
