"""What changed in the records from each state of main to the next; kept for the next build."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from pledges.history.arrivals import Arrival, arrivals, reason
from pledges.history.cache import KeptCommit, load, store
from pledges.history.change import Change, RecordState, digest
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import FORMER, Former, UnreadableError, plain
from pledges.history.repository import Files, Repository, repository
from pledges.records.reader import Plain

# Words of the interface and of the search, how a figure is drawn, answers to the check, and what
# only leads from a thing to its past claim nothing about pledges.
QUIET = {"words", "search", "languages", "units", "meant", "chart", "corrects", "formerly"}


@dataclass(frozen=True)
class Commit:
    """What a commit changed on main; `broken` are files that could not be read in it.

    `name` stays when the commit is written anew; the day is not its own unless it is `dated`.
    """

    id: str
    day: dt.date
    subject: str
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()
    name: str = ""
    dated: bool = True
    reason: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes that are more than editorial."""
        return tuple(change for change in self.changes if not change.editorial)


@dataclass(frozen=True)
class History:
    """The commits that changed the data, newest first; shallow ones are known since a day."""

    state: Literal["complete", "shallow", "absent"] = "absent"
    since: dt.date | None = None
    commits: tuple[Commit, ...] = ()


ABSENT = History()


def history(
    root: Path, kept: Path | None = None, today: dt.date = dt.date.max, former: Former = FORMER
) -> History:
    """Read the history of a project, comparing only the states that `kept` does not hold."""
    found = repository(root)
    arrived = arrivals(found, today) if found else []
    if not found or not arrived:
        return ABSENT
    walk = _Walk(found, load(kept) if kept else {}, former)
    commits: list[Commit] = []
    since, is_whole = arrived[0].day, True
    for arrival in arrived:
        if walk.begins(arrival):
            commits, since, is_whole = [], arrival.day, False
        elif commit := walk.commit(arrival):
            commits.append(commit)
    if kept and walk.fresh:
        store(kept, {one.name: walk.done[one.name] for one in arrived if one.name in walk.done})
    return History("complete" if is_whole else "shallow", since, named(commits)[::-1])


def named(commits: Sequence[Commit]) -> tuple[Commit, ...]:
    """Commits, oldest first, with a name for each and for each change that no other ever has.

    They are made of what changed and not of when or how it reached main, so that they stay.
    """
    told = Counter[str]()
    found = []
    for commit in commits:
        changes = []
        for change in commit.changes:
            told[change.digest] += 1
            number = f"-{told[change.digest]}" if told[change.digest] > 1 else ""
            changes.append(replace(change, id=f"{change.digest}{number}"))
        name = digest([change.id for change in changes]) if changes else commit.id
        found.append(replace(commit, changes=tuple(changes), name=name))
    return tuple(found)


def pending(root: Path, files: Mapping[str, Plain]) -> tuple[Change, ...]:
    """What the files of a project, by path and with what they hold, change since the commit."""
    found = repository(root)
    if not found or not found.head:
        return ()
    walk = _Walk(found, {})
    if not found.holds(partial(walk.files, found.head)):
        return ()
    committed = walk.files(found.head)
    return compare(walk.state(committed, files.keys() & committed.keys()), state_of(files))


def between(found: Repository, base: str, head: str) -> Commit:
    """What all commits from one to another change together, as one."""
    walk = _Walk(found, {})
    before, after = walk.files(base), walk.files(head)
    broken = [path for path, blob in after.items() if walk.unreadable(blob)]
    both = [
        {path: files[path] for path in files if path not in broken} for files in (before, after)
    ]
    node = found.node(head)
    news = tuple(path for path in broken if after[path] != before.get(path))
    seen = set[str]()
    found.messages(base, seen)
    told = reason(found.messages(head, seen))
    day = node.day or dt.date.min
    return Commit(head, day, node.subject, walk.changes(*both), news, reason=told)


@dataclass
class _Walk:
    """The walk from the oldest state to the newest, and what it has found so far."""

    repository: Repository
    done: dict[str, KeptCommit]
    former: Former = FORMER
    fresh: bool = False
    # For each file that the state before has and that cannot be read, what it held before that.
    held: Mapping[str, str] = field(default_factory=dict)
    parsed: dict[str, Plain] = field(default_factory=dict)

    def begins(self, arrival: Arrival) -> bool:
        """Whether nothing can be told of an arrival, since what was before is not in this copy."""
        if arrival.name in self.done:
            return False
        states = [state for state in (arrival.before, arrival.node.id) if state]
        held = [self.repository.holds(partial(self.files, state)) for state in states]
        if not arrival.node.cut and all(held):
            return False
        files = self.files(arrival.node.id) if held[-1] else {}
        self.held = {path: "" for path, blob in files.items() if self.unreadable(blob)}
        return True

    def commit(self, arrival: Arrival) -> Commit | None:
        """What an arrival changed; None when it left the data alone."""
        if arrival.name not in self.done:
            self.done[arrival.name] = self._compared(arrival)
            self.fresh = True
        kept, node = self.done[arrival.name], arrival.node
        self.held = kept.held
        if not kept.touched:
            return None
        at, why = (node.id, arrival.day, node.subject), reason(arrival.messages)
        return Commit(*at, kept.changes, dated=arrival.dated, reason=why)

    def files(self, commit: str) -> Files:
        """The files of records in a commit, where they are today."""
        return self.repository.files(commit, self.former.paths)

    def _compared(self, arrival: Arrival) -> KeptCommit:
        files = self.files(arrival.node.id)
        old = self.files(arrival.before) if arrival.before else {}
        if files == old:
            return KeptCommit(held=self.held)
        before = _readable(old, self.held)
        if not files:
            # That a project ends so is less likely than that its files stand where none is known.
            return KeptCommit(held=before, touched=True)
        # For each file that cannot be read, the content before it was broken.
        held = {path: before.get(path, "") for path in files if self.unreadable(files[path])}
        return KeptCommit(self.changes(before, _readable(files, held)), held, touched=True)

    def changes(self, before: Files, after: Files) -> tuple[Change, ...]:
        """What differs by meaning between two states."""
        every = sorted(before.keys() | after.keys())
        paths = [path for path in every if before.get(path) != after.get(path)]
        found = compare(self.state(before, paths), self.state(after, paths))
        quiet = [replace(c, editorial=True) if QUIET & {*c.name} else c for c in found]
        # A new word of the interface is no record that begins.
        return tuple(c for c in quiet if not (c.editorial and c.what == "began"))

    def state(self, files: Files, paths: Iterable[str]) -> RecordState:
        """The records of some files."""
        found = {path: self._plain(files[path]) for path in paths if path in files}
        return state_of(found, self.former)

    def unreadable(self, blob: str) -> bool:
        """Whether a content cannot be read as records."""
        return self._plain(blob) is None

    def _plain(self, blob: str) -> Plain:
        """What a file holds; None when it cannot be read or is missing from this copy."""
        if blob not in self.parsed:
            try:
                found = plain(self.repository.text(blob))
            except (UnreadableError, UnicodeDecodeError, KeyError):
                found = None
            self.parsed[blob] = found if isinstance(found, dict) else None
        return self.parsed[blob]


def _readable(files: Files, held: Files) -> Files:
    """The files with the last content that could be read, without those that never could."""
    return {path: blob for path, blob in {**files, **held}.items() if blob}
