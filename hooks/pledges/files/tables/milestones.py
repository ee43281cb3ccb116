"""The tables about milestones: how each stands, its changed due dates, what each source says."""

from collections.abc import Iterator
from typing import get_args

from pledges.addresses import place
from pledges.files.tables.columns import (
    ID,
    PLEDGE,
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
from pledges.files.tables.mirrors import layout
from pledges.progress import rows
from pledges.progress.certainty import least
from pledges.progress.deadlines import MilestoneState
from pledges.progress.standing import Counting
from pledges.records.pledge import Account, Milestone, Revision

MILESTONE = Column("milestone", "id", required=True, refers="milestones")


def _milestones(given: Given) -> Iterator[Row]:
    """The milestones with their state on the day of the build."""
    for slug, pledge in given.library.pledges.items():
        for row in rows.milestone_rows(pledge, given.publication.today, given.library.events):
            yield {
                **dict(row.milestone),
                "row": row,
                "id": f"{slug}/{row.slug}",
                "pledge": slug,
                # Without a first date there is nothing to slip from, which is not a slip of 0.
                "slip_days": row.slip if row.milestone.due else None,
                "url": urls(given.publication, *place("pledges", slug, "milestones", row.slug)),
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
        count("number", "row.number"),
        "title basis",
        choice("state", get_args(MilestoneState), "state-", "row.state"),
        Column("due", "date", absent="no-date", path="row.due"),
        Column("first_due", "date", absent="no-date", path="due", key="milestone.due"),
        Column("slip_days", "whole", absent="no-date"),
        "done claim confidence note sources",
        URL,
        choice("counted_as", get_args(Counting), path="row.counted"),
        sure("state_confidence", "row.confidence"),
        "quote_text quote_source",
        "places",
        absent={"done": "not-known", "claim": "no-claim"},
    ),
)


def _revisions(given: Given) -> Iterator[Row]:
    """The changed due dates, newest first within a milestone."""
    for slug, pledge in given.library.pledges.items():
        for key, milestone in pledge.milestones.items():
            own = {"milestone": f"{slug}/{key}", "milestone_confidence": least(milestone)}
            yield from ({**dict(revision), **own} for revision in milestone.revisions)


REVISIONS = Table(
    "revisions",
    "milestones.md",
    ("milestone", "on", "due"),
    _revisions,
    layout(Revision, MILESTONE, "due on reason source", sure("milestone_confidence")),
)


def _accounts(given: Given) -> Iterator[Row]:
    """What each source says of a milestone, in the order of the record."""
    for slug, pledge in given.library.pledges.items():
        for key, milestone in pledge.milestones.items():
            url = urls(given.publication, *place("pledges", slug, "milestones", key, "says", ""))
            own = {"milestone": f"{slug}/{key}", "url": url}
            for number, account in enumerate(milestone.says, 1):
                yield {**dict(account), **own, "number": number}


ACCOUNTS = Table(
    "accounts",
    "claims.md",
    ("milestone", "number"),
    _accounts,
    layout(
        Account,
        MILESTONE,
        count("number"),
        "on claim state when text sources confidence",
        URL,
    ),
)
