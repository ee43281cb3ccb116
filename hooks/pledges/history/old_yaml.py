"""YAML of any age as plain texts, lists and maps; `former.yml` knows its old keys and values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pledges.characters import UNFIT
from pledges.records.problems import DataError
from pledges.records.reader import LIMIT, UNREAD, Builder, Plain
from pledges.tables import FAST

FILE = Path(__file__).with_name("former.yml")
ANY = "*"
# What cannot be read as one document of maps, lists and texts, whatever else is wrong with a file.
NOT_PLAIN = {"anchor", "key_not_text", "repeated_key"}


def plain(text: str) -> Plain:
    """Read a YAML document; raise ValueError for one that is broken, or not plain data."""
    if len(text) > LIMIT:
        raise ValueError("too large")
    builder = Builder.of(text, FAST)
    try:
        found = builder.documents()
    except (*UNREAD, DataError) as error:
        raise ValueError(str(error)) from None
    if len(found) != 1 or NOT_PLAIN.intersection(problem.code for problem in builder.problems):
        raise ValueError("not plain data")
    return _clean(found[0])


def _clean(value: Plain) -> Plain:
    """Without what no text may hold: nothing checked it, and what was told of it stays told."""
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    if isinstance(value, list):
        return [*map(_clean, value)]
    return UNFIT.sub(" ", value) if isinstance(value, str) else value


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
        keys, values = self.keys.get(collection, {}), self.values.get(collection, {})
        for place, now in (*keys.items(), *values.items()):
            record = _renewed(record, place.split("."), now)
        return record


def _renewed(value: Plain, path: Sequence[str], now: Plain) -> Plain:
    """A value with a key or the values at a path as they are now; what was read is not touched."""
    if not path:
        return now.get(value, value) if isinstance(now, dict) and isinstance(value, str) else value
    if isinstance(value, list):
        return [_renewed(one, path[1:] if path[0] == ANY else path, now) for one in value]
    if not isinstance(value, dict):
        return value
    if isinstance(now, str) and len(path) == 1:
        return {now if key == path[0] else key: held for key, held in value.items()}
    keys = value if path[0] == ANY else value.keys() & {path[0]}
    return {**value, **{key: _renewed(value[key], path[1:], now) for key in keys}}


FORMER = Former(**plain(FILE.read_text(encoding="utf-8")))
