"""Which changes belong to a record of today, whatever it was called when they were made."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from pledges.history.change import Change
from pledges.history.walk import Commit, History

Name = tuple[str, ...]
# Of how many commits the page of changes tells.
SHOWN = 200


def lineage(commits: Iterable[Commit]) -> Iterator[Commit]:
    """Commits, newest first, each change under the name that its record has today."""
    names = _Names()
    for commit in commits:
        changes = tuple(names.today(change) for change in commit.changes)
        yield replace(commit, changes=changes)
        names.learn(commit.changes)


def by_record(history: History) -> dict[tuple[str, str], list[Commit]]:
    """For each record, by collection and slug, the commits that changed it, with that alone."""
    found: dict[tuple[str, str], list[Commit]] = {}
    for commit in lineage(history.commits):
        changes: dict[tuple[str, str], list[Change]] = {}
        for change in commit.changes:
            changes.setdefault(change.record, []).append(change)
        for record, mine in changes.items():
            told = replace(commit, changes=tuple(mine), broken=())
            found.setdefault(record, []).append(told)
    return found


def of_others(history: History, records: Collection[tuple[str, str]]) -> Iterator[Commit]:
    """The commits with what they changed besides some records."""
    for commit in lineage(history.commits):
        others = (change for change in commit.changes if change.record not in records)
        yield replace(commit, changes=tuple(others))


def news(commits: Iterable[Commit]) -> Iterator[Commit]:
    """The commits that changed what readers are told of, with that alone."""
    for commit in commits:
        changes = tuple(change for change in commit.changes if change.is_news)
        if changes:
            yield replace(commit, changes=changes)


@dataclass
class _Names:
    """The names of earlier days, each with the name of today that it led to."""

    later: dict[Name, Name] = field(default_factory=dict)

    def today(self, change: Change) -> Change:
        """A change under the names of today."""
        now = self._now(change.name)
        return replace(change, record=(now[0], now[1]), path=now[2:])

    def learn(self, changes: tuple[Change, ...]) -> None:
        """Follow the renames and moves of a commit further back."""
        steps = {
            tuple(change.before): self._now(tuple(change.after))
            for change in changes
            if change.what in {"renamed", "moved"}
        }
        # A name that began anew here belonged to something else before.
        for change in changes:
            if change.what in {"began", "renamed", "moved"}:
                self.later.pop(change.name, None)
        self.later.update(steps)

    def _now(self, name: Name) -> Name:
        for length in range(len(name), 1, -1):
            if name[:length] in self.later:
                return self.later[name[:length]] + name[length:]
        return name
