"""What is published: every table, in order. A name once published is never taken back.

The columns are those that `tables.yml` lists, and each new key of the model by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any, get_args

from pledges.addresses import Publication
from pledges.files.tables.columns import Column, ColumnKind, Row, Table
from pledges.files.tables.given import Given, code_word
from pledges.history.change import ChangeKind
from pledges.history.walk import History
from pledges.progress.certainty import ORDER
from pledges.progress.deadlines import MilestoneState
from pledges.progress.rows import ROLES
from pledges.progress.standing import Counting
from pledges.records.dated import Indicator
from pledges.records.library import Library, files
from pledges.records.shapes import NOTHING, Key, Shape, below, shape
from pledges.tables import table

WRITTEN = table(__file__, "tables")
# What a column is that holds a key of the model.
KINDS: Mapping[str, ColumnKind] = WRITTEN["kinds"]
# The published names of collections that have another one in `data/`.
NAMES: Mapping[str, str] = WRITTEN["names"]
COLLECTIONS = {table: collection for collection, table in NAMES.items()}
# The keys that have no column of their own, by their model, and why.
APART: Mapping[str, Mapping[str, str]] = WRITTEN["apart"]
# The tags of HXL for the columns of readings.
HXL: Mapping[str, str] = WRITTEN["hxl"]
# What a column says that stands in several tables.
COMMON: Mapping[str, Any] = WRITTEN["common"]
# What a column may hold, by the name that the list of tables has for it.
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "certainty": ORDER[::-1],
    "change": get_args(ChangeKind),
    "counted": get_args(Counting),
    "place": shape(Indicator).inner("place").choices,
    "role": ROLES,
    "state": get_args(MilestoneState),
    "withdrawn": ("events", "milestones", "readings", "updates", "sources", "bodies"),
}
# Choices whose words pages show too, by their key or by their record and key.
WORDS: Mapping[str, str] = WRITTEN["words"]


class NoColumn(Exception):  # noqa: N818 - told to the developer as what must be done
    """A key of the model holds records or lists, which need a table of their own."""


def _tables() -> Iterator[Table]:
    models = {of.model: of for file in files().values() for of in below(file) if of.model}
    for name, said in WRITTEN["tables"].items():
        columns = layout(models.get(said.get("model"), NOTHING), said["columns"])
        yield Table(name, said["page"], tuple(said["key"]), columns)


def layout(model: Shape, placed: Iterable[str | Mapping[str, Any]]) -> tuple[Column, ...]:
    """Columns in their published order, those of the model by their keys; its new keys follow."""
    keys = {column.name: column for column in _columns(model.keys)}
    found: dict[str, Column] = {}
    for one in placed:
        told = one if isinstance(one, Mapping) else {name: {} for name in one.split()}
        for name, said in told.items():
            found[name] = _placed(name, said, keys.get(name))
    return (*found.values(), *(column for name, column in keys.items() if name not in found))


def _placed(name: str, said: Mapping[str, Any], key: Column | None) -> Column:
    """A column as the list says it; without a kind it is that of the key, or a common one."""
    if "kind" in said or not key:
        said = said or COMMON[name]
        return Column(name, **{**said, "allowed": ALLOWED.get(said.get("allowed", ""), ())})
    return replace(key, **said)


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
        NAMES.get(of.collection, of.collection),
        of.choices,
        words if of.choices else "",
        key=f"{key.model}.{key.name}",
    )


TABLES = {one.name: one for one in _tables()}


def word_keys() -> set[str]:
    """The words that name and explain the tables, their columns and codes that no page shows."""
    columns = [column for table in TABLES.values() for column in table.columns]
    words = {f"table-{name}" for name in TABLES}
    for column in columns:
        word = column.of[1] if column.of else column.word
        words |= {f"column-{word}"} if column.key else {f"column-{word}", f"meaning-{word}"}
        words |= {code_word(column, c) for c in column.allowed if not column.words}
    return words


def rows(library: Library, history: History, publication: Publication) -> dict[str, list[Row]]:
    """The rows of all tables by the name of the table, each in the order of the columns."""
    given = Given(library, history, publication)
    return {
        name: [{one.name: one.value(row) for one in table.columns} for row in _rows(given, name)]
        for name, table in TABLES.items()
    }


def _rows(given: Given, name: str) -> Iterable[Row]:
    """What the function gives that the list of tables names; else the collection of its name."""
    collection = f"rows.collection {COLLECTIONS.get(name, name)}"
    function, *arguments = WRITTEN["tables"][name].get("rows", collection).split()
    module, _, making = function.partition(".")
    make = getattr(import_module(f"{__package__}.{module}"), making)
    found: Iterable[Row] = make(given, *arguments)
    return found
