"""What is published: every table, in order. A name once published is never taken back."""

from collections.abc import Iterable
from importlib import import_module

from pledges.addresses import Publication
from pledges.files.tables.given import Given, Row
from pledges.files.tables.mirrors import TABLES as NAMES
from pledges.files.tables.mirrors import WRITTEN, tables
from pledges.files.tables.naming import code_word
from pledges.history.walk import History
from pledges.records.library import Library

TABLES = {table.name: table for table in tables()}
COLLECTIONS = {table: collection for collection, table in NAMES.items()}


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


def _rows(given: Given, table: str) -> Iterable[Row]:
    """What the function gives that the list of tables names; else the collection of its name."""
    collection = f"rows.collection {COLLECTIONS.get(table, table)}"
    function, *arguments = WRITTEN["tables"][table].get("rows", collection).split()
    module, _, name = function.partition(".")
    make = getattr(import_module(f"{__package__}.{module}"), name)
    found: Iterable[Row] = make(given, *arguments)
    return found
