"""Which changes belong to a record of today, whatever it was called when they were made."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pledges.history.change import Change
from pledges.history.walk import Commit, History

Name = tuple[str, ...]
RECORD = attrgetter("record")


def lineage(commits: Iterable[Commit]) -> Iterator[Commit]:
    """Commits, newest first, each change under the name that its record has today."""
    # The names of earlier days, each with the name of today that it led to.
    later: dict[Name, Name] = {}
    for commit in commits:
        names = [_today(later, change.name) for change in commit.changes]
        pairs = zip(commit.changes, names, strict=True)
        changes = [replace(one, record=(now[0], now[1]), path=now[2:]) for one, now in pairs]
        yield replace(commit, changes=tuple(changes))
        moved = [change for change in commit.changes if change.what in {"renamed", "moved"}]
        steps = {tuple(one.before): _today(later, tuple(one.after)) for one in moved}
        # A name that began anew here belonged to something else before.
        for change in commit.changes:
            if change.what in {"began", "renamed", "moved"}:
                later.pop(change.name, None)
        later |= steps


def _today(later: Mapping[Name, Name], name: Name) -> Name:
    known = (at for at in range(len(name), 1, -1) if name[:at] in later)
    at = next(known, 0)
    return later.get(name[:at], ()) + name[at:]


def by_record(history: History) -> dict[tuple[str, str], list[Commit]]:
    """For each record, by collection and slug, the commits that changed it, with that alone."""
    found = defaultdict[tuple[str, str], list[Commit]](list)
    for commit in lineage(history.commits):
        for record, mine in groupby(sorted(commit.changes, key=RECORD), RECORD):
            found[record].append(replace(commit, changes=tuple(mine)))
    return found


def of_others(history: History, records: Collection[tuple[str, str]]) -> Iterator[Commit]:
    """The commits with what they changed besides some records."""
    return (_only(one, lambda c: c.record not in records) for one in lineage(history.commits))


def news(commits: Iterable[Commit]) -> Iterator[Commit]:
    """The commits that changed what readers are told of, with that alone."""
    told = (_only(commit, lambda change: change.is_news) for commit in commits)
    return (commit for commit in told if commit.changes)


def _only(commit: Commit, wanted: Callable[[Change], bool]) -> Commit:
    return replace(commit, changes=tuple(filter(wanted, commit.changes)))


def editions(history: History) -> list[Commit]:
    """The states of main that ended a day on which more than repairs arrived, oldest first.

    What arrived on a day that nobody knows stands in the next of them.
    """
    days = {commit.day for commit in history.commits if commit.dated and commit.told}
    last = {commit.day: commit for commit in reversed(history.commits) if commit.dated}
    return [last[day] for day in sorted(days)]


class Days(NamedTuple):
    """When main last told something new of a thing; its own day; when main first told it."""

    updated: dt.date
    own: dt.date
    published: dt.date


@dataclass(frozen=True)
class Telling:
    """When main first told a thing, and when it last told something new of it, by its name."""

    since: dt.date | None
    first: dict[Name, dt.date] = field(default_factory=dict)
    last: dict[Name, dt.date] = field(default_factory=dict)

    def days(self, own: dt.date, *name: str) -> Days:
        """The days of a thing; where nothing is known of main, the day of the thing itself."""
        known = (self.first.get(name[:length]) for length in range(len(name), 1, -1))
        first = next(filter(None, known), self.since or own)
        return Days(max(first, self.last.get(name, first)), own, first)


def telling(history: History) -> Telling:
    """When each thing was told, as the walk has it: a day that no clock gave is its neighbour's."""
    found = Telling(history.since)
    for commit in [*lineage(history.commits)][::-1]:
        for change in commit.changes:
            # Dates given up for others stand at one place: each is told apart by what came.
            name = (*change.name, *([str(change.after)] if change.what == "revised" else []))
            if change.what in {"began", "added", "revised"} or not change.before:
                found.first.setdefault(name, commit.day)
            for length in range(2, len(name) + 1) if change.is_news else ():
                found.last[name[:length]] = commit.day
    return found
