"""The texts of records, each with its path and the language that it is held against."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from pledges.languages import Languages
from pledges.problems import Path
from pledges.texts import Counted, Lang, Text
from pledges.vocabulary import Goal

# What each language takes from a source of its own; the words may differ as the sources do.
QUOTED = (Goal,)


class Pair(NamedTuple):
    """A language and the one that its texts are held against."""

    lang: Lang
    beside: Lang


def pairs(languages: Languages) -> list[Pair]:
    """Each language with the one that would stand in for it; the first one has none."""
    found = (Pair(lang, tongue.fallback) for lang, tongue in languages.items())
    return [pair for pair in found if pair.lang != pair.beside]


def passages(value: Any, path: Path = ()) -> Iterator[tuple[Path, Text | Counted]]:
    """Every text of a record, a map or a list of records, with its path; quotations are none."""
    if isinstance(value, Text | Counted):
        yield path, value
    elif isinstance(value, BaseModel) and not isinstance(value, QUOTED):
        for name in type(value).model_fields:
            yield from passages(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from passages(entry, (*path, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from passages(entry, (*path, index))
