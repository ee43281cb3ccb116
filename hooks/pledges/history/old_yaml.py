"""YAML of any age as plain texts, lists and maps; `former.yml` knows its old keys and values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import yaml

from pledges.records.problems import DataError
from pledges.records.reader import LIMIT, Builder, Plain
from pledges.tables import FAST

FILE = Path(__file__).with_name("former.yml")
ANY = "*"
# What cannot be read as one document of maps, lists and texts, whatever else is wrong with a file.
NOT_PLAIN = {"anchor", "key_not_text", "repeated_key"}


class UnreadableError(ValueError):
    """A text that is not one YAML document of maps, lists and texts."""


def plain(text: str) -> Plain:
    """Read a YAML document; raise UnreadableError for one that is broken, or not plain data."""
    if len(text) > LIMIT:
        raise UnreadableError("too large")
    builder = Builder.of(text, FAST)
    try:
        found = builder.documents()
    except (yaml.YAMLError, ValueError, OverflowError, DataError) as error:
        raise UnreadableError(str(error)) from None
    if len(found) != 1 or NOT_PLAIN.intersection(problem.code for problem in builder.problems):
        raise UnreadableError("not plain data")
    return found[0]


@dataclass(frozen=True)
class Former:
    """Where records stood, and what their keys and values were called, in earlier days."""

    paths: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    # Changes that took something out before that was against the rules, by their ids.
    excused: Sequence[str] = ()

    def renewed(self, collection: str, record: Plain) -> Plain:
        """A record of any day with the keys and values of today."""
        for place, name in self.keys.get(collection, {}).items():
            *above, key = place.split(".")
            record = _changed(record, above, partial(_renamed, key=key, name=name))
        for place, values in self.values.get(collection, {}).items():
            record = _changed(record, place.split("."), partial(_valued, values=values))
        return record


def _changed(value: Plain, path: Sequence[str], change: Callable[[Plain], Plain]) -> Plain:
    """A value with what stands at a path changed; values that were read are not touched."""
    if not path:
        return change(value)
    if isinstance(value, list):
        return [_changed(one, path[1:] if path[0] == ANY else path, change) for one in value]
    if isinstance(value, dict):
        keys = value if path[0] == ANY else value.keys() & {path[0]}
        return {**value, **{key: _changed(value[key], path[1:], change) for key in keys}}
    return value


def _renamed(value: Plain, key: str, name: str) -> Plain:
    if not isinstance(value, dict) or key not in value:
        return value
    return {name if one == key else one: held for one, held in value.items()}


def _valued(value: Plain, values: Mapping[str, str]) -> Plain:
    return values.get(value, value) if isinstance(value, str) else value


FORMER = Former(**plain(FILE.read_text(encoding="utf-8")))
