"""What was published stays as it was, or a record says why not: what git says of it.

What was entered wrongly is corrected in one commit together with a new update of `type: correction`
on the same pledge, so that the correction is public, with its source.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from pledges.history.change import LASTING, PLEDGES, Change, RecordState
from pledges.history.compare import state_of
from pledges.history.entries import KEYS
from pledges.history.lineage import Name, lineage
from pledges.history.old_yaml import FORMER
from pledges.history.pairing import key_of
from pledges.history.walk import Commit, History, pending
from pledges.records.library import Library, file_of
from pledges.records.problems import Place, Problem
from pledges.records.reader import Plain


def problems(root: Path, history: History, library: Library) -> Iterator[Problem]:
    """Each published record that is gone, and each lasting value that is not the one git knows."""
    if history.state == "absent":
        return
    files = {file_of(PLEDGES, slug) for slug in library.pledges}
    files |= {file_of(name) for name in ("context", "events", "sources")} & {*library.documents}
    values = {file: library.documents[file].value for file in files}
    commits = lineage((Commit("", dt.date.max, "", pending(root, values)), *history.commits))
    state = state_of(values)
    for (collection, slug, *path), was in _published([*commits][::-1]).items():
        whole, now = (_standing(state, (collection, slug, *way)) for way in (path[:-1], path))
        file = file_of(collection, slug)
        if isinstance(was, dict):
            if now is None and file not in library.unread:
                name = "/".join([collection, slug, *path])
                yield library.problem(file, tuple(path), "published_gone", entry=name)
        elif whole is not None and (now or "") != was:
            is_due = path[-1] == "due"
            # To know a day where the month was known takes nothing back, but of a promise it does.
            if is_due or not str(now).startswith(f"{was}-"):
                code = "due_edited" if is_due else "published_edited"
                yield library.problem(file, tuple(path), code, date=was)


def unheld(history: History) -> Iterator[Problem]:
    """That published records could not be held against what was before, where git does not know."""
    if history.state != "complete":
        day = {"date": history.since} if history.since else {}
        yield Problem(file_of(PLEDGES), Place(), (), f"history_{history.state}", day)


def _published(commits: Sequence[Commit]) -> dict[Name, Plain]:
    """What stood and was taken out, or changed, without a word: from the oldest commit on."""
    found: dict[Name, Plain] = {}
    for commit in commits:
        corrected = {change.record for change in commit.changes if change.is_correction}
        for change in commit.changes:
            elsewhere = bool(corrected) and change.record[0] != PLEDGES
            if elsewhere or change.record in corrected or change.id in FORMER.excused:
                for name in [name for name in found if name[: len(change.name)] == change.name]:
                    del found[name]
                continue
            for name, was in _lasting(change) if change.is_lasting else ():
                found.setdefault(name, was)
    return found


def _lasting(change: Change) -> Iterator[tuple[Name, Plain]]:
    """What a change took away that is to last: a record with what lasts in it, or a value."""
    name, was = change.name, change.before
    yield name, was
    if isinstance(was, dict):
        yield from (((*name, key), was[key]) for key in LASTING[name[-2]] if was.get(key))


def _standing(state: RecordState, name: Name) -> Plain:
    """What stands at a place; None where nothing does."""
    value: Plain = state
    for holder, key in zip(("", *name), name, strict=False):
        if isinstance(value, list):
            keys = KEYS.get(holder, ())
            value = next((entry for entry in value if key_of(entry, keys) == key), None)
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value
