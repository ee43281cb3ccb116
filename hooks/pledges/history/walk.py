"""What each commit changed in the data, by meaning: one walk over git, kept for the next build."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pledges.history.cache import KeptCommit, load, store
from pledges.history.change import Change, RecordState
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import UnreadableError, plain
from pledges.history.repository import Files, Node, Repository, repository
from pledges.records.reader import Plain

# Words of the interface and of the search claim nothing about the pledges.
QUIET = {"words", "search", "languages"}


@dataclass(frozen=True)
class Commit:
    """What a commit changed; `broken` are files that could not be read in it."""

    id: str
    day: dt.date
    subject: str
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()

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


def history(root: Path, kept: Path | None = None) -> History:
    """Read the history of a project, comparing only the commits that `kept` does not hold."""
    found = repository(root)
    nodes = found.nodes() if found else []
    if not found or not nodes:
        return ABSENT
    walk = _Walk(found, load(kept) if kept else {})
    commits = [commit for node in reversed(nodes) if (commit := walk.commit(node))]
    if kept and walk.fresh:
        store(kept, {node.id: walk.done[node.id] for node in nodes})
    if not found.shallow:
        return History("complete", nodes[-1].day, tuple(reversed(commits)))
    since = max(node.day for node in nodes if not node.parents)
    return History("shallow", since, tuple(reversed(commits)))


def pending(root: Path, files: Mapping[str, Plain]) -> tuple[Change, ...]:
    """What the files of a project, by path and with what they hold, change since the commit."""
    found = repository(root)
    nodes = found.nodes() if found else []
    if not found or not nodes:
        return ()
    committed = found.files(nodes[0].id)
    before = _Walk(found, {}).state(committed, files.keys() & committed.keys())
    return compare(before, state_of(files))


def between(found: Repository, base: str, head: str) -> Commit:
    """What all commits from one to another change together, as one."""
    before, after = found.files(base), found.files(head)
    walk = _Walk(found, {})
    broken = [path for path, blob in after.items() if walk.unreadable(blob)]
    both = [
        {path: files[path] for path in files if path not in broken} for files in (before, after)
    ]
    node = found.node(head)
    changes = walk.changes([both[0]], both[1])
    news = tuple(path for path in broken if after[path] != before.get(path))
    return Commit(head, node.day, node.subject, changes, news)


@dataclass
class _Walk:
    """The walk from the oldest commit to the newest, and what it has found so far."""

    repository: Repository
    done: dict[str, KeptCommit]
    fresh: bool = False
    parsed: dict[str, Plain] = field(default_factory=dict)

    def commit(self, node: Node) -> Commit | None:
        """What a commit changed; None when it left the data alone."""
        if node.id not in self.done or self._cut(node):
            self.done[node.id] = self._compared(node)
            self.fresh = True
        kept = self.done[node.id]
        if not kept.touched:
            return None
        return Commit(node.id, node.day, node.subject, kept.changes, kept.broken)

    def _cut(self, node: Node) -> bool:
        """Whether the parents of a commit were left out of a shallow copy."""
        return self.repository.shallow and not node.parents

    def _compared(self, node: Node) -> KeptCommit:
        files = self.repository.files(node.id)
        parents = [self.repository.files(parent) for parent in node.parents]
        if not self._cut(node) and files in (parents or [{}]):
            held = self.done[node.parents[parents.index(files)]].held if parents else {}
            return KeptCommit(held=held)
        held, broken = self._held(files, node)
        if self._cut(node):
            return KeptCommit(held=held)
        now = _readable(files, held)
        before = [
            _readable(files, self.done[parent].held)
            for files, parent in zip(parents, node.parents, strict=True)
        ]
        changes = self.changes(before or [{}], now)
        return KeptCommit(changes, broken, held, touched=bool(changes or broken or not parents[1:]))

    def _held(self, files: Files, node: Node) -> tuple[dict[str, str], tuple[str, ...]]:
        """For each file that cannot be read, the content before it was broken; the news of it."""
        parent = node.parents[0] if node.parents else ""
        old = self.repository.files(parent) if parent else {}
        old_held = self.done[parent].held if parent else {}
        held = {path: old_held[path] for path in old_held if files.get(path) == old.get(path)}
        broken = []
        for path, blob in files.items():
            if path not in held and blob != old.get(path) and self.unreadable(blob):
                held[path] = _readable(old, old_held).get(path, "")
                broken.append(path)
        return held, tuple(broken)

    def changes(self, before: list[Files], after: Files) -> tuple[Change, ...]:
        """What is new against every parent, so that a merge does not tell its branches again."""
        paths = [
            path
            for path in sorted({*after, *(path for files in before for path in files)})
            if all(files.get(path) != after.get(path) for files in before)
        ]
        now = self.state(after, paths)
        found, *others = (compare(self.state(files, paths), now) for files in before)
        for other in others:
            also = [(change.name, change.after) for change in other]
            found = tuple(change for change in found if (change.name, change.after) in also)
        quiet = [replace(c, editorial=True) if c.record[0] in QUIET else c for c in found]
        # A new word of the interface is no record that begins.
        return tuple(c for c in quiet if not (c.editorial and c.what == "began"))

    def state(self, files: Files, paths: Iterable[str]) -> RecordState:
        """The records of some files."""
        return state_of({path: self._plain(files[path]) for path in paths if path in files})

    def unreadable(self, blob: str) -> bool:
        """Whether a content cannot be read as records."""
        return self._plain(blob) is None

    def _plain(self, blob: str) -> Plain:
        if blob not in self.parsed:
            self.parsed[blob] = self._read(blob)
        return self.parsed[blob]

    def _read(self, blob: str) -> Plain:
        """What a file holds; None when it cannot be read or is missing from this copy."""
        try:
            found = plain(self.repository.text(blob))
        except (UnreadableError, UnicodeDecodeError, KeyError):
            return None
        return found if isinstance(found, dict) else None


def _readable(files: Files, held: Files) -> Files:
    """The files with the last content that could be read, without those that never could."""
    return {path: blob for path, blob in {**files, **held}.items() if blob}
