"""Whether the dates and the parts of a pledge can be, beside what the pledge itself says."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from pledges.checks.dates import Desk
from pledges.progress.rows import ROLES
from pledges.records.pledge import Milestone, Pledge
from pledges.records.problems import Path, Problem
from pledges.records.values import When

# No promise reaches further, and no log begins so long before its pledge.
YEARS = dt.timedelta(days=3653)


def problems(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Every date, status and body of a pledge that goes against another of it."""
    today = When.parse(desk.today.isoformat())
    yield from _near(desk, ("next_review",), pledge.next_review, today)
    yield from _early(desk, ("next_review",), "review_past", pledge.next_review, today)
    if pledge.number > len(desk.library.pledges):
        values = {"word": str(pledge.number), "limit": len(desk.library.pledges)}
        yield desk.problem(("number",), "number_beyond", **values)
    for i, update in enumerate(pledge.updates):
        yield from _near(desk, ("updates", i, "on"), update.on, pledge.on)
    for key, milestone in pledge.milestones.items():
        yield from _milestone(desk, ("milestones", key), pledge.on, milestone)
    for key, question in pledge.questions.items():
        yield from _near(desk, ("questions", key, "since"), question.since, pledge.on)
    yield from _statuses(desk, pledge)
    for one, other in combinations(ROLES, 2):
        held = getattr(pledge.bodies, other)
        for i, body in enumerate(held):
            if body in getattr(pledge.bodies, one) and body not in held[:i]:
                yield desk.problem(("bodies", other, i), "two_roles", word=body, name=one)


def _near(desk: Desk, path: Path, when: When, other: When) -> Iterator[Problem]:
    if abs(when.first - other.first) > YEARS:
        yield desk.problem(path, "far_date", word=when.text, before=other.text)


def _early(desk: Desk, path: Path, code: str, when: When, other: When) -> Iterator[Problem]:
    if when.last < other.first:
        yield desk.problem(path, code, word=when.text, before=other.text)


def _milestone(desk: Desk, path: Path, promised: When, one: Milestone) -> Iterator[Problem]:
    if one.due:
        yield from _near(desk, (*path, "due"), one.due, promised)
        yield from _early(desk, (*path, "due"), "due_before_pledge", one.due, promised)
    if one.quote and one.quote.source not in one.sources:
        values = {"word": one.quote.source}
        yield desk.problem((*path, "quote", "source"), "quote_uncited", **values)
    yield from _places(desk, path, one)
    for i, revision in enumerate(one.revisions):
        new, told = (*path, "revisions", i, "due"), (*path, "revisions", i, "on")
        yield from _near(desk, new, revision.due, promised)
        if one.due:
            yield from _early(desk, new, "revised_earlier", revision.due, one.due)
        for end in filter(None, (revision.due, one.done)):
            yield from _early(desk, told, "revised_too_late", end, revision.on)


def _places(desk: Desk, path: Path, one: Milestone) -> Iterator[Problem]:
    """A milestone of some governorates does not name another in its title."""
    for slug, place in desk.library.governorates.items() if one.places else ():
        name = place.title.en
        if slug not in one.places and re.search(rf"\b{re.escape(name)}\b", one.title.en):
            yield desk.problem((*path, "places"), "place_not_named", word=name, name=slug)


def _statuses(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Work that has begun does not become work that has not."""
    told = [(i, update.status) for i, update in enumerate(pledge.updates) if update.status]
    for (i, later), (_, earlier) in pairwise(told):
        if later == "not-started" and earlier not in {"not-started", "planned", "unknown"}:
            values = {"word": str(later), "before": str(earlier)}
            yield desk.problem(("updates", i, "status"), "status_back", **values)
