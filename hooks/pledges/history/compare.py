"""Two states of the data compared by meaning: what began, moved, changed; no git, no words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pledges.history.change import PLEDGES, Change, ChangeKind, RecordState, sources_of
from pledges.history.entries import differences
from pledges.history.old_yaml import FORMER, Former
from pledges.history.sameness import alike
from pledges.records.reader import Plain

# An entry that was renamed or moved holds at least so much of what it held.
SAME_RECORD = 0.75
GONE = {"ended", "removed"}
NEW = {"began", "added"}
# Collections that hold what pledges hold under another key.
LIKE = {"context": "indicators"}
Changes = list[Change]


def compare(before: RecordState, after: RecordState) -> tuple[Change, ...]:
    """Every change of meaning from one state to another; the order of keys does not count."""
    changes: Changes = []
    for collection in sorted(before.keys() | after.keys()):
        old, new = before.get(collection, {}), after.get(collection, {})
        for slug in sorted(old.keys() | new.keys()):
            # Most records of a file are as they were.
            if old.get(slug) != new.get(slug):
                changes += _reasoned([*_record((collection, slug), old.get(slug), new.get(slug))])
    # The first state of a record is one line, whatever it holds.
    told = _with_moves(changes)
    return tuple(replace(one, after=None) if one.what == "began" else one for one in told)


def _record(name: tuple[str, str], before: Plain, after: Plain) -> Iterator[Change]:
    scope = Change("changed", name).within(after, before)
    if before is None or after is None:
        what: ChangeKind = "began" if before is None else "ended"
        yield replace(scope, what=what, before=before, after=after)
    else:
        yield from _standing(scope, before, after)
        yield from differences(scope, before, after)


def _reasoned(changes: Changes) -> Changes:
    """The changes of a record; what was corrected with them in public has its reason from there."""
    said = [change.after["text"] for change in changes if change.is_correction]
    why = said[0] if len(said) == 1 else None
    return [
        replace(c, reason=c.reason or why) if c.is_lasting or c.path[-1:] == ("value",) else c
        for c in changes
    ]


def _standing(scope: Change, before: Plain, after: Plain) -> Iterator[Change]:
    """The status of a pledge and its claim, which follow from its updates."""
    old, new = _newest(before), _newest(after)
    for key in ("status", "claim"):
        was, now = old.get(key), new.get(key)
        if was != now and scope.record[0] == "pledges":
            sources = sources_of(new)
            yield replace(scope, path=(key,), sources=sources, before=was, after=now)


def _newest(pledge: Plain) -> Mapping[str, Any]:
    """The newest update that has a status."""
    updates = pledge.get("updates") if isinstance(pledge, dict) else None
    return next((u for u in updates or () if isinstance(u, dict) and u.get("status")), {})


def _with_moves(changes: Changes) -> Iterator[Change]:
    """The changes, with what is gone here and new there told as one that was renamed or moved."""
    by_name = sorted(changes, key=lambda change: change.name)
    gone = [c for c in by_name if c.what in GONE and isinstance(c.before, dict)]
    new = [c for c in by_name if c.what in NEW and isinstance(c.after, dict)]
    moves: dict[int, Changes] = {}
    told: set[int] = set()
    for kind in sorted({_kind(c) for c in gone} & {_kind(c) for c in new}):
        old, now = ([c for c in held if _kind(c) == kind] for held in (gone, new))
        said = [(i, k) for i, a in enumerate(old) for k, b in enumerate(now) if _said(a, b)]
        found = alike([c.before for c in old], [c.after for c in now], SAME_RECORD)
        for i, k in said or found:
            told.add(id(old[i]))
            moves[id(now[k])] = list(_move(old[i], now[k]))
    for change in changes:
        if id(change) not in told:
            yield from moves.get(id(change), [change])


def _said(old: Change, new: Change) -> bool:
    """Whether a record says itself what it was called before."""
    return old.name[:-1] == new.name[:-1] and old.name[-1] in new.after.get("formerly", ())


def _kind(change: Change) -> str:
    """Of what an entry is one: a move keeps that, whichever record holds it."""
    return LIKE.get(change.name[-2], change.name[-2])


def _move(old: Change, new: Change) -> Iterator[Change]:
    what: ChangeKind = "renamed" if old.name[:-1] == new.name[:-1] else "moved"
    yield replace(new, what=what, before=list(old.name), after=list(new.name))
    scope = replace(new, what="changed", after=None)
    if not new.path:
        yield from _standing(scope, old.before, new.after)
    yield from differences(scope, old.before, new.after)


def state_of(files: Mapping[str, Plain], former: Former = FORMER) -> RecordState:
    """The state that files hold: `data/pledges/<slug>.yml` one record each, others many."""
    found: dict[str, dict[str, Plain]] = {}
    for path, value in ((PurePosixPath(f), v) for f, v in files.items() if isinstance(v, dict)):
        is_one = path.parent.name == PLEDGES
        kind, records = (PLEDGES, {path.stem: value}) if is_one else (path.stem, value)
        renewed = {slug: former.renewed(kind, record) for slug, record in records.items()}
        found.setdefault(kind, {}).update(renewed)
    return found
