"""Records that the site cannot do without: the words of its templates, what it derives."""

import re
from collections.abc import Collection, Iterator
from importlib import resources
from pathlib import Path
from typing import get_args

import yaml

from pledges.files.tables.every import TABLES, word_keys
from pledges.history.entries import ENTRIES
from pledges.language.phrases import has_braces, places
from pledges.progress.accounts import Difference, Outcome
from pledges.progress.deadlines import MilestoneState
from pledges.progress.gaps import GapKind
from pledges.progress.rows import ROLES
from pledges.progress.standing import UNKNOWN
from pledges.progress.trends import Way, Why
from pledges.records.languages import FILE
from pledges.records.library import COLLECTIONS, Library, all_keys, file_of, files
from pledges.records.pledge import Account, Event, Indicator, Milestone, Reading, Update
from pledges.records.problems import DataError, Problem
from pledges.records.shapes import choices, word_of
from pledges.records.texts import Translated
from pledges.records.vocabulary import Body, Source

# What a value may be, where one word says it.
PLAIN = ("prose", "number", "whole", "slug", "url", "locale", "record", "translated")
# Languages have no history, and the forms of a phrase are told as one.
UNTOLD = {"tongue", "plurals", "arabic-plurals", "english-plurals"}
# The words of Material, a file a language.
THEME = resources.files("material") / "templates/partials/languages"
PLACES = (Path(__file__).parents[1] / "templates", Path(__file__).parents[3] / "theme")
TEMPLATES = ("html", "json", "jsonld", "txt", "xml")
FILLED = yaml.safe_load(Path(__file__).with_name("places.yml").read_text(encoding="utf-8"))
# A word named in a template; with ~ behind it, the beginning of several words.
WORD = re.compile(r"word\('([a-z-]+)'( ~)?")
# The same in a module.
SAID = re.compile(r'\b(?:word|phrase)\("([a-z-]+)"')


def missing(library: Library) -> Iterator[Problem]:
    """Each record that the site cannot do without and that is not there."""
    for collection, slugs in needed(library.words).items():
        for slug in sorted(slugs - set(library.collection(collection))):
            yield library.problem(file_of(collection), (slug,), "needed_record")


def misplaced(library: Library) -> Iterator[Problem]:
    """Each phrase that has not the places that the site fills, or braces around anything else."""
    for slug, text in library.words.items():
        known = FILLED.get(slug, [])
        for lang, phrase in text.own().items():
            if has_braces(phrase, known) or places(phrase) != {*known}:
                told = " ".join(f"{{{name}}}" for name in known) or "—"
                yield library.problem(file_of("words"), (slug, lang), "wrong_places", words=told)
    for slug, unit in library.units.items():
        for lang, forms in unit.forms.own().items():
            for category, form in forms:
                if form and has_braces(form, ["n"]):
                    path = (slug, "forms", lang, category)
                    yield library.problem(file_of("units"), path, "wrong_places", words="{n}")


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
    for place in PLACES:
        for template in sorted(path for kind in TEMPLATES for path in place.rglob(f"*.{kind}")):
            for match in WORD.finditer(template.read_text(encoding="utf-8")):
                yield from (_begun_with(match[1], words) if match[2] else [match[1]])
    for module in PLACES[0].parent.rglob("*.py"):
        yield from SAID.findall(module.read_text(encoding="utf-8"))
    yield from (f"entry-{name}" for name in ("pledges", *COLLECTIONS, *ENTRIES))
    yield from (f"field-{name.replace('_', '-')}" for name in fields())
    yield from word_keys()


def fields() -> set[str]:
    """The names of all fields that the change log tells of."""
    told = {key.name for key in all_keys() if key.model not in UNTOLD}
    return told - set(Translated.model_fields)


def _begun_with(beginning: str, words: Collection[str]) -> list[str]:
    ends = {
        "about-": choices(Update, "about"),
        "allowed-": PLAIN,
        "basis-": choices(Milestone, "basis"),
        "confidence-": choices(Event, "confidence"),
        "file-": tuple(files()),
        "difference-": get_args(Difference),
        "gap-": get_args(GapKind),
        "gap-since-": ("status", "record", "reading"),
        "held-": choices(Event, "held"),
        "holds-": ("promised", "history", "downloads", "cite"),
        "index-az-": ("glossary", "body", "objective", "event", "figure"),
        "key-": {word_of(key, words) for key in all_keys()},
        "kind-": choices(Indicator, "kind"),
        "kind-of-body-": choices(Body, "kind"),
        "kind-of-source-": choices(Source, "kind"),
        "language-": choices(Source, "language"),
        "not-found-": ("home", "pledges", "glossary", "sources"),
        "outcome-": get_args(Outcome),
        "part-": ROLES,
        "place-": choices(Indicator, "place"),
        "qualifier-": choices(Reading, "qualifier"),
        "role-": ROLES,
        "said-": choices(Account, "state"),
        "strength-": choices(Milestone, "strength"),
        "share-": ("mail", "telegram", "whatsapp"),
        "state-": get_args(MilestoneState),
        "table-": tuple(TABLES),
        "trend-": [*get_args(Way), "fell-points", "rose-points", *get_args(Why)],
        "type-": [t for t in choices(Update, "type") if t != "progress"],
    }
    return [beginning + end for end in ends[beginning]]
