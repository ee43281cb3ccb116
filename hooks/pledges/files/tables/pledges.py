"""The tables about pledges, with the same derived values as the pages show."""

from collections.abc import Iterator

from pledges.addresses import place, place_of_question
from pledges.files.tables.columns import (
    ID,
    PLEDGE,
    PUBLISHED,
    URL,
    Column,
    Given,
    Row,
    Table,
    count,
    sure,
    urls,
)
from pledges.files.tables.mirrors import layout
from pledges.progress import gaps, rows
from pledges.records.library import sources_of
from pledges.records.pledge import Pledge, Question, Update


def _pledges(given: Given) -> Iterator[Row]:
    """A pledge at a glance, as on its page."""
    for row in rows.progress_rows(given.library, given.publication.today):
        pledge, following = row.pledge, row.next_milestone
        yield {
            **dict(pledge),
            "row": row,
            "id": row.slug,
            "wording": {lang: pledge.wording[lang].text for lang in PUBLISHED},
            "wording_source": {lang: pledge.wording[lang].source for lang in PUBLISHED},
            "next_milestone": f"{row.slug}/{following}" if following else None,
            "status_confidence": row.standing.confidence if row.standing.update else None,
            "next_date_confidence": row.next_confidence if row.next_date else None,
            "questions_open": len(gaps.unanswered(pledge.questions)),
            "sources_cited": len(sources_of(given.library, row.slug)),
            "url": urls(given.publication, *place("pledges", row.slug)),
        }


PLEDGES = Table(
    "pledges",
    "pledges/index.md",
    ("id",),
    _pledges,
    layout(
        Pledge,
        ID,
        "number title summary",
        Column("wording", "texts", required=True, key="quote.text"),
        Column("wording_source", "texts", required=True, key="quote.source"),
        Column("wording_note", "texts", path="row.pledge.wording.note", key="wording.note"),
        Column("status", "id", required=True, refers="statuses", path="row.standing.status"),
        Column("claim", "id", refers="claims", absent="no-claim", path="row.standing.claim"),
        Column("status_since", "date", absent="not-known", path="row.standing.update.on"),
        count("milestones_promised", "row.tally.promised"),
        count("milestones_done", "row.tally.done"),
        count("milestones_late", "row.tally.late"),
        count("milestones_due", "row.tally.due"),
        count("milestones_undated", "row.tally.undated"),
        count("steps_done", "row.tally.steps_done"),
        Column("last_update", "date", absent="never-updated", path="row.newest.on"),
        Column("days_since_update", "whole", absent="never-updated", path="row.silence"),
        Column("next_date", "date", absent="no-date", path="row.next_date"),
        Column("next_milestone", "id", refers="milestones"),
        "next_review",
        count("questions_open"),
        count("sources_cited"),
        "record_source record_checked record_title record_updated record_commitment record_note",
        URL,
        count("milestones_late_if_held", "row.tally.late_if_held"),
        count("milestones_weaker", "row.tally.weaker"),
        count("steps_background", "row.tally.background"),
        "verdict_on verdict_text",
        sure("status_confidence"),
        sure("milestones_confidence", "row.tally.confidence"),
        sure("last_update_confidence", "row.newest.confidence"),
        sure("next_date_confidence"),
        sure("verdict_confidence", "row.confidence"),
        absent={"record_source": "record-not-found"},
    ),
)


def _updates(given: Given) -> Iterator[Row]:
    """The logs of all pledges, newest first."""
    for row in rows.update_rows(given.library, given.library.pledges):
        update, answered = row.update, row.update.answers
        milestones = given.library.pledges[row.slug].milestones
        kind = "" if answered in milestones else "update-"
        yield {
            **dict(update),
            "id": f"{row.slug}/update-{update.name}",
            "pledge": row.slug,
            "answers": f"{row.slug}/{kind}{answered}" if answered else None,
            "url": urls(given.publication, *place("pledges", row.slug, "updates", update.name)),
        }


UPDATES = Table(
    "updates",
    "changes.md",
    ("id",),
    _updates,
    layout(
        Update,
        ID,
        PLEDGE,
        "on type status claim confidence text sources",
        URL,
        Column("answers", "id"),
    ),
)


def _questions(given: Given) -> Iterator[Row]:
    """What is not known, of each pledge and beyond them."""
    for slug, pledge in given.library.pledges.items():
        for key, question in pledge.questions.items():
            yield {**_question(given, slug, key, question), "pledge": slug}
    for key, question in given.library.questions.items():
        yield {**_question(given, "general", key, question), "pledge": None}


def _question(given: Given, owner: str, key: str, question: Question) -> Row:
    url = urls(given.publication, *place_of_question(owner, key))
    return {**dict(question), "id": f"{owner}/{key}", "url": url}


QUESTIONS = Table(
    "questions",
    "unknown.md",
    ("id",),
    _questions,
    layout(
        Question,
        ID,
        Column("pledge", "id", refers="pledges"),
        "text since who sources",
        URL,
        "answered_on answered_text answered_sources answered_confidence",
    ),
)
