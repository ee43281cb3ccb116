"""The first promised date of a milestone is never edited: what git says of it.

A first date that was entered wrongly is corrected in one commit together with a new update of
`type: correction` on the same pledge, so that the correction is public, with its source.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from pledges.history.change import Change
from pledges.history.lineage import lineage
from pledges.history.walk import Commit, History, pending
from pledges.records.library import Library, file_of
from pledges.records.problems import Problem

HERE = "pledges"
# Who says so, by how much it weighs.
WEIGHTS = ("reported", "third-party", "confirmed", "verified")


def problems(root: Path, history: History, library: Library) -> Iterator[Problem]:
    """Each milestone whose first due date is not the one that git knows."""
    if history.state == "absent":
        return
    files = {
        file_of(HERE, slug): library.documents[file_of(HERE, slug)] for slug in library.pledges
    }
    edits = pending(root, {file: document.value for file, document in files.items()})
    yield from _raised(edits, library)
    commits = lineage((Commit("", dt.date.max, "", edits), *history.commits))
    oldest_first = [commit.changes for commit in commits][::-1]
    for (slug, key), first in _first_dates(oldest_first).items():
        milestone = library.pledges[slug].milestones.get(key) if slug in library.pledges else None
        if milestone and (milestone.due.text if milestone.due else "") != first:
            path = ("milestones", key, "due")
            yield library.problem(file_of(HERE, slug), path, "due_edited", date=first)


def _raised(edits: Sequence[Change], library: Library) -> Iterator[Problem]:
    """A published update whose claim weighs more now: what is confirmed later is a new update."""
    for change in edits:
        slug, before, after = change.record[1], str(change.before), str(change.after)
        if change.path[:1] + change.path[2:] != ("updates", "claim") or before not in WEIGHTS:
            continue
        raised = after in WEIGHTS[WEIGHTS.index(before) + 1 :]
        for i, update in enumerate(library.pledges[slug].updates if raised else ()):
            if change.path[1] in {update.name, update.on.text} and update.claim == after:
                path, values = ("updates", i, "claim"), {"word": after, "before": before}
                yield library.problem(file_of(HERE, slug), path, "claim_raised", **values)


def _first_dates(commits: Sequence[Sequence[Change]]) -> dict[tuple[str, str], str]:
    """The first date of each milestone whose date was edited, from the oldest commit on."""
    first: dict[tuple[str, str], str] = {}
    for changes in commits:
        corrected = {change.record for change in changes if _is_correction(change)}
        for change in changes:
            if change.record[0] != HERE or change.path[:1] != ("milestones",):
                continue
            milestone = (change.record[1], change.path[1])
            before, after = _dates(change)
            if change.record in corrected and after:
                first.pop(milestone, None)
            elif before:
                first.setdefault(milestone, before)
    return first


def _dates(change: Change) -> tuple[str, str]:
    """The first date before and after a change that concerns it; both empty for any other."""
    if change.path[2:] == ("due",) and change.what == "changed":
        return change.before or "", change.after or ""
    if change.what in {"added", "removed"} and not change.path[2:]:
        before, after = change.before or {}, change.after or {}
        return before.get("due", ""), after.get("due", "")
    return "", ""


def _is_correction(change: Change) -> bool:
    return (
        change.path[:1] == ("updates",)
        and change.what == "added"
        and isinstance(change.after, dict)
        and change.after.get("type") == "correction"
    )
