"""Rows of the tables about pledges, with the same derived values as the pages show."""

from collections.abc import Iterator
from typing import Any

from pledges.addresses import Publication, place, place_of
from pledges.files.tables.columns import (
    BASIS,
    CONFIDENCE,
    ID,
    NOTE,
    ON,
    PLEDGE,
    PUBLISHED,
    SOURCE,
    SOURCES,
    TEXT,
    TITLE,
    URL,
    Column,
    _choice,
    _count,
    urls,
)
from pledges.progress import rows
from pledges.progress.standing import State
from pledges.records.library import Library, sources_of
from pledges.records.pledge import Pledge, Question, Update

Row = dict[str, Any]


def pledges(library: Library, publication: Publication) -> Iterator[Row]:
    """A pledge at a glance, as on its page."""
    for row in rows.progress_rows(library, publication.today):
        pledge, standing, tally = row.pledge, row.standing, row.tally
        yield {
            "id": row.slug,
            "number": pledge.number,
            "title": pledge.title,
            "summary": pledge.summary,
            "wording": {lang: pledge.wording[lang].text for lang in PUBLISHED},
            "wording_source": {lang: pledge.wording[lang].source for lang in PUBLISHED},
            "wording_note": pledge.wording.note,
            "status": standing.status,
            "claim": standing.claim,
            "status_since": standing.update.on if standing.update else None,
            "milestones_promised": tally.promised,
            "milestones_done": tally.done,
            "milestones_late": tally.late,
            "milestones_due": tally.due,
            "milestones_undated": tally.undated,
            "steps_done": tally.steps_done,
            "last_update": pledge.updates[0].on if pledge.updates else None,
            "days_since_update": row.silence,
            "next_date": row.next_date,
            "next_milestone": f"{row.slug}/{row.next_milestone}" if row.next_milestone else None,
            "next_review": pledge.next_review,
            "questions_open": len(pledge.questions),
            "sources_cited": len(sources_of(library, row.slug)),
            **_record(pledge),
            "url": urls(publication, *place("pledges", row.slug)),
        }


def _record(pledge: Pledge) -> Row:
    record = pledge.record
    return {
        "record_source": record.source,
        "record_checked": record.checked,
        "record_title": record.title,
        "record_updated": record.updated,
        "record_commitment": record.commitment,
        "record_note": record.note,
    }


def milestones(library: Library, publication: Publication) -> Iterator[Row]:
    """The milestones with their state on the day of the build."""
    for slug, pledge in library.pledges.items():
        for row in rows.milestone_rows(pledge, publication.today):
            milestone = row.milestone
            yield {
                "id": f"{slug}/{row.slug}",
                "pledge": slug,
                "number": row.number,
                "title": milestone.title,
                "basis": milestone.basis,
                "state": row.state,
                "due": row.due,
                "first_due": milestone.due,
                # Without a first date there is nothing to slip from, which is not a slip of 0.
                "slip_days": row.slip if milestone.due else None,
                "done": milestone.done,
                "claim": milestone.claim,
                "confidence": milestone.confidence,
                "note": milestone.note,
                "sources": milestone.sources,
                "url": urls(publication, *place("pledges", slug, "milestones", row.slug)),
            }


def revisions(library: Library) -> Iterator[Row]:
    """The changed due dates, newest first within a milestone."""
    for slug, pledge in library.pledges.items():
        for key, milestone in pledge.milestones.items():
            for revision in milestone.revisions:
                yield {"milestone": f"{slug}/{key}", **dict(revision)}


def updates(library: Library, publication: Publication) -> Iterator[Row]:
    """The logs of all pledges, newest first."""
    for row in rows.update_rows(library, library.pledges):
        yield {
            **dict(row.update),
            "id": f"{row.slug}/update-{row.update.name}",
            "pledge": row.slug,
            "url": urls(publication, *place("pledges", row.slug, "updates", row.update.name)),
        }


def questions(library: Library, publication: Publication) -> Iterator[Row]:
    """What is not known, of each pledge and beyond them."""
    for slug, pledge in library.pledges.items():
        for key, question in pledge.questions.items():
            yield {**_question(publication, slug, key, question), "pledge": slug}
    for key, question in library.questions.items():
        yield {**_question(publication, "general", key, question), "pledge": None}


def _question(publication: Publication, owner: str, key: str, question: Question) -> Row:
    url = urls(publication, *place_of(owner, "questions", key))
    return {**dict(question), "id": f"{owner}/{key}", "url": url}


def bodies(library: Library) -> Iterator[Row]:
    """Which body carries which pledge, in which role."""
    for slug, pledge in library.pledges.items():
        for role in rows.ROLES:
            for body in getattr(pledge.bodies, role):
                yield {"pledge": slug, "body": body, "role": role}


def objectives(library: Library) -> Iterator[Row]:
    """Which objective each pledge serves, and who says so."""
    for slug, pledge in library.pledges.items():
        for link in pledge.objectives:
            yield _link(slug, "objective", link.to, link.basis, link.source)


def goals(library: Library) -> Iterator[Row]:
    """Which goal each pledge is linked to, and who says so."""
    for slug, pledge in library.pledges.items():
        for link in pledge.sdg:
            yield _link(slug, "goal", link.to, link.basis, link.source)


def _link(pledge: str, kind: str, to: str, basis: str, source: str | None) -> Row:
    return {"pledge": pledge, kind: to, "basis": basis, "source": source}


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
