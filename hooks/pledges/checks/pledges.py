"""Rules within a pledge: dates in order, claims where they are needed, parts that exist."""

from collections.abc import Iterator, Mapping

from pledges.checks import accounts, promises
from pledges.checks.dates import Desk
from pledges.records.pledge import Indicator, Milestone, Pledge, Reading
from pledges.records.problems import Path, Problem


def problems(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Every rule that a pledge breaks."""
    for i, update in enumerate(pledge.all_updates):
        yield from accounts.confirmed(desk, ("updates", i), update)
    yield from promises.problems(desk, pledge)
    yield from accounts.replies(desk, pledge)
    for key, milestone in pledge.all_milestones.items():
        yield from _revisions(desk, ("milestones", key), milestone)
        yield from accounts.confirmed(desk, ("milestones", key), milestone)
        yield from accounts.accounts(desk, ("milestones", key), milestone)
    yield from indicators(desk, ("indicators",), pledge.indicators)


def indicators(desk: Desk, top: Path, found: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Every rule that indicators break."""
    for key, indicator in found.items():
        path = (*top, key)
        every = indicator.all_readings
        if not indicator.readings:
            yield desk.problem((*path, "readings"), "none_stands")
        yield from _names(desk, path, indicator)
        for i, reading in enumerate(every):
            yield from _reading(desk, (*path, "readings", i), indicator, reading)


def _revisions(desk: Desk, path: Path, milestone: Milestone) -> Iterator[Problem]:
    revisions = milestone.revisions
    earlier = [*(revision.due for revision in revisions[1:]), milestone.due]
    for i, (revision, before) in enumerate(zip(revisions, earlier, strict=False)):
        if revision.due == before:
            where = (*path, "revisions", i, "due")
            yield desk.problem(where, "revision_same_due", date=revision.due.text)


def _reading(desk: Desk, path: Path, indicator: Indicator, reading: Reading) -> Iterator[Problem]:
    parts = tuple(indicator.parts)
    if parts and reading.part is None:
        yield desk.problem(path, "needs_part", allowed=parts)
    elif reading.part is not None and reading.part not in parts:
        yield desk.problem((*path, "part"), "unknown_part", word=reading.part, allowed=parts)


def _names(desk: Desk, path: Path, indicator: Indicator) -> Iterator[Problem]:
    """A part that is a governorate has its name."""
    known = desk.library.governorates if indicator.place == "governorate" else {}
    for slug in indicator.parts.keys() & known.keys():
        for lang, word in indicator.parts[slug].own().items():
            if (name := known[slug].title.own().get(lang)) not in (None, word):
                values = {"word": word, "meant": name, "name": slug}
                yield desk.problem((*path, "parts", slug, lang), "not_its_name", **values)
