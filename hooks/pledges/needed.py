"""Records that the site cannot do without: the words of its templates, what it derives."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pledges.exports.layout import word_keys
from pledges.library import COLLECTIONS
from pledges.model import Basis, Indicator, Reading, Update
from pledges.progress import UNKNOWN, State
from pledges.tables import ROLES
from pledges.vocabulary import Body, Source

PLACES = (Path(__file__).parent / "templates", Path(__file__).parents[2] / "theme")
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
    yield from word_keys()


def _begun_with(beginning: str) -> list[str]:
    ends = {
        "basis-": get_args(Basis),
        "file-": tuple(COLLECTIONS),
        "index-az-": ("glossary", "body", "objective", "event"),
        "kind-": get_args(Indicator.model_fields["kind"].annotation),
        "kind-of-body-": get_args(Body.model_fields["kind"].annotation),
        "kind-of-source-": get_args(Source.model_fields["kind"].annotation),
        "language-": get_args(Source.model_fields["language"].annotation),
        "not-found-": ("home", "pledges", "glossary", "sources"),
        "part-": ROLES,
        "qualifier-": get_args(get_args(Reading.model_fields["qualifier"].annotation)[0]),
        "role-": ROLES,
        "share-": ("mail", "telegram", "whatsapp"),
        "state-": get_args(State),
        "type-": [t for t in get_args(Update.model_fields["type"].annotation) if t != "progress"],
    }
    return [beginning + end for end in ends[beginning]]
