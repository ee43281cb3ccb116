"""Whether the dates and the parts of a pledge can be, beside what the pledge itself says."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from pledges.checks import pledges
from pledges.checks.dates import Desk
from pledges.progress.rows import ROLES
from pledges.records.dated import Milestone
from pledges.records.meant import rules
from pledges.records.pledge import Pledge
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked


def problems(desk: Desk, walked: Iterable[Walked]) -> Iterator[Problem]:
    """Every date, status and body of a pledge that goes against another of it."""
    yield from pledges.problems(desk, [*pledges.standing(walked)], rules.RULES["days"], RULES)


def _number(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    if pledge.number > len(desk.library.pledges):
        values = {"word": str(pledge.number), "limit": len(desk.library.pledges)}
        yield desk.problem((*path, "number"), "number_beyond", **values)


def _roles(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    """No body has two roles."""
    for one, other in combinations(ROLES, 2):
        held = getattr(pledge.bodies, other)
        for i, body in enumerate(held):
            if body in getattr(pledge.bodies, one) and body not in held[:i]:
                yield desk.problem((*path, "bodies", other, i), "two_roles", word=body, name=one)


def _quote(desk: Desk, path: Path, one: Milestone) -> Iterator[Problem]:
    if one.quote and one.quote.source not in one.sources:
        values = {"word": one.quote.source}
        yield desk.problem((*path, "quote", "source"), "quote_uncited", **values)


def _places(desk: Desk, path: Path, one: Milestone) -> Iterator[Problem]:
    """A milestone of some governorates does not name another in its title."""
    for slug, place in desk.library.governorates.items() if one.places else ():
        name = place.title.en
        if slug not in one.places and re.search(rf"\b{re.escape(name)}\b", one.title.en):
            yield desk.problem((*path, "places"), "place_not_named", word=name, name=slug)


def _statuses(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    """Work that has begun does not become work that has not."""
    told = [(i, update.status) for i, update in enumerate(pledge.updates) if update.status]
    for (i, later), (_, earlier) in pairwise(told):
        if later == "not-started" and earlier not in {"not-started", "planned", "unknown"}:
            values = {"word": str(later), "before": str(earlier)}
            yield desk.problem((*path, "updates", i, "status"), "status_back", **values)


RULES: pledges.ModelRules = {
    "milestone": (_quote, _places),
    "pledge": (_number, _roles, _statuses),
}
