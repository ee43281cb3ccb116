"""What changed between two versions of a record, or of an entry in it, key by key."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pledges.history.change import NEWS, NUMBERS, Change, ChangeKind, is_text, shape_at, sources_of
from pledges.history.sameness import alike, is_editorial, key_of
from pledges.records.reader import Plain
from pledges.records.values import NUMBER

KEYS: Mapping[str, tuple[str, ...]] = {name: (*keys,) for name, keys in NEWS["keys"].items()}
ENTRIES = {*NEWS["named"], *KEYS}
SAME_ENTRY = 0.5


def differences(scope: Change, before: Plain, after: Plain) -> Iterator[Change]:
    """Every change from one value to another at a place; None where there is no value."""
    if before and after and isinstance(before, list) != isinstance(after, list):
        before, after = (v if isinstance(v, list) else [v] for v in (before, after))
    if _same(scope, before, after):
        return
    if is_text(before) and is_text(after):
        editorial = is_editorial(before, after)
        yield replace(scope, what="reworded", before=before, after=after, editorial=editorial)
    elif _are(dict, before, after) and not (is_text(before) or is_text(after)):
        yield from _maps(scope, before or {}, after or {})
    elif _are(list, before, after):
        yield from _lists(scope, before or [], after or [])
    else:
        yield replace(scope, what="changed", before=before, after=after)


def _same(scope: Change, before: Plain, after: Plain) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        both = before.strip(), after.strip()
        is_number = shape_at(scope.record, scope.path).what in NUMBERS
        if is_number and all(map(NUMBER.fullmatch, both)):
            return len({*map(Decimal, both)}) == 1
        return before.split() == after.split()
    if is_text(before) and is_text(after) and before.keys() == after.keys():
        return all(before[lang].split() == after[lang].split() for lang in before)
    return bool(before == after) or (not before and not after)


def _are(kind: type, before: Plain, after: Plain) -> bool:
    """Whether both are of a kind, or one is and the other is not there."""
    return all(value is None or value == "" or isinstance(value, kind) for value in (before, after))


def _maps(scope: Change, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    named = bool(scope.path) and scope.path[-1] in NEWS["named"]
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        place = scope.at(key, old, new)
        if old == new:
            continue
        # A map that is one thing, such as a baseline, comes and goes as an entry does.
        one = new if old is None else old
        if None in (old, new) and (named or (isinstance(one, dict) and "on" in one)):
            what: ChangeKind = "added" if old is None else "removed"
            reason = new.get("reason") if isinstance(new, dict) else None
            yield replace(place, what=what, before=old, after=new, reason=reason)
        elif key == "revisions":
            yield from _revisions(place, old or [], new or [], after)
        else:
            yield from differences(place, old, new)


def _lists(scope: Change, before: list[Plain], after: list[Plain]) -> Iterator[Change]:
    if any(isinstance(entry, dict) for entry in [*before, *after]):
        yield from _entries(scope, before, after)
        return
    yield from (replace(scope, what="added", after=one) for one in after if one not in before)
    yield from (replace(scope, what="removed", before=one) for one in before if one not in after)


def _entries(scope: Change, before: list[Plain], after: list[Plain]) -> Iterator[Change]:
    keys = KEYS.get(scope.path[-1] if scope.path else "", ())
    pairs = alike(before, after, SAME_ENTRY, keys)
    same = {k: before[i] for i, k in pairs}
    for k, new in enumerate(after):
        place = scope.at(key_of(new, keys) or str(k + 1), same.get(k), new)
        if k in same:
            yield from differences(place, same[k], new)
        else:
            yield replace(place, what="added", after=new)
    kept = {i for i, _ in pairs}
    for i, old in enumerate(before):
        if i not in kept:
            place = scope.at(key_of(old, keys) or str(i + 1), old)
            yield replace(place, what="removed", before=old)


def _revisions(
    scope: Change, before: list[Plain], after: list[Plain], milestone: Mapping[str, Any]
) -> Iterator[Change]:
    """A new revision is told as the step from the date before it, with its own reason."""
    earlier = [_due(revision) for revision in after[1:]] + [milestone.get("due")]
    for change in _entries(scope, before, after):
        if change.what != "added" or not isinstance(change.after, dict):
            yield change
            continue
        revision, path = change.after, (*scope.path[:-1], "due")
        was, why = earlier[after.index(revision)], revision.get("reason")
        step = replace(scope, what="revised", path=path, before=was, after=_due(revision))
        yield replace(step, unit="", sources=sources_of(revision), reason=why)


def _due(revision: Plain) -> Plain:
    return revision.get("due") if isinstance(revision, dict) else None
