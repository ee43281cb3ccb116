"""Rules of single records, by their models: each is told of every record of its model."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pledges.checks import promises
from pledges.checks.dates import ROWS, DateRows, Desk, dates
from pledges.records.dated import Indicator, Milestone
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
            values = {"word": reading.part, "allowed": parts}
            yield desk.problem((*at, "part"), "unknown_part", **values)


def _names(desk: Desk, path: Path, indicator: Indicator) -> Iterator[Problem]:
    """A part that is a governorate has its name."""
    known = desk.library.governorates if indicator.place == "governorate" else {}
    for slug in indicator.parts.keys() & known.keys():
        for lang, word in indicator.parts[slug].own().items():
            if (name := known[slug].title.own().get(lang)) not in (None, word):
                values = {"word": word, "meant": name, "name": slug}
                yield desk.problem((*path, "parts", slug, lang), "not_its_name", **values)


RULES: ModelRules = {
    "account": (promises.confirmed,),
    "indicator": (_readings, _names),
    "milestone": (_revisions, promises.confirmed, promises.accounts),
    "pledge": (promises.replies, promises.given, promises.fulfilled, promises.verdict),
    "reading": (promises.confirmed,),
    "update": (promises.confirmed,),
}


def standing(walked: Iterable[Walked]) -> Iterator[Walked]:
    """What is not withdrawn, nor in what is."""
    gone: Path = ("",)
    for one in walked:
        if getattr(one.value, "withdrawn", None):
            gone = one.path
        if one.path[: len(gone)] != gone:
            yield one


def problems(
    desk: Desk, walked: Collection[Walked], rows: DateRows = ROWS, rules: ModelRules = RULES
) -> Iterator[Problem]:
    """Every rule that the records of a file break by themselves."""
    yield from dates(desk, walked, rows)
    for path, value, of in walked:
        for rule in rules.get(of.model, ()):
            yield from rule(desk, path, value)
