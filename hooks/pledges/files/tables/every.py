"""What is published: every table, in order. A name once published is never taken back."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pledges.addresses import Publication
from pledges.files.tables import changes, figures
from pledges.files.tables import rows as made
from pledges.files.tables.given import Given, Row
from pledges.files.tables.mirrors import TABLES as NAMES
from pledges.files.tables.mirrors import tables
from pledges.files.tables.naming import code_word
from pledges.history.walk import History
from pledges.records.library import Library

TABLES = {table.name: table for table in tables()}
# Where the rows come from; a table that is not here has the records of the collection of its name.
ROWS: Mapping[str, Callable[[Given], Iterable[Row]]] = {
    "pledges": made.pledges,
    "milestones": made.milestones,
    "revisions": made.revisions,
    "accounts": made.accounts,
    "indicators": figures.indicators,
    "parts": figures.parts,
    "breaks": figures.breaks,
    "readings": figures.readings,
    "updates": made.updates,
    "changes": changes.changes,
    "questions": made.questions,
    "variants": made.variants,
    "pledge-bodies": made.bodies,
    "pledge-objectives": partial(made.links, key="objectives"),
    "pledge-goals": partial(made.links, key="sdg"),
    "withdrawn": changes.withdrawn,
}
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
    found = {}
    for name, table in TABLES.items():
        of = ROWS.get(name) or partial(made.collection, name=COLLECTIONS.get(name, name))
        found[name] = [{one.name: one.value(row) for one in table.columns} for row in of(given)]
    return found
