"""The tables about pledges, with the same derived values as the pages show."""

from collections.abc import Iterator
from typing import get_args

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
    choice,
    count,
    sure,
    urls,
)
from pledges.files.tables.mirrors import layout, values, within
from pledges.progress import gaps, rows
from pledges.progress.certainty import least
from pledges.progress.deadlines import MilestoneState
from pledges.progress.standing import Counting
from pledges.records.library import sources_of
from pledges.records.pledge import (
    Answered,
    Milestone,
    Pledge,
    Question,
    Quote,
    Revision,
    UnRecord,
    Update,
    Verdict,
    Wording,
)

WORDING = layout(Wording, "note", apart=PUBLISHED)
QUOTE = layout(Quote, "text source")
ANSWER = layout(Answered, "on text sources confidence")
VERDICT = layout(Verdict, "on text")
RECORD = layout(
    UnRecord, "source checked title updated commitment note", absent={"source": "record-not-found"}
)


def _pledges(given: Given) -> Iterator[Row]:
    """A pledge at a glance, as on its page."""
    for row in rows.progress_rows(given.library, given.publication.today):
        pledge, standing, tally = row.pledge, row.standing, row.tally
        yield {
            **dict(pledge),
            "id": row.slug,
            "wording": {lang: pledge.wording[lang].text for lang in PUBLISHED},
            "wording_source": {lang: pledge.wording[lang].source for lang in PUBLISHED},
            **values("wording", WORDING, pledge.wording),
            "status": standing.status,
            "claim": standing.claim,
            "status_since": standing.update.on if standing.update else None,
            "milestones_promised": tally.promised,
            "milestones_done": tally.done,
            "milestones_late": tally.late,
            "milestones_due": tally.due,
            "milestones_undated": tally.undated,
            "milestones_late_if_held": tally.late_if_held,
            "milestones_weaker": tally.weaker,
            "steps_done": tally.steps_done,
            "steps_background": tally.background,
            "last_update": row.newest.on if row.newest else None,
            "days_since_update": row.silence,
            "next_date": row.next_date,
            "next_milestone": f"{row.slug}/{row.next_milestone}" if row.next_milestone else None,
            "status_confidence": row.standing.confidence if row.standing.update else None,
            "milestones_confidence": tally.confidence,
            "last_update_confidence": row.newest.confidence if row.newest else None,
            "next_date_confidence": row.next_confidence if row.next_date else None,
            "verdict_confidence": row.confidence,
            "questions_open": len(gaps.unanswered(pledge.questions)),
            "sources_cited": len(sources_of(given.library, row.slug)),
            **values("record", RECORD, pledge.record),
            **values("verdict", VERDICT, pledge.verdict),
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
        Column("wording", "texts", required=True),
        Column("wording_source", "texts", required=True),
        *within("wording", WORDING),
        Column("status", "id", required=True, refers="statuses"),
        Column("claim", "id", refers="claims", absent="no-claim"),
        Column("status_since", "date", absent="not-known"),
        count("milestones_promised"),
        count("milestones_done"),
        count("milestones_late"),
        count("milestones_due"),
        count("milestones_undated"),
        count("steps_done"),
        Column("last_update", "date", absent="never-updated"),
        Column("days_since_update", "whole", absent="never-updated"),
        Column("next_date", "date", absent="no-date"),
        Column("next_milestone", "id", refers="milestones"),
        "next_review",
        count("questions_open"),
        count("sources_cited"),
        *within("record", RECORD),
        URL,
        count("milestones_late_if_held"),
        count("milestones_weaker"),
        count("steps_background"),
        *within("verdict", VERDICT),
        sure("status_confidence"),
        sure("milestones_confidence"),
        sure("last_update_confidence"),
        sure("next_date_confidence"),
        sure("verdict_confidence"),
        apart={"bodies", "objectives", "sdg", "record", "milestones", "verdict"}
        | {"indicators", "updates", "questions"},
    ),
)


def _milestones(given: Given) -> Iterator[Row]:
    """The milestones with their state on the day of the build."""
    for slug, pledge in given.library.pledges.items():
        today, events = given.publication.today, given.library.events
        for row in rows.milestone_rows(pledge, today, events):
            yield {
                **dict(row.milestone),
                "id": f"{slug}/{row.slug}",
                "pledge": slug,
                "number": row.number,
                "state": row.state,
                "counted_as": row.counted,
                "due": row.due,
                "first_due": row.milestone.due,
                "state_confidence": row.confidence,
                # Without a first date there is nothing to slip from, which is not a slip of 0.
                "slip_days": row.slip if row.milestone.due else None,
                "url": urls(given.publication, *place("pledges", slug, "milestones", row.slug)),
                **values("quote", QUOTE, row.milestone.quote),
            }


MILESTONES = Table(
    "milestones",
    "milestones.md",
    ("id",),
    _milestones,
    layout(
        Milestone,
        ID,
        PLEDGE,
        count("number"),
        "title basis",
        choice("state", get_args(MilestoneState), "state-"),
        Column("due", "date", absent="no-date"),
        Column("first_due", "date", absent="no-date"),
        Column("slip_days", "whole", absent="no-date"),
        "done claim confidence note sources",
        URL,
        choice("counted_as", get_args(Counting)),
        sure("state_confidence"),
        *within("quote", QUOTE, required=False),
        # Governorates have no table of their own.
        Column("places", "ids"),
        apart={"revisions", "says", "quote"},
        absent={"done": "not-known", "claim": "no-claim"},
    ),
)


def _revisions(given: Given) -> Iterator[Row]:
    """The changed due dates, newest first within a milestone."""
    for slug, pledge in given.library.pledges.items():
        for key, milestone in pledge.milestones.items():
            for revision in milestone.revisions:
                sure_of = least(milestone)
                name = f"{slug}/{key}"
                yield {**dict(revision), "milestone": name, "milestone_confidence": sure_of}


REVISIONS = Table(
    "revisions",
    "milestones.md",
    ("milestone", "on", "due"),
    _revisions,
    layout(
        Revision,
        Column("milestone", "id", required=True, refers="milestones"),
        "due on reason source",
        sure("milestone_confidence"),
    ),
)


def _updates(given: Given) -> Iterator[Row]:
    """The logs of all pledges, newest first."""
    for row in rows.update_rows(given.library, given.library.pledges):
        yield {
            **dict(row.update),
            "id": f"{row.slug}/update-{row.update.name}",
            "pledge": row.slug,
            "url": urls(given.publication, *place("pledges", row.slug, "updates", row.update.name)),
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
        apart={"slug", "answers"},
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
    answer = values("answered", ANSWER, question.answered)
    return {**dict(question), **answer, "id": f"{owner}/{key}", "url": url}


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
        *within("answered", ANSWER, required=False),
        apart={"answered"},
    ),
)
