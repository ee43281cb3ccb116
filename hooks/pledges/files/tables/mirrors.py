"""Columns that hold what a key of the model holds, so that a new key is published by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import BaseModel

from pledges.files.tables.columns import Column, ColumnKind
from pledges.records.shapes import Key, shape

KINDS: Mapping[str, ColumnKind] = {
    "text": "texts",
    "prose": "text",
    "date": "date",
    "number": "number",
    "whole": "whole",
    "choice": "code",
    "url": "url",
    **dict.fromkeys(("reference", "slug", "language", "locale"), "id"),
}
# The published names of collections that have another one in `data/`.
TABLES = {"sdg": "goals", "context": "indicators"}
BESIDE = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text(encoding="utf-8"))
# The keys that have no column of their own, by their model, and why.
APART: Mapping[str, Mapping[str, str]] = BESIDE["apart"]
# The tags of HXL for the columns of readings.
HXL: Mapping[str, str] = BESIDE["hxl"]
# Choices whose words pages show too, by their key or by their record and key.
WORDS = {
    "about": "about-",
    "basis": "basis-",
    "event-held": "held-",
    "place": "place-",
    "strength": "strength-",
    "account-state": "said-",
    "body-kind": "kind-of-body-",
    "indicator-kind": "kind-",
    "source-kind": "kind-of-source-",
    "source-language": "language-",
}


class NoColumn(Exception):  # noqa: N818 - told to the developer as what must be done
    """A key of the model holds records or lists, which need a table of their own."""


def layout(
    model: type[BaseModel], *placed: Column | str, absent: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Columns in their published order, those of the model by their keys; its new keys follow.

    A column that is placed and has no path stands for the key of its name; `absent` are words for
    values that are not known.
    """
    of = shape(model)
    keys = {column.name: column for column in _columns(of.keys)}
    found: list[Column] = []
    for one in placed:
        if isinstance(one, Column):
            own = "" if one.path or one.name not in keys else f"{of.model}.{one.name}"
            found.append(replace(one, key=one.key or own))
        else:
            found += [keys[name] for name in one.split()]
    known = {column.name for column in found}
    found += [column for name, column in keys.items() if name not in known]
    told = absent or {}
    return tuple(replace(one, absent=told.get(one.name, one.absent)) for one in found)


def _columns(keys: Iterable[Key]) -> Iterator[Column]:
    """The columns of keys; those of a record within begin with the name of its key."""
    for key in keys:
        if key.name in APART.get(key.model, ()):
            continue
        if key.shape.what != "record":
            yield _column(key)
            continue
        for inner in _columns(key.shape.keys):
            yield replace(
                inner,
                name=f"{key.name}_{inner.name}",
                required=key.always and inner.required,
                path=f"{key.name}.{inner.path or inner.name}",
            )


def _column(key: Key) -> Column:
    of = key.shape.each
    kind: ColumnKind | None = KINDS.get(of.what)
    if key.shape.what == "list":
        kind = "ids" if kind == "id" else None
    if kind is None:
        message = f"{key.model}.{key.name} needs a table of its own: publish it, or set it apart"
        raise NoColumn(message)
    words = WORDS.get(f"{key.model}-{key.name}", WORDS.get(key.name, ""))
    return Column(
        key.name,
        kind,
        key.always and kind != "ids",
        TABLES.get(of.collection, of.collection),
        of.choices,
        words if of.choices else "",
        key=f"{key.model}.{key.name}",
    )
