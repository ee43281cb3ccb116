"""One file on the desk of the checks: where its problems stand and what today is."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pledges.records.library import Library
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked
from pledges.records.values import When

DateRows = Mapping[str, Any]
# No promise reaches further, and no log begins so long before its pledge.
YEARS = dt.timedelta(days=3653)


@dataclass(frozen=True)
class Desk:
    """A file of `data/` being checked on a day, with the rules of dates that all records share."""

    library: Library
    file: str
    today: dt.date

    def problem(self, path: Path, code: str, /, **values: Any) -> Problem:
        """A problem at a key of the file; `allowed` are the words it could be."""
        return self.library.problem(self.file, path, code, **values)

    def in_order(
        self, path: Path, start: When | None, end: When | None, code: str = "ends_before_start"
    ) -> Iterator[Problem]:
        """An end must not lie wholly before its start."""
        if start and end and end.last < start.first:
            yield self.problem(path, code, word=end.text, before=start.text)

    def newest_first(self, places: Sequence[tuple[Path, When]]) -> Iterator[Problem]:
        """No date may lie wholly after the one above it."""
        for (_, before), (path, when) in pairwise(places):
            if when.first > before.last:
                yield self.problem(path, "wrong_order", date=when.text, before=before.text)


def dates(desk: Desk, walked: Iterable[Walked], every: DateRows) -> Iterator[Problem]:
    """Every rule that records break by the rows of their models: of dates, of what needs what."""
    # The records around a record, by their models.
    around: dict[str, Any] = {"today": When.parse(desk.today.isoformat())}
    for path, value, of in walked:
        if of.what != "record":
            continue
        around[of.model], rows = value, every.get(of.model, {})
        for name, when in _held(value, rows.get("past", ())):
            # A year or a month that is running is allowed.
            if when.first > desk.today:
                values = {"date": when.text, "today": desk.today.isoformat()}
                yield desk.problem((*path, name), "future", **values)
        yield from _together(desk, path, value, rows)
        yield from _apart(desk, path, value, rows, around)
        for names, key, code in rows.get("once", ()):
            at = (*path, names.removeprefix("all_"))
            yield from _once(desk, at, getattr(value, names), key, code)
        for name, when in _held(value, rows.get("told", ())):
            yield from _after_sources(desk, (*path, name), when, value)
        for name in rows.get("newest_first", ()):
            places = enumerate(getattr(value, name))
            yield from desk.newest_first(
                [((*path, name, i, "on"), x.on) for i, x in places if x.on]
            )


def _held(value: Any, rows: Iterable[str]) -> Iterator[tuple[str, When]]:
    """The dates that a record has, of those that it is asked for."""
    for name, *only in map(str.split, rows):
        if (when := getattr(value, name)) and all(_fits(value, one) for one in only):
            yield name, when


def _apart(
    desk: Desk, path: Path, value: Any, rows: DateRows, around: Mapping[str, Any]
) -> Iterator[Problem]:
    """Dates in their order, and none further from another than a promise reaches."""
    for start, end, at, code, *only in rows.get("order", ()):
        if all(_fits(value, one) for one in only):
            first, last = (_within(value, name, around) for name in (start, end))
            yield from desk.in_order((*path, *at.split(".")), first, last, code)
    for name, other in rows.get("near", ()):
        when, beside = (_within(value, one, around) for one in (name, other))
        if when and beside and abs(when.first - beside.first) > YEARS:
            values = {"word": when.text, "before": beside.text}
            yield desk.problem((*path, name), "far_date", **values)


def _together(desk: Desk, path: Path, value: Any, rows: DateRows) -> Iterator[Problem]:
    """What needs what, and what goes against what."""
    for told, other, code in rows.get("needs", ()):
        if _fits(value, told) and not _fits(value, other):
            name, needed = (one.partition("=")[0] for one in (told, other))
            held, beside = getattr(value, name), getattr(value, needed)
            values = {"word": name, "other": needed, "value": held, "beside": beside}
            yield desk.problem((*path, name), code, **values)
    for one, other, code in rows.get("differ", ()):
        held, beside = (_within(value, name) for name in (one, other))
        if held is not None and held == beside:
            yield desk.problem((*path, *one.split(".")), code)
    for name, wanted, keys, form, code in rows.get("against", ()):
        *_, other = keys.split()
        own, held = getattr(value, name), [str(getattr(value, key) or "") for key in keys.split()]
        if wanted in ("", own) and re.search(form, " ".join(held)):
            values = {"word": getattr(value, other), "name": name, "value": own}
            yield desk.problem((*path, other), code, **values)


def _fits(record: Any, condition: str) -> bool:
    """Whether a record has a key, or under it one of the words behind `=`."""
    name, _, words = condition.partition("=")
    held = getattr(record, name)
    return held in words.split("|") if words else bool(held)


def _once(desk: Desk, path: Path, held: Sequence[Any], keys: str, code: str) -> Iterator[Problem]:
    """No two entries of a list have the same values under some keys; the oldest stands last."""
    seen = [tuple(str(getattr(one, key)) for key in keys.split()) for one in held]
    for i, one in enumerate(held):
        if seen[i] in seen[i + 1 :]:
            yield desk.problem((*path, i), code, date=one.on.text)


def _after_sources(desk: Desk, path: Path, when: When, record: Any) -> Iterator[Problem]:
    """What happened stands in a source that is not older."""
    cited = record.sources if hasattr(record, "sources") else [record.source]
    sources = desk.library.sources
    days = [sources[slug].date for slug in cited if slug in sources]
    newest = max((day.last for day in days if day), default=None)
    if newest and all(days) and newest < when.first <= desk.today:
        values = {"word": when.text, "before": newest.isoformat()}
        yield desk.problem(path, "after_sources", **values)


def _within(record: Any, way: str, around: Mapping[str, Any] = {}) -> Any:
    """What stands at the end of a way that begins in a record, or in one around it."""
    first, *rest = way.split(".")
    value = getattr(record, first) if hasattr(record, first) else around.get(first)
    for name in rest:
        value = getattr(value, name) if value else None
    return value
