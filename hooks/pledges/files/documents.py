"""JSON: every table, and each pledge with all that belongs to it, under one kind of cover."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from pledges.files import cells
from pledges.files.tables.columns import Row, Rows, Table
from pledges.files.tables.every import TABLES, WRITTEN
from pledges.records.library import Library

BELONGING: Mapping[str, str] = WRITTEN["belonging"]
INSIDE: Mapping[str, Mapping[str, str]] = WRITTEN["inside"]
# The tables that one figure has rows in.
OF_FIGURE = ("indicators", "parts", "breaks", "readings", "changes")
# For each owner its rows of each table.
Owned = dict[str, dict[str, list[Row]]]
# What stands around a document, given the page that shows the same.
Cover = Callable[..., Row]


def encoded(value: Any) -> bytes:
    """A value as UTF-8, its letters as they are, the same bytes every time."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def owned(values: Rows, owners: str, owner: Callable[[str, Row], str]) -> Owned:
    """For each row of a table the rows that belong to it, in one walk over all rows."""
    found: Owned = {row["id"]: defaultdict(list) for row in values[owners]}
    for name, rows in values.items():
        for row in rows:
            if (of := owner(name, row)) in found:
                found[of][name].append(row)
    return found


def pledge_of(table: str, row: Row) -> str:
    """The pledge to which a row belongs, or to whose milestone or indicator."""
    owner = row["id"] if table == "pledges" else row.get("pledge")
    return owner or (row.get("milestone") or row.get("indicator") or "").partition("/")[0]


def pledge_document(library: Library, values: Rows, own: Rows, cover: Row) -> Row:
    """A pledge with its milestones, figures, updates, questions and sources; `own` are its rows."""
    (pledge,) = own["pledges"]
    whole = record(TABLES["pledges"], pledge)
    for name, table in BELONGING.items():
        whole[name] = [record(TABLES[table], row) for row in own.get(table, ())]
    for name, inner in INSIDE.items():
        whole[name] = [_with_inner(own, name, inner, row) for row in own.get(name, ())]
    cited = library.cited[pledge["id"]]
    found = (row for row in values["sources"] if row["id"] in cited)
    whole["sources"] = [record(TABLES["sources"], row) for row in found]
    return {**cover, "pledge": whole}


def figure_of(table: str, row: Row) -> str:
    """The indicator that a row is of, or in whose record it tells a change."""
    if table != "changes":
        return str(row["id" if table == "indicators" else "indicator"])
    collection, _, slug = row["record"].partition("/")
    if collection == "pledges" and row["path"][:1] == ("indicators",):
        return "/".join((slug, *row["path"][1:2]))
    return str(row["record"])


def figure_document(own: Rows, cover: Row) -> Row:
    """A figure with its parts, breaks, values and past; `own` are its rows."""
    (row,) = own["indicators"]
    changes = [record(TABLES["changes"], one) for one in own["changes"]]
    figure = _with_inner(own, "indicators", INSIDE["indicators"], row)
    return {**cover, "figure": figure, "changes": changes}


def record(table: Table, row: Row) -> Row:
    """A row as a JSON object."""
    return {column.name: cells.json(column, row) for column in table.columns}


def _with_inner(rows: Rows, name: str, inner: Mapping[str, str], row: Row) -> Row:
    whole = record(TABLES[name], row)
    for table, column in inner.items():
        found = (other for other in rows.get(table, ()) if other[column] == row["id"])
        whole[table] = [record(TABLES[table], other) for other in found]
    return whole
