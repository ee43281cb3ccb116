"""Phrases with named places, as `since {day}`: the one way in which they are filled."""

import re
from collections.abc import Collection

PLACE = re.compile(r"\{(\w+)\}")


def places(phrase: str) -> set[str]:
    """The names of the places of a phrase; braces around anything else are no place."""
    return set(PLACE.findall(phrase))


def has_braces(phrase: str, known: Collection[str]) -> bool:
    """Whether braces stand around anything but the names of known places."""
    rest = PLACE.sub(lambda match: "" if match[1] in known else "{", phrase)
    return "{" in rest or "}" in rest


def filled(phrase: str, /, **values: object) -> str:
    """A phrase with all its places filled at once; ValueError if a place or a value is left."""
    if odd := places(phrase) ^ values.keys():
        raise ValueError(f"{', '.join(sorted(odd))}: {phrase}")
    return PLACE.sub(lambda match: str(values[match[1]]), phrase)
