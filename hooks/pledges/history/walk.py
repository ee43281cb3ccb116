"""What changed in the records from each state of main to the next; kept for the next build."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from pledges.history.arrivals import arrivals, reason
from pledges.history.change import Change, digest
from pledges.history.compare import compare, state_of
from pledges.history.old_yaml import FORMER, Former
from pledges.history.repository import Repository, blob_of, repository
from pledges.history.states import States, load, store
from pledges.language.parity import Rewording, marks
from pledges.records.reader import Document

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
    # When each file of a page came to read as it does, or was taken away.
    pages: Mapping[str, dt.date] = field(default_factory=dict)

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
    known = load(kept) if kept else {}
    walk = States(found, {**known}, former)
    commits, prose, pages = list[Commit](), list[Rewording](), dict[str, dt.date]()
    state: Known
    state, since = "complete", arrived[0].day
    for arrival in arrived:
        if not (found_in := walk.kept(arrival)):
            commits, prose, pages, state, since = [], [], {}, "shallow", arrival.day
            continue
        prose += found_in.prose
        pages |= dict.fromkeys(found_in.pages, arrival.day)
        if found_in.touched:
            node = arrival.node
            commit = Commit(node.id, arrival.day, node.subject, found_in.changes)
            commits.append(replace(commit, dated=arrival.dated, reason=arrival.reason))
    if kept and walk.done.keys() - known:
        store(kept, {one.name: walk.done[one.name] for one in arrived if one.name in walk.done})
    return History(state, since, named(commits)[::-1], tuple(prose), pages)


def named(commits: Sequence[Commit]) -> tuple[Commit, ...]:
    """Commits, oldest first, with a name for each and for each change that no other ever has.

    They are made of what changed and not of when or how it reached main, so that they stay.
    """
    told, found = Counter[str](), []
    for commit in commits:
        changes = []
        for change in commit.changes:
            name = change.digest
            told[name] += 1
            number = f"-{told[name]}" if told[name] > 1 else ""
            changes.append(replace(change, id=f"{name}{number}"))
        name = digest([change.id for change in changes]) if changes else commit.id
        found.append(replace(commit, changes=tuple(changes), name=name))
    return tuple(found)


def pending(root: Path, records: Mapping[str, Document], pages: Mapping[str, str]) -> History:
    """What records and pages, by their files, change since the commit that is checked out."""
    found = repository(root)
    if not found or not found.head:
        return ABSENT
    walk = States(found, {})
    if not found.holds(partial(walk.files, found.head)):
        return ABSENT
    committed = walk.files(found.head)
    other = {f: d.value for f, d in records.items() if blob_of(d.text) != committed.get(f)}
    changes = compare(walk.state(committed, other.keys() & committed.keys()), state_of(other))
    after = {file: blob_of(text) for file, text in pages.items()}
    before = found.pages(found.head)
    prose = walk.prose(before, after, lambda files: {f: pages[f] for f in files})
    was = dict.fromkeys(before, dt.date.max)
    return History(commits=(Commit("", dt.date.max, "", changes),), prose=prose, pages=was)


def between(found: Repository, base: str, head: str) -> Commit:
    """What all commits from one to another change together, as one."""
    walk = States(found, {})
    before, after = walk.files(base), walk.files(head)
    broken = {path for path, blob in after.items() if walk.content(blob) is None}
    both = [{path: of[path] for path in of.keys() - broken} for of in (before, after)]
    node, seen = found.node(head), set[str]()
    news = tuple(path for path in after if path in broken and after[path] != before.get(path))
    found.messages(base, seen)
    told, day = reason(found.messages(head, seen)), node.day or dt.date.min
    return Commit(head, day, node.subject, walk.changes(*both), news, reason=told)
