"""Whether the dates and the parts of a pledge can be, beside what the pledge itself says."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from pledges.checks.dates import Desk
from pledges.progress.rows import ROLES
from pledges.records.library import file_of
from pledges.records.pledge import Milestone, Pledge
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked
from pledges.records.texts import LANGS, Text
from pledges.records.values import When

# No promise reaches further, and no log begins so long before its pledge.
OLDEST = 1945
YEARS = dt.timedelta(days=3653)


def problems(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Every date, status, body and text of a pledge that goes against another of it."""
    yield from _near(desk, ("next_review",), pledge.next_review, desk.today)
    if pledge.next_review.last < desk.today:
        yield desk.problem(("next_review",), "review_past", word=pledge.next_review.text)
    if pledge.number > len(desk.library.pledges):
        values = {"word": str(pledge.number), "limit": len(desk.library.pledges)}
        yield desk.problem(("number",), "number_beyond", **values)
    for i, update in enumerate(pledge.updates):
        yield from _near(desk, ("updates", i, "on"), update.on, pledge.on.first)
    for key, milestone in pledge.milestones.items():
        yield from _milestone(desk, ("milestones", key), pledge, milestone)
    yield from _statuses(desk, pledge)
    yield from _twice(desk, pledge)
    yield from _roles(desk, pledge)


def repeated(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """A record that is named twice in one list, or by two entries of it."""
    seen: set[tuple[Path, str]] = set()
    for path, value, of in walked:
        held = path[:-2] if path[-1:] == ("to",) else path[:-1]
        if of.what == "reference" and len(held) < len(path) and isinstance(path[len(held)], int):
            if (held, value) in seen:
                yield desk.problem(path, "named_twice", word=value)
            seen.add((held, value))


def copied(desk: Desk, pledges: Mapping[str, Pledge], slug: str) -> Iterator[Problem]:
    """An update that another pledge tells in the same words."""
    others = {
        update.text.ar: name
        for name, one in pledges.items()
        if name != slug
        for update in one.updates
    }
    for i, update in enumerate(pledges[slug].updates):
        if name := others.get(update.text.ar):
            values = {"word": update.text.ar[:60], "file": file_of("pledges", name)}
            yield desk.problem(("updates", i, "text", "ar"), "same_update", **values)


def old(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """A date before anything that the site tells of."""
    for path, value, of in walked:
        if of.what == "date" and value.last.year < OLDEST:
            yield desk.problem(path, "far_date", word=value.text, before=str(OLDEST))


def _near(desk: Desk, path: Path, when: When, day: dt.date) -> Iterator[Problem]:
    if abs(when.first - day) > YEARS:
        yield desk.problem(path, "far_date", word=when.text, before=day.isoformat())


def _milestone(desk: Desk, path: Path, pledge: Pledge, milestone: Milestone) -> Iterator[Problem]:
    due, done, promised = milestone.due, milestone.done, pledge.on
    if due:
        yield from _near(desk, (*path, "due"), due, promised.first)
    if due and due.last < promised.first:
        values = {"word": due.text, "before": promised.text}
        yield desk.problem((*path, "due"), "due_before_pledge", **values)
    for i, one in enumerate(milestone.revisions):
        where = (*path, "revisions", i)
        yield from _near(desk, (*where, "due"), one.due, promised.first)
        if due and one.due.last < due.first:
            values = {"word": one.due.text, "before": due.text}
            yield desk.problem((*where, "due"), "revised_earlier", **values)
        for end in (one.due, *([done] if done else ())):
            if one.on.first > end.last:
                values = {"word": one.on.text, "before": end.text}
                yield desk.problem((*where, "on"), "revised_too_late", **values)


def _statuses(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Work that has begun does not become work that has not."""
    told = [(i, update.status) for i, update in enumerate(pledge.updates) if update.status]
    for (i, later), (_, earlier) in pairwise(told):
        if later == "not-started" and earlier not in {"not-started", "planned", "unknown"}:
            values = {"word": str(later), "before": str(earlier)}
            yield desk.problem(("updates", i, "status"), "status_back", **values)


def _twice(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """The same words under two dates or names."""
    found: list[tuple[Path, Text]]
    found = [(("updates", i, "text"), one.text) for i, one in enumerate(pledge.updates)]
    found += [(("milestones", key, "title"), one.title) for key, one in pledge.milestones.items()]
    found += [(("questions", key, "text"), one.text) for key, one in pledge.questions.items()]
    seen: dict[tuple[object, str], Path] = {}
    for path, text in found:
        for lang in LANGS:
            first = seen.setdefault((path[0], text[lang]), path)
            if first != path:
                name = desk.problem(first[:2], "same_words").key
                yield desk.problem((*path, lang), "same_words", word=text[lang], name=name)


def _roles(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    for one, other in combinations(ROLES, 2):
        for i, body in enumerate(held := getattr(pledge.bodies, other)):
            if body in getattr(pledge.bodies, one) and body not in held[:i]:
                yield desk.problem(("bodies", other, i), "two_roles", word=body, name=one)
