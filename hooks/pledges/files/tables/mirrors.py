"""Columns that hold what a key of the model holds, so that a new key is published by itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from pledges.files.tables.columns import Column, ColumnKind, Row
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
TABLES = {"sdg": "goals"}
# Choices whose words pages show too, by their key or by their record and key.
WORDS = {
    "about": "about-",
    "basis": "basis-",
    "event-held": "held-",
    "place": "place-",
    "strength": "strength-",
    "body-kind": "kind-of-body-",
    "indicator-kind": "kind-",
    "source-kind": "kind-of-source-",
    "source-language": "language-",
}


class NoColumn(Exception):  # noqa: N818 - told to the developer as what must be done
    """A key of the model holds records or lists, which need a table of their own."""


def layout(
    model: type[BaseModel],
    *placed: Column | str,
    apart: Collection[str] = (),
    absent: Mapping[str, str] | None = None,
) -> tuple[Column, ...]:
    """Columns in their published order, those of the model by their keys; its new keys follow.

    Keys that are `apart` have a table or columns of their own, or are not published; a column that
    is placed stands for the key of its name; `absent` are words for values that are not known.
    """
    keys = {key.name: key for key in shape(model).keys}
    found: list[Column] = []
    for one in placed:
        if isinstance(one, Column):
            found.append(one)
        else:
            mirrored = [_column(keys[name]) for name in one.split()]
            found += [replace(one, absent=(absent or {}).get(one.name, "")) for one in mirrored]
    known = {*apart, *(column.name for column in found)}
    return (*found, *(_column(key) for name, key in keys.items() if name not in known))


def _column(key: Key) -> Column:
    of = key.shape.each
    kind: ColumnKind | None = KINDS.get(of.what)
    if key.shape.what == "list":
        kind = "ids" if kind == "id" else None
    if kind is None:
        message = f"{key.model}.{key.name} needs a table of its own: publish it, or set it apart"
        raise NoColumn(message)
    words = WORDS.get(f"{key.model}-{key.name}", WORDS.get(key.name, ""))
    refers = TABLES.get(of.collection, of.collection)
    required = key.always and kind != "ids"
    return Column(key.name, kind, required, refers, of.choices, words if of.choices else "")


def within(name: str, columns: Iterable[Column], *, required: bool = True) -> Iterator[Column]:
    """The columns of a record in another, whose name begins theirs; it may be left out."""
    for column in columns:
        yield replace(column, name=f"{name}_{column.name}", required=required and column.required)


def values(name: str, columns: Iterable[Column], record: Any) -> Row:
    """What a record in another holds, for the columns within."""
    return {f"{name}_{column.name}": getattr(record, column.name, None) for column in columns}
