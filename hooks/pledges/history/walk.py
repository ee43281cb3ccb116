"""What changed in the records from each state of main to the next; kept for the next build."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from pledges.history.arrivals import Arrival, arrivals, reason
from pledges.history.cache import KeptCommit, load, store
from pledges.history.change import NEWS, Change, RecordState, digest
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import FORMER, Former, UnreadableError, plain
from pledges.history.repository import Files, Repository, blob_of, repository
from pledges.language.parity import Rewording, marked, marks, page_of
from pledges.records.reader import Document, Plain

QUIET = {*NEWS["quiet"].split()}


Known = Literal["complete", "shallow", "absent"]


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

    state: Known = "absent"
    since: dt.date | None = None
    commits: tuple[Commit, ...] = ()
    # The sections of pages that were reworded, oldest first, by their marks.
    prose: tuple[Rewording, ...] = ()

    def rewordings(self) -> Iterator[Rewording]:
        """Each text of records and of pages before and after a change of it, oldest first."""
        for change in chain(*(commit.changes for commit in reversed(self.commits))):
            if change.what == "reworded":
                yield marks(change.before), marks(change.after)
        yield from self.prose


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
    commits, prose = list[Commit](), list[Rewording]()
    since, is_whole = arrived[0].day, True
    for arrival in arrived:
        if walk.begins(arrival):
            commits, prose, since, is_whole = [], [], arrival.day, False
            continue
        found_in = walk.kept(arrival)
        prose += found_in.prose
        if found_in.touched:
            commits.append(_told(arrival, found_in.changes))
    if kept and walk.fresh:
        store(kept, {one.name: walk.done[one.name] for one in arrived if one.name in walk.done})
    state: Known = "complete" if is_whole else "shallow"
    return History(state, since, named(commits)[::-1], tuple(prose))


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


def pending(root: Path, records: Mapping[str, Document], pages: Mapping[str, str]) -> History:
    """What records and pages, by their files, change since the commit that is checked out."""
    found = repository(root)
    if not found or not found.head:
        return ABSENT
    walk = _Walk(found, {})
    if not found.holds(partial(walk.files, found.head)):
        return ABSENT
    committed = walk.files(found.head)
    other = {f: d.value for f, d in records.items() if blob_of(d.text) != committed.get(f)}
    changes = compare(walk.state(committed, other.keys() & committed.keys()), state_of(other))
    after = {file: blob_of(text) for file, text in pages.items()}
    prose = walk.prose(walk.pages(found.head), after, lambda files: {f: pages[f] for f in files})
    return History(commits=(Commit("", dt.date.max, "", changes),), prose=prose)


def between(found: Repository, base: str, head: str) -> Commit:
    """What all commits from one to another change together, as one."""
    walk = _Walk(found, {})
    before, after = walk.files(base), walk.files(head)
    broken = {path for path, blob in after.items() if walk.unreadable(blob)}
    both = [{path: of[path] for path in of.keys() - broken} for of in (before, after)]
    node, seen = found.node(head), set[str]()
    news = tuple(path for path in after if path in broken and after[path] != before.get(path))
    found.messages(base, seen)
    told, day = reason(found.messages(head, seen)), node.day or dt.date.min
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

    def kept(self, arrival: Arrival) -> KeptCommit:
        """What an arrival changed, in records and in pages."""
        if arrival.name not in self.done:
            before, after = (self.pages(one) for one in (arrival.before, arrival.node.id))
            prose = self.prose(before, after, self.repository.texts)
            self.done[arrival.name] = replace(self._compared(arrival), prose=prose)
            self.fresh = True
        self.held = self.done[arrival.name].held
        return self.done[arrival.name]

    def files(self, commit: str) -> Files:
        """The files of records in a commit, where they are today."""
        return self.repository.files(commit, self.former.paths)

    def pages(self, commit: str | None) -> Files:
        """The pages in a commit; none where this copy has not all."""
        with suppress(KeyError):
            return self.repository.pages(commit) if commit else {}
        return {}

    def prose(
        self, before: Files, after: Files, texts: Callable[[Files], Mapping[str, str]]
    ) -> tuple[Rewording, ...]:
        """The sections that differ between two states of the pages, in all languages of each."""
        paths = before.keys() | after.keys()
        pages = {page_of(path) for path in paths if before.get(path) != after.get(path)}
        then, now = (
            {path: blob for path, blob in files.items() if page_of(path) in pages}
            for files in (before, after)
        )
        old, new = marked(self.repository.texts(then)), marked(texts(now))
        return tuple((old[at], new[at]) for at in new if at in old and old[at] != new[at])

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


def _told(arrival: Arrival, changes: tuple[Change, ...]) -> Commit:
    node, why = arrival.node, reason(arrival.messages)
    return Commit(node.id, arrival.day, node.subject, changes, dated=arrival.dated, reason=why)


def _readable(files: Files, held: Files) -> Files:
    """The files with the last content that could be read, without those that never could."""
    return {path: blob for path, blob in {**files, **held}.items() if blob}
