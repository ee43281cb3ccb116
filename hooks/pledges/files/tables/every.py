"""What is published: every table and its columns. A name once published is never taken back."""

from collections.abc import Callable, Iterable
from typing import Any

from pledges.addresses import Publication
from pledges.files.tables import changes, figures, pledges, shared
from pledges.files.tables.changes import CHANGES
from pledges.files.tables.columns import (
    BASIS,
    CONFIDENCE,
    ID,
    INDICATOR,
    KNOWN,
    LABEL,
    NOTE,
    ON,
    PART,
    PLEDGE,
    ROLE,
    SOURCE,
    SOURCES,
    TITLE,
    UNOFFICIAL,
    URL,
    Column,
    Table,
    _choice,
    _count,
)
from pledges.files.tables.figures import INDICATORS, READINGS
from pledges.files.tables.pledges import MILESTONES, PLEDGES, QUESTIONS, REVISIONS, UPDATES
from pledges.files.tables.shared import EVENTS, SOURCE_COLUMNS, VERDICTS
from pledges.history.walk import History
from pledges.records.library import Library
from pledges.records.vocabulary import Body, Goal

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("pledges", "pledges/index.md", ("id",), PLEDGES),
        Table("milestones", "milestones.md", ("id",), MILESTONES),
        Table("revisions", "milestones.md", ("milestone", "on", "due"), REVISIONS),
        Table("indicators", "data.md", ("id",), INDICATORS),
        Table("parts", "data.md", ("indicator", "part"), (INDICATOR, PART, TITLE)),
        Table("breaks", "data.md", ("indicator", "on"), (INDICATOR, ON, NOTE)),
        Table("readings", "data.md", ("id",), READINGS),
        Table("updates", "changes.md", ("id",), UPDATES),
        Table("changes", "changes.md", ("id",), CHANGES),
        Table("questions", "unknown.md", ("id",), QUESTIONS),
        Table("events", "timeline.md", ("id",), EVENTS),
        Table("sources", "sources.md", ("id",), SOURCE_COLUMNS),
        Table(
            "bodies",
            "bodies/index.md",
            ("id",),
            (
                ID,
                TITLE,
                UNOFFICIAL,
                _choice("kind", Body.model_fields["kind"].annotation, "kind-of-body-"),
                NOTE,
                URL,
            ),
        ),
        Table(
            "objectives",
            "compact/objectives.md",
            ("id",),
            (ID, TITLE, LABEL, UNOFFICIAL, CONFIDENCE, SOURCE, URL),
        ),
        Table("principles", "compact/principles.md", ("id",), (ID, TITLE, UNOFFICIAL, SOURCE, URL)),
        Table(
            "goals",
            "sources.md",
            ("id",),
            (ID, _choice("kind", Goal.model_fields["kind"].annotation), TITLE, SOURCE),
        ),
        Table("glossary", "glossary.md", ("id",), (ID, TITLE, UNOFFICIAL, NOTE, SOURCES, URL)),
        Table(
            "variants",
            "glossary.md",
            ("term", "variant"),
            (
                Column("term", "id", required=True, refers="glossary"),
                Column("variant", "text", required=True),
            ),
        ),
        Table("statuses", "method.md", ("id",), VERDICTS),
        Table("claims", "method.md", ("id",), VERDICTS),
        Table("units", "data.md", ("id",), (ID, LABEL, _count("divisor"), _count("decimals"))),
        Table(
            "pledge-bodies",
            "bodies/index.md",
            ("pledge", "body", "role"),
            (PLEDGE, Column("body", "id", required=True, refers="bodies"), ROLE),
        ),
        Table(
            "pledge-objectives",
            "compact/objectives.md",
            ("pledge", "objective"),
            (
                PLEDGE,
                Column("objective", "id", required=True, refers="objectives"),
                BASIS,
                Column("source", "id", refers="sources"),
            ),
        ),
        Table(
            "pledge-goals",
            "pledges/index.md",
            ("pledge", "goal"),
            (
                PLEDGE,
                Column("goal", "id", required=True, refers="goals"),
                BASIS,
                Column("source", "id", refers="sources"),
            ),
        ),
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


Row = dict[str, Any]
# The published name of a table whose collection has another one in `data/`.
COLLECTION = {"goals": "sdg"}
# Rows with the address of a page or a reckoning for the day of the build, and rows without.
MADE: dict[str, Callable[[Library, Publication], Iterable[Row]]] = {
    "pledges": pledges.pledges,
    "milestones": pledges.milestones,
    "updates": pledges.updates,
    "questions": pledges.questions,
    "indicators": figures.indicators,
    "readings": figures.readings,
}
COPIED: dict[str, Callable[[Library], Iterable[Row]]] = {
    "revisions": pledges.revisions,
    "pledge-bodies": pledges.bodies,
    "pledge-objectives": pledges.objectives,
    "pledge-goals": pledges.goals,
    "parts": figures.parts,
    "breaks": figures.breaks,
    "variants": shared.variants,
}


def rows(library: Library, history: History, publication: Publication) -> dict[str, list[Row]]:
    """The rows of all tables by the name of the table."""
    return {
        name: [_completed(table, row) for row in _rows(name, library, history, publication)]
        for name, table in TABLES.items()
    }


def _rows(name: str, library: Library, history: History, publication: Publication) -> Iterable[Row]:
    if name == "changes":
        return changes.changes(library, history, publication)
    if name in MADE:
        return MADE[name](library, publication)
    if name in COPIED:
        return COPIED[name](library)
    return shared.collection(library, publication, COLLECTION.get(name, name))


def _completed(table: Table, row: Row) -> Row:
    """The row in the order of the columns, with what is known told beside what may not be."""
    told = {
        column.telling.name: column.absent if row[column.name] is None else KNOWN
        for column in table.own
        if column.telling
    }
    return {column.name: {**row, **told}[column.name] for column in table.columns}
