"""The rows of every published table, each with exactly the columns of its layout."""

from collections.abc import Callable, Iterable
from typing import Any

from pledges.exports import change_rows, figure_rows, pledge_rows, shared_rows
from pledges.exports.columns import KNOWN, Table
from pledges.exports.layout import TABLES
from pledges.history import History
from pledges.library import Library
from pledges.publication import Publication

Row = dict[str, Any]
# The published name of a table whose collection has another one in `data/`.
COLLECTION = {"goals": "sdg"}
# Rows with the address of a page or a reckoning for the day of the build, and rows without.
MADE: dict[str, Callable[[Library, Publication], Iterable[Row]]] = {
    "pledges": pledge_rows.pledges,
    "milestones": pledge_rows.milestones,
    "updates": pledge_rows.updates,
    "questions": pledge_rows.questions,
    "indicators": figure_rows.indicators,
    "readings": figure_rows.readings,
}
COPIED: dict[str, Callable[[Library], Iterable[Row]]] = {
    "revisions": pledge_rows.revisions,
    "pledge-bodies": pledge_rows.bodies,
    "pledge-objectives": pledge_rows.objectives,
    "pledge-goals": pledge_rows.goals,
    "parts": figure_rows.parts,
    "breaks": figure_rows.breaks,
    "variants": shared_rows.variants,
}


def rows(library: Library, history: History, publication: Publication) -> dict[str, list[Row]]:
    """The rows of all tables by the name of the table."""
    return {
        name: [_completed(table, row) for row in _rows(name, library, history, publication)]
        for name, table in TABLES.items()
    }


def _rows(name: str, library: Library, history: History, publication: Publication) -> Iterable[Row]:
    if name == "changes":
        return change_rows.changes(library, history, publication)
    if name in MADE:
        return MADE[name](library, publication)
    if name in COPIED:
        return COPIED[name](library)
    return shared_rows.collection(library, publication, COLLECTION.get(name, name))


def _completed(table: Table, row: Row) -> Row:
    """The row in the order of the columns, with what is known told beside what may not be."""
    told = {
        column.telling.name: column.absent if row[column.name] is None else KNOWN
        for column in table.own
        if column.telling
    }
    return {column.name: {**row, **told}[column.name] for column in table.columns}
