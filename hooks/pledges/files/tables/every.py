"""What is published: every table, in order. A name once published is never taken back."""

from pledges.addresses import Publication
from pledges.files.tables import changes, figures, links, pledges, shared, withdrawn
from pledges.files.tables.columns import KNOWN, Given, Row, Table
from pledges.history.walk import History
from pledges.records.library import Library

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        pledges.PLEDGES,
        pledges.MILESTONES,
        pledges.REVISIONS,
        figures.INDICATORS,
        figures.PARTS,
        figures.BREAKS,
        figures.READINGS,
        pledges.UPDATES,
        changes.CHANGES,
        pledges.QUESTIONS,
        shared.EVENTS,
        shared.SOURCES,
        shared.BODIES,
        shared.OBJECTIVES,
        shared.PRINCIPLES,
        shared.GOALS,
        shared.GLOSSARY,
        shared.VARIANTS,
        shared.STATUSES,
        shared.CLAIMS,
        shared.UNITS,
        links.BODIES,
        links.OBJECTIVES,
        links.GOALS,
        withdrawn.WITHDRAWN,
    )
}


def word_keys() -> set[str]:
    """The words that name the tables, their columns and the codes that pages do not show."""
    columns = [column for table in TABLES.values() for column in table.columns]
    codes = {
        c for table in TABLES.values() for own in table.own if not own.words for c in own.allowed
    }
    named = {f"column-{column.word}" for column in columns}
    return named | {f"table-{name}" for name in TABLES} | {f"code-{code}" for code in codes}


def rows(library: Library, history: History, publication: Publication) -> dict[str, list[Row]]:
    """The rows of all tables by the name of the table."""
    given = Given(library, history, publication)
    return {
        name: [_completed(table, row) for row in table.rows(given)]
        for name, table in TABLES.items()
    }


def _completed(table: Table, row: Row) -> Row:
    """The row in the order of the columns, with what is known told beside what may not be."""
    told = {
        column.telling.name: column.absent if row[column.name] is None else KNOWN
        for column in table.own
        if column.telling
    }
    return {column.name: {**row, **told}[column.name] for column in table.columns}
