"""What is published: every table, in order. A name once published is never taken back."""

from pledges.addresses import Publication
from pledges.files.tables import changes, figures, links, milestones, pledges, shared
from pledges.files.tables.columns import Given, Row, Table
from pledges.files.tables.naming import code_word
from pledges.history.walk import History
from pledges.records.library import Library

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        pledges.PLEDGES,
        milestones.MILESTONES,
        milestones.REVISIONS,
        milestones.ACCOUNTS,
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
        shared.GOVERNORATES,
        links.BODIES,
        links.OBJECTIVES,
        links.GOALS,
    )
}


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
        name: [{one.name: one.value(row) for one in table.columns} for row in table.rows(given)]
        for name, table in TABLES.items()
    }
