"""What is published: every table and its columns. A name once published is never taken back."""

from typing import get_args

from pledges.compare.change import What
from pledges.exports.columns import Column, Table
from pledges.model import Basis, Indicator, Reading, Update
from pledges.progress import State
from pledges.tables import ROLES
from pledges.vocabulary import Body, Confidence, Goal, Source

ID = Column("id", "id", required=True)
PLEDGE = Column("pledge", "id", required=True, refers="pledges")
INDICATOR = Column("indicator", "id", required=True, refers="indicators")
TITLE = Column("title", "texts", required=True)
TEXT = Column("text", "texts", required=True)
NOTE = Column("note", "texts")
SOURCE = Column("source", "id", required=True, refers="sources")
SOURCES = Column("sources", "ids", refers="sources")
ON = Column("on", "date", required=True)
URL = Column("url", "urls", required=True)
UNIT = Column("unit", "id", required=True, refers="units")
BASIS = Column("basis", "code", required=True, allowed=get_args(Basis), words="basis-")
CONFIDENCE = Column("confidence", "code", required=True, allowed=get_args(Confidence))
UNOFFICIAL = Column("unofficial", "ids")
LABEL = Column("label", "texts", required=True)


def _count(name: str) -> Column:
    return Column(name, "whole", required=True)


def _choice(name: str, annotation: object, words: str = "") -> Column:
    return Column(name, "code", required=True, allowed=get_args(annotation), words=words)


PLEDGES = (
    ID,
    _count("number"),
    TITLE,
    Column("summary", "texts", required=True),
    Column("wording", "texts", required=True),
    Column("wording_source", "texts", required=True),
    Column("wording_note", "texts"),
    Column("status", "id", required=True, refers="statuses"),
    Column("claim", "id", refers="claims", absent="no-claim"),
    Column("status_since", "date", absent="not-known"),
    _count("milestones_promised"),
    _count("milestones_done"),
    _count("milestones_late"),
    _count("milestones_due"),
    _count("milestones_undated"),
    _count("steps_done"),
    Column("last_update", "date", absent="never-updated"),
    Column("days_since_update", "whole", absent="never-updated"),
    Column("next_date", "date", required=True),
    Column("next_milestone", "id", refers="milestones"),
    Column("next_review", "date", required=True),
    _count("questions_open"),
    _count("sources_cited"),
    Column("record_source", "id", refers="sources", absent="record-not-found"),
    Column("record_checked", "date", required=True),
    Column("record_title", "text"),
    Column("record_updated", "date"),
    Column("record_commitment", "texts"),
    Column("record_note", "texts"),
    URL,
)
MILESTONES = (
    ID,
    PLEDGE,
    _count("number"),
    TITLE,
    BASIS,
    _choice("state", State, "state-"),
    Column("due", "date", absent="no-date"),
    Column("first_due", "date", absent="no-date"),
    Column("slip_days", "whole", absent="no-date"),
    Column("done", "date", absent="not-known"),
    Column("claim", "id", refers="claims", absent="no-claim"),
    CONFIDENCE,
    NOTE,
    SOURCES,
    URL,
)
REVISIONS = (
    Column("milestone", "id", required=True, refers="milestones"),
    Column("due", "date", required=True),
    ON,
    Column("reason", "texts", required=True),
    SOURCE,
)
INDICATORS = (
    ID,
    Column("pledge", "id", refers="pledges"),
    TITLE,
    _choice("kind", Indicator.model_fields["kind"].annotation, "kind-"),
    UNIT,
    Column("definition", "texts", required=True),
    Column("baseline_on", "date"),
    Column("baseline_value", "number"),
    Column("baseline_source", "id", refers="sources"),
    Column("target_on", "date"),
    Column("target_value", "number"),
    Column("target_source", "id", refers="sources"),
    Column("share_of_target", "number"),
    NOTE,
    URL,
)
READINGS = (
    ID,
    INDICATOR,
    Column("indicator_title", "texts", required=True),
    Column("part", "id"),
    Column("part_title", "texts"),
    ON,
    Column("since", "date"),
    Column("value", "number", required=True),
    UNIT,
    Column(
        "qualifier",
        "code",
        allowed=get_args(get_args(Reading.model_fields["qualifier"].annotation)[0]),
    ),
    _count("run"),
    CONFIDENCE,
    NOTE,
    SOURCE,
    URL,
)
UPDATES = (
    ID,
    PLEDGE,
    ON,
    _choice("type", Update.model_fields["type"].annotation),
    Column("status", "id", refers="statuses"),
    Column("claim", "id", required=True, refers="claims"),
    CONFIDENCE,
    TEXT,
    SOURCES,
    URL,
)
QUESTIONS = (
    ID,
    Column("pledge", "id", refers="pledges"),
    TEXT,
    Column("since", "date", required=True),
    Column("who", "ids", refers="bodies"),
    SOURCES,
    URL,
)
SOURCE_COLUMNS = (
    ID,
    TITLE,
    Column("publisher", "texts", required=True),
    _choice("kind", Source.model_fields["kind"].annotation, "kind-of-source-"),
    _choice("language", Source.model_fields["language"].annotation, "language-"),
    Column("address", "url", absent="no-address"),
    Column("archived", "url"),
    Column("date", "date", absent="not-stated"),
    Column("read", "date", required=True),
    Column("licence", "texts", absent="not-stated"),
    NOTE,
    URL,
)
EVENTS = (
    ID,
    ON,
    Column("until", "date"),
    TITLE,
    Column("text", "texts"),
    CONFIDENCE,
    Column("pledges", "ids", refers="pledges"),
    SOURCES,
    URL,
)
CHANGES = (
    ID,
    ON,
    Column("record", "id", required=True),
    Column("pledge", "id", refers="pledges"),
    Column("path", "ids"),
    _choice("what", What),
    Column("said", "texts", required=True),
    Column("before", "text"),
    Column("after", "text"),
    Column("reason", "texts"),
    Column("sources", "ids"),
    Column("commit", "id", required=True),
    Column("subject", "text", required=True),
    Column("address", "url", required=True),
    URL,
)
VERDICTS = (ID, LABEL, Column("rule", "texts", required=True), Column("stage", "whole"), URL)
ROLE = Column("role", "code", required=True, allowed=ROLES, words="role-")
PART = Column("part", "id", required=True)

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
