"""What was published stays as it was, or a record says why not: what git says of it.

A value that was entered wrongly is put right where it stands, and a new update of
`type: correction` names it under `corrects`, with what it was; what no longer stands is
`withdrawn`; what is called otherwise has its earlier names under `formerly`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from pledges.history.change import LASTING, PLEDGES, RecordState, shape_at
from pledges.history.compare import state_of
from pledges.history.entries import KEYS
from pledges.history.lineage import Name, lineage
from pledges.history.old_yaml import FORMER
from pledges.history.sameness import key_of
from pledges.history.walk import Commit, History
from pledges.records.dated import Strength
from pledges.records.library import Library, file_of, way_of
from pledges.records.problems import Place, Problem
from pledges.records.reader import Plain
from pledges.records.values import NUMBER, WHEN

# What a value may have been; any other is a date.
FORMS = {"value": NUMBER, "text": re.compile(".+")}


def problems(history: History, ahead: History, library: Library) -> Iterator[Problem]:
    """Each published thing that is gone, changed or called otherwise, and no record says so.

    What is not committed is `ahead`.
    """
    state = state_of({file: document.value for file, document in library.documents.items()})
    yield from _corrections(library, state)
    if history.state == "absent":
        return
    commits = lineage((*ahead.commits, *history.commits))
    oldest_first = [*commits][::-1]
    yield from _renamed(library, state, oldest_first)
    for name, every in _published(oldest_first).items():
        now, said = _standing(state, name) or "", library.corrections.get("/".join(name[:-1]), ())
        # What was put back is as if it had never been changed.
        wrong = every[: every.index(now)] if now in every else every
        left = [was for was in wrong if (name[-1], was) not in [(one.key, one.was) for one in said]]
        if left and file_of(*name[:2]) not in library.unread:
            yield from _unsaid(library, name, left[0], now, state)


def unheld(history: History) -> Iterator[Problem]:
    """That published records could not be held against what was before, where git does not know."""
    if history.state != "complete":
        day = {"date": history.since} if history.since else {}
        yield Problem(file_of(PLEDGES), Place(), (), f"history_{history.state}", day)


def _unsaid(
    library: Library, name: Name, was: Plain, now: Plain, state: RecordState
) -> Iterator[Problem]:
    """What was published and is not there any more, or is another."""
    if isinstance(was, dict):
        if not now:
            may_go = "withdrawn" in shape_at((name[0], name[1]), name[2:]).names
            code = "published_gone" if may_go else "published_stays"
            yield _problem(library, state, name, code, entry="/".join(name))
        return
    is_due, whole = name[-1] == "due", _standing(state, name[:-1])
    # To know a day where the month was known takes nothing back, but of a promise it does.
    if whole is not None and (is_due or not str(now).startswith(f"{was}-")):
        code = "due_edited" if is_due else "published_edited"
        at = name[2:] if name[0] == PLEDGES else name
        yield _problem(library, state, name, code, date=was, entry="/".join(at))


def _problem(
    library: Library, state: RecordState, name: Name, code: str, **values: Plain
) -> Problem:
    steps = [step for step, _ in _way(state, name)]
    path = (*steps[2:],) if name[0] == PLEDGES else (*steps[1:],)
    return library.problem(file_of(*name[:2]), path, code, **values)


def _published(commits: Sequence[Commit]) -> dict[Name, list[Plain]]:
    """What stood at each place before it was taken out or changed, from the oldest commit on."""
    found: dict[Name, list[Plain]] = defaultdict(list)
    for commit in commits:
        for change in commit.changes:
            if not change.is_lasting or change.id in FORMER.excused:
                continue
            found[change.name].append(was := change.before)
            for key in LASTING[change.name[-2]] if isinstance(was, dict) else ():
                if was.get(key):
                    found[*change.name, key].append(was[key])
    return found


def _corrections(library: Library, state: RecordState) -> Iterator[Problem]:
    """Each correction of a value that is not there, that still is what it was, or never was one."""
    held = {"claim": library.claims, "status": library.statuses, "unit": library.units}
    choices: Mapping[str, Collection[str]] = {**held, "strength": get_args(Strength)}
    for slug, pledge in library.pledges.items():
        file = file_of(PLEDGES, slug)
        for i, update in enumerate(pledge.all_updates):
            path = ("updates", i, "corrects")
            for k, one in enumerate(update.corrects):
                name = _named(way_of(slug, one.at))
                words = choices.get(name[-1])
                form = FORMS.get(name[-1], WHEN)
                known = one.was in words if words else form.fullmatch(one.was)
                now = _standing(state, name)
                if not (known and isinstance(now, str)) or now == one.was:
                    values = {"entry": one.at, "date": one.was}
                    yield library.problem(file, (*path, k), "corrects_nothing", **values)


def _named(way: str) -> Name:
    """A way through the data as a name: a reading of a part and a named update are one step."""
    *steps, key = way.split("/")
    lists = [at for at, step in enumerate(steps, 1) if step in KEYS]
    return (*steps[: lists[0]], "/".join(steps[lists[0] :]), key) if lists else (*steps, key)


def _renamed(library: Library, state: RecordState, commits: Sequence[Commit]) -> Iterator[Problem]:
    """What is called otherwise than before, and does not say what it was called."""
    for change in (one for commit in commits for one in commit.changes):
        # What has an address of its own keeps it.
        if change.what == "renamed" and "formerly" in shape_at(change.record, change.path).names:
            now, was = _standing(state, change.name), change.before[-1]
            if isinstance(now, dict) and was not in (*now.get("formerly", ()), change.name[-1]):
                yield _problem(library, state, change.name, "renamed_silently", word=was)


def _standing(state: RecordState, name: Name) -> Plain:
    """What stands at a place; None where nothing does."""
    return [value for _, value in _way(state, name)][-1]


def _way(state: RecordState, name: Name) -> Iterator[tuple[str | int, Plain]]:
    """Each step to a place, that in a list as its number if it is there; what stands behind it."""
    value: Plain = state
    for holder, key in zip(("", *name), name, strict=False):
        if isinstance(value, list):
            keys = KEYS.get(holder, ())
            found = ((i, one) for i, one in enumerate(value) if key_of(one, keys) == key)
            step, value = next(found, (key, None))
        else:
            step, value = key, value.get(key) if isinstance(value, dict) else None
        yield step, value
