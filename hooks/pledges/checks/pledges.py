"""Rules of single records, by their models: each is told of every record of its model."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

from pledges.checks import promises
from pledges.checks.dates import Desk, dates
from pledges.progress.rows import ROLES
from pledges.records.dated import Indicator, Milestone
from pledges.records.meant.rules import RULES
from pledges.records.pledge import Pledge
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked

ModelRules = Mapping[str, Sequence[Callable[[Desk, Path, Any], Iterator[Problem]]]]


def _revisions(desk: Desk, path: Path, milestone: Milestone) -> Iterator[Problem]:
    revisions = milestone.revisions
    earlier = [*(revision.due for revision in revisions[1:]), milestone.due]
    for i, (revision, before) in enumerate(zip(revisions, earlier, strict=False)):
        if revision.due == before:
            where = (*path, "revisions", i, "due")
            yield desk.problem(where, "revision_same_due", date=revision.due.text)


def _readings(desk: Desk, path: Path, indicator: Indicator) -> Iterator[Problem]:
    """One reading stands at least, and each is of a part that there is."""
    if not indicator.readings:
        yield desk.problem((*path, "readings"), "none_stands")
    parts = tuple(indicator.parts)
    for i, reading in enumerate(indicator.all_readings):
        at = (*path, "readings", i)
        if parts and reading.part is None:
            yield desk.problem(at, "needs_part", allowed=parts)
        elif reading.part is not None and reading.part not in parts:
            yield desk.problem((*at, "part"), "unknown_part", word=reading.part, allowed=parts)


def _names(desk: Desk, path: Path, indicator: Indicator) -> Iterator[Problem]:
    """A part that is a governorate has its name."""
    known = desk.library.governorates if indicator.place == "governorate" else {}
    for slug in indicator.parts.keys() & known.keys():
        for lang, word in indicator.parts[slug].own().items():
            if (name := known[slug].title.own().get(lang)) not in (None, word):
                at, values = (*path, "parts", slug, lang), {"word": word, "meant": name}
                yield desk.problem(at, "not_its_name", **values, name=slug)


def _number(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    if pledge.number > (limit := len(desk.library.pledges)):
        at = (*path, "number")
        yield desk.problem(at, "number_beyond", word=str(pledge.number), limit=limit)


def _roles(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    """No body has two roles."""
    for one, other in combinations(ROLES, 2):
        held = getattr(pledge.bodies, other)
        for i, body in enumerate(held):
            if body in getattr(pledge.bodies, one) and body not in held[:i]:
                yield desk.problem((*path, "bodies", other, i), "two_roles", word=body, name=one)


def _quote(desk: Desk, path: Path, one: Milestone) -> Iterator[Problem]:
    if one.quote and one.quote.source not in one.sources:
        yield desk.problem((*path, "quote", "source"), "quote_uncited", word=one.quote.source)


def _statuses(desk: Desk, path: Path, pledge: Pledge) -> Iterator[Problem]:
    """Work that has begun does not become work that has not."""
    told = [(i, update.status) for i, update in enumerate(pledge.updates) if update.status]
    for (i, later), (_, earlier) in pairwise(told):
        if later == "not-started" and earlier not in {"not-started", "planned", "unknown"}:
            at = (*path, "updates", i, "status")
            yield desk.problem(at, "status_back", word=str(later), before=str(earlier))


NEVER: ModelRules = {
    "account": (promises.confirmed,),
    "indicator": (_readings, _names),
    "milestone": (_revisions, promises.confirmed, promises.accounts),
    "pledge": (promises.replies, promises.given, promises.fulfilled, promises.verdict),
    "reading": (promises.confirmed,),
    "update": (promises.confirmed,),
}
SELDOM: ModelRules = {"milestone": (_quote,), "pledge": (_number, _roles, _statuses)}


def standing(walked: Iterable[Walked]) -> Iterator[Walked]:
    """What is not withdrawn, nor in what is."""
    gone: Path = ("",)
    for one in walked:
        if getattr(one.value, "withdrawn", None):
            gone = one.path
        if one.path[: len(gone)] != gone:
            yield one


def problems(desk: Desk, walked: Collection[Walked]) -> Iterator[Problem]:
    """Every rule that the records of a file break by themselves."""
    yield from dates(desk, walked, RULES["dates"])
    yield from _by_model(desk, walked, NEVER)


def doubts(desk: Desk, walked: Iterable[Walked]) -> Iterator[Problem]:
    """What in a pledge goes against another part of it, and may yet be so."""
    stands = [*standing(walked)]
    yield from dates(desk, stands, RULES["days"])
    yield from _by_model(desk, stands, SELDOM)


def _by_model(desk: Desk, walked: Iterable[Walked], rules: ModelRules) -> Iterator[Problem]:
    for path, value, of in walked:
        for rule in rules.get(of.model, ()):
            yield from rule(desk, path, value)
