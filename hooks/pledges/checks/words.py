"""Records that the site cannot do without: the words of its templates, what it derives."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pledges.files.tables.every import word_keys
from pledges.history.entries import ENTRIES
from pledges.progress.accounts import Difference, Outcome
from pledges.progress.gaps import GapKind
from pledges.progress.rows import ROLES
from pledges.progress.standing import UNKNOWN, State
from pledges.records.library import COLLECTIONS
from pledges.records.pledge import Basis, Indicator, Pledge, Reading, Stance, Update
from pledges.records.shapes import all_keys, files, word_of
from pledges.records.texts import Counted, Record, Text
from pledges.records.vocabulary import Body, Source

# What a value may be, where one word says it.
PLAIN = ("prose", "number", "whole", "slug", "url", "locale", "record", "translated")
PLACES = (Path(__file__).parents[1] / "templates", Path(__file__).parents[3] / "theme")
# A word named in a template; with ~ behind it, the beginning of several words.
WORD = re.compile(r"word\('([a-z-]+)'( ~)?")


def needed() -> dict[str, set[str]]:
    """The slugs that each collection must hold."""
    units = {"day", "reading", "step", "percent"}
    return {"words": set(_words()), "statuses": {UNKNOWN}, "units": units}


def _words() -> Iterator[str]:
    for place in PLACES:
        for template in sorted(place.rglob("*.html")):
            for match in WORD.finditer(template.read_text(encoding="utf-8")):
                yield from (_begun_with(match[1]) if match[2] else [match[1]])
    yield from (f"entry-{name}" for name in ("pledges", *COLLECTIONS, *ENTRIES))
    yield from (f"field-{name.replace('_', '-')}" for name in fields())
    yield from word_keys()


def fields() -> set[str]:
    """The names of all fields of records; the forms of texts and of counted phrases are none."""
    models: list[Any] = [Pledge, *COLLECTIONS.values()]
    found: set[str] = set()
    seen: set[Any] = {Text, Counted}
    while models:
        model = models.pop()
        if model in seen:
            continue
        seen.add(model)
        found |= set(model.model_fields)
        for field in model.model_fields.values():
            models += [kind for kind in _kinds(field.annotation) if issubclass(kind, Record)]
    return found - set(Text.model_fields)


def _kinds(annotation: Any) -> Iterator[Any]:
    """The classes in an annotation."""
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _kinds(argument)


def _begun_with(beginning: str) -> list[str]:
    ends = {
        "allowed-": PLAIN,
        "basis-": get_args(Basis),
        "file-": tuple(files()),
        "difference-": get_args(Difference),
        "gap-": get_args(GapKind),
        "gap-since-": ("status", "record", "reading"),
        "index-az-": ("glossary", "body", "objective", "event"),
        "key-": {word_of(key) for key in all_keys()},
        "kind-": get_args(Indicator.model_fields["kind"].annotation),
        "kind-of-body-": get_args(Body.model_fields["kind"].annotation),
        "kind-of-source-": get_args(Source.model_fields["kind"].annotation),
        "language-": get_args(Source.model_fields["language"].annotation),
        "not-found-": ("home", "pledges", "glossary", "sources"),
        "outcome-": get_args(Outcome),
        "part-": ROLES,
        "qualifier-": get_args(get_args(Reading.model_fields["qualifier"].annotation)[0]),
        "role-": ROLES,
        "said-": get_args(Stance),
        "share-": ("mail", "telegram", "whatsapp"),
        "state-": get_args(State),
        "type-": [t for t in get_args(Update.model_fields["type"].annotation) if t != "progress"],
    }
    return [beginning + end for end in ends[beginning]]
