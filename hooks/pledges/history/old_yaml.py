"""YAML of any age as plain texts, lists and maps, quickly; the model of today is not asked."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from pledges.records.reader import DEPTH, LIMIT, NULLS, Plain

# The parser of libyaml where PyYAML was built with it, many times as fast as the other.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Where a top-level key begins: a list may stand under its key without indentation.
TOP = re.compile(r"^(?=[^\s#\-])", re.MULTILINE)


class UnreadableError(ValueError):
    """A text that is not one YAML document of maps, lists and texts."""


def plain(text: str) -> Plain:
    """Read a YAML document; raise UnreadableError for one that is broken, or not plain data.

    Values that were read before are given again: they are not to be changed.
    """
    if len(text) > LIMIT:
        raise UnreadableError("too large")
    try:
        return _of_blocks(text)
    except UnreadableError:
        # A block on its own may be broken where the whole is sound.
        return _read(text)


def _of_blocks(text: str) -> dict[str, Plain]:
    """Read each top-level key on its own: most versions of a file share most of their blocks."""
    head, *blocks = TOP.split(text)
    if not blocks or any(not line.startswith("#") for line in head.splitlines() if line.strip()):
        raise UnreadableError("not a map of blocks")
    found: dict[str, Plain] = {}
    for block in blocks:
        value = _block(block)
        if not isinstance(value, dict) or len(value) != 1 or found.keys() & value.keys():
            raise UnreadableError("not a block")
        found.update(value)
    return found


@lru_cache(maxsize=4096)
def _block(text: str) -> Plain:
    return _read(text)


def _read(text: str) -> Plain:
    try:
        events = iter(yaml.parse(text, Loader=LOADER))
        found = [
            _node(next(events), events, 0)
            for event in events
            if isinstance(event, yaml.DocumentStartEvent)
        ]
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise UnreadableError(str(error)) from None
    if len(found) != 1:
        raise UnreadableError("not one document")
    return found[0]


def _node(event: Any, events: Iterator[Any], depth: int) -> Plain:
    if isinstance(event, yaml.ScalarEvent):
        return "" if not event.style and event.value in NULLS else event.value
    if isinstance(event, yaml.AliasEvent) or depth > DEPTH:
        raise UnreadableError("an alias or too deep")
    if isinstance(event, yaml.SequenceStartEvent):
        return list(_items(events, yaml.SequenceEndEvent, depth))
    items = list(_items(events, yaml.MappingEndEvent, depth))
    keys = items[::2]
    if not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
        raise UnreadableError("a key twice, or not a text")
    return dict(zip(keys, items[1::2], strict=True))


def _items(events: Iterator[Any], end: type, depth: int) -> Iterator[Plain]:
    while not isinstance(event := next(events), end):
        yield _node(event, events, depth + 1)
