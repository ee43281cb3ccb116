"""The tables of what pledges are linked to: bodies, objectives, goals, and who says so."""

from collections.abc import Iterator

from pledges.files.tables.columns import PLEDGE, Column, Given, Row, Table, choice
from pledges.files.tables.mirrors import layout
from pledges.progress.rows import ROLES
from pledges.records.pledge import GoalLink, ObjectiveLink, Roles


def _bodies(given: Given) -> Iterator[Row]:
    """Which body carries which pledge, in which role."""
    for slug, pledge in given.library.pledges.items():
        for role in ROLES:
            for body in getattr(pledge.bodies, role):
                source, sources = pledge.bodies.given.get(body), pledge.bodies.sources
                own = {"body": body, "role": role, "source": source, "sources": sources}
                yield {"pledge": slug, **own}


BODIES = Table(
    "pledge-bodies",
    "bodies/index.md",
    ("pledge", "body", "role"),
    _bodies,
    layout(
        Roles,
        PLEDGE,
        Column("body", "id", required=True, refers="bodies"),
        choice("role", ROLES, "role-"),
        Column("source", "id", refers="sources", absent="basis-editorial"),
        "sources",
    ),
)


def _objectives(given: Given) -> Iterator[Row]:
    """Which objective each pledge serves, and who says so."""
    for slug, pledge in given.library.pledges.items():
        for link in pledge.objectives:
            yield {**dict(link), "pledge": slug, "objective": link.to}


OBJECTIVES = Table(
    "pledge-objectives",
    "compact/objectives.md",
    ("pledge", "objective"),
    _objectives,
    layout(
        ObjectiveLink,
        PLEDGE,
        Column("objective", "id", required=True, refers="objectives"),
        "basis source",
    ),
)


def _goals(given: Given) -> Iterator[Row]:
    """Which goal each pledge is linked to, and who says so."""
    for slug, pledge in given.library.pledges.items():
        for link in pledge.sdg:
            yield {**dict(link), "pledge": slug, "goal": link.to}


GOALS = Table(
    "pledge-goals",
    "pledges/index.md",
    ("pledge", "goal"),
    _goals,
    layout(
        GoalLink,
        PLEDGE,
        Column("goal", "id", required=True, refers="goals"),
        "basis source",
    ),
)
