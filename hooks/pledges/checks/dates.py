"""One file on the desk of the checks: where its problems stand and what today is."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pledges.records.library import Library
from pledges.records.meant.rules import RULES
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked
from pledges.records.values import When

ROWS = RULES["dates"]


@dataclass(frozen=True)
class Desk:
    """A file of `data/` being checked on a day, with the rules of dates that all records share."""

    library: Library
    file: str
    today: dt.date

    def problem(self, path: Path, code: str, /, **values: Any) -> Problem:
        """A problem at a key of the file; `allowed` are the words it could be."""
        return self.library.problem(self.file, path, code, **values)

    def not_future(self, path: Path, when: When) -> Iterator[Problem]:
        """A date must have begun: a year or a month that is running is allowed."""
        if when.first > self.today:
            values = {"date": when.text, "today": self.today.isoformat()}
            yield self.problem(path, "future", **values)

    def in_order(self, path: Path, start: When | None, end: When | None) -> Iterator[Problem]:
        """An end must not lie wholly before its start."""
        if start and end and end.last < start.first:
            yield self.problem(path, "ends_before_start", date=end.text, before=start.text)

    def newest_first(self, places: Sequence[tuple[Path, When]]) -> Iterator[Problem]:
        """No date may lie wholly after the one above it."""
        for (_, before), (path, when) in pairwise(places):
            if when.first > before.last:
                yield self.problem(path, "wrong_order", date=when.text, before=before.text)


def dates(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """Every rule that records break by the rows of their models: of dates, of what needs what."""
    for path, value, of in walked:
        rows = ROWS.get(of.model, {}) if of.what == "record" else {}
        for name in rows.get("past", ()):
            if when := getattr(value, name):
                yield from desk.not_future((*path, name), when)
        yield from _together(desk, path, value, rows)
        for names, key, code in rows.get("once", ()):
            at = (*path, names.removeprefix("all_"))
            yield from _once(desk, at, getattr(value, names), key, code)
        for name in rows.get("told", ()):
            yield from _after_sources(desk, (*path, name), getattr(value, name), value)
        for names in rows.get("order", ()):
            start, end = (_within(value, name.split(".")) for name in names[:2])
            yield from desk.in_order((*path, *names[-1].split(".")), start, end)
        for name in rows.get("newest_first", ()):
            places = enumerate(getattr(value, name))
            yield from desk.newest_first(
                [((*path, name, i, "on"), x.on) for i, x in places if x.on]
            )


def _together(desk: Desk, path: Path, value: Any, rows: Any) -> Iterator[Problem]:
    """What needs what, and what goes against what."""
    for told, other, code in rows.get("needs", ()):
        name, _, word = told.partition("=")
        needed, _, wanted = other.partition("=")
        held, beside = getattr(value, name), getattr(value, needed)
        if (
            held
            and word in ("", held)
            and not (beside and (not wanted or beside in wanted.split("|")))
        ):
            values = {"word": name, "other": needed, "value": held, "beside": beside}
            yield desk.problem((*path, name), code, **values)
    for one, other, code in rows.get("differ", ()):
        held, beside = (_within(value, name.split(".")) for name in (one, other))
        if held is not None and held == beside:
            yield desk.problem((*path, *one.split(".")), code)
    for name, wanted, other, form, code in rows.get("against", ()):
        if wanted in ("", getattr(value, name)) and re.search(form, getattr(value, other) or ""):
            values = {"word": getattr(value, other), "name": name, "value": wanted}
            yield desk.problem((*path, other), code, **values)


def _once(desk: Desk, path: Path, held: Sequence[Any], keys: str, code: str) -> Iterator[Problem]:
    """No two entries of a list have the same values under some keys; the oldest stands last."""
    seen = [tuple(str(getattr(one, key)) for key in keys.split()) for one in held]
    for i, one in enumerate(held):
        if seen[i] in seen[i + 1 :]:
            yield desk.problem((*path, i), code, date=one.on.text)


def _after_sources(desk: Desk, path: Path, when: When | None, record: Any) -> Iterator[Problem]:
    """What happened stands in a source that is not older."""
    # A correction is of the day on which it is made.
    if getattr(record, "type", "progress") != "progress":
        return
    cited = record.sources if hasattr(record, "sources") else [record.source]
    sources = desk.library.sources
    days = [sources[slug].date for slug in cited if slug in sources]
    newest = max((day.last for day in days if day), default=None)
    if when and newest and all(days) and newest < when.first <= desk.today:
        values = {"word": when.text, "before": newest.isoformat()}
        yield desk.problem(path, "after_sources", **values)


def _within(value: Any, names: Sequence[str]) -> Any:
    for name in names:
        value = getattr(value, name) if value else None
    return value
