"""Rules against overstating: what counts for a promise, what sources say, what sums it up."""

import re
from collections.abc import Iterator

from pledges.characters import ASCII_DIGITS
from pledges.checks.dates import Desk
from pledges.progress import standing
from pledges.progress.rows import ROLES
from pledges.records.dated import Account, Milestone, Reading
from pledges.records.pledge import Pledge, Update
from pledges.records.problems import Path, Problem

# So many characters a language: the verdict fits a card and a short message.
LONGEST = 200
NUMBER = re.compile(r"\d+")
FIGURES = {"indicators"}
# Whose word can bear out a claim, if not anybody's.
BEARING = {"confirmed": {"un", "partner"}, "verified": {"un", "research", "data"}}


def confirmed(
    desk: Desk, path: Path, record: Account | Milestone | Reading | Update
) -> Iterator[Problem]:
    """What is confirmed or verified has a source of somebody who can say so."""
    sources = desk.library.sources
    cited = (record.source,) if isinstance(record, Reading) else record.sources
    kinds = {sources[slug].kind for slug in cited if slug in sources}
    if kinds and kinds.isdisjoint(BEARING.get(record.claim or "", kinds)):
        yield desk.problem((*path, "claim"), f"{record.claim}_by_nobody")


def accounts(desk: Desk, path: Path, milestone: Milestone) -> Iterator[Problem]:
    """Accounts bear out what the milestone says."""
    claims = {account.claim for account in milestone.says if account.state == "done"}
    if milestone.says and milestone.claim and milestone.claim not in claims:
        yield desk.problem((*path, "says"), "done_not_said", word=milestone.claim)


def replies(desk: Desk, _: Path, pledge: Pledge) -> Iterator[Problem]:
    """A reply names what it answers, and comes after it."""
    dates = {update.name: update.on for update in pledge.all_updates}
    for i, update in enumerate(pledge.all_updates):
        if update.answers:
            path = ("updates", i, "answers")
            known = tuple(name for name in (*dates, *pledge.all_milestones) if name != update.name)
            if update.answers not in known:
                yield desk.problem(path, "unknown_answered", word=update.answers, allowed=known)
            yield from desk.in_order(path, dates.get(update.answers), update.on)


def given(desk: Desk, _: Path, pledge: Pledge) -> Iterator[Problem]:
    """What is said to give a body its role is of a body that has one."""
    roles = {body for role in ROLES for body in getattr(pledge.bodies, role)}
    for body in pledge.bodies.given:
        if body not in roles:
            path = ("bodies", "given", body)
            yield desk.problem(path, "given_without_role", word=body, allowed=tuple(roles))


def fulfilled(desk: Desk, _: Path, pledge: Pledge) -> Iterator[Problem]:
    """A pledge is fulfilled when all that it promised is done."""
    newest = standing.standing(pledge)
    promised = {k: one for k, one in pledge.milestones.items() if one.strength == "pledged"}
    undone = ", ".join(key for key, milestone in promised.items() if not milestone.done)
    if newest.update and newest.status == "fulfilled" and (undone or not promised):
        path = ("updates", pledge.all_updates.index(newest.update), "status")
        code = "fulfilled_undone" if undone else "fulfilled_unmeasured"
        yield desk.problem(path, code, word=undone)


def verdict(desk: Desk, _: Path, pledge: Pledge) -> Iterator[Problem]:
    """A verdict is short, newer than all but corrections of figures, and names no other number."""
    judged = [x for x in pledge.updates if {one.at.split("/")[0] for one in x.corrects} != FIGURES]
    past = [update.on for update in judged if update.on.first <= desk.today]
    newest = max(past, key=lambda on: on.first, default=None)
    if newest and pledge.verdict.on.last < newest.first:
        values = {"word": pledge.verdict.on.text, "before": newest.text}
        yield desk.problem(("verdict", "on"), "verdict_outdated", **values)
    known = _numbers(desk, pledge)
    for lang, words in pledge.verdict.text.own().items():
        path = ("verdict", "text", lang)
        if len(words) > LONGEST:
            yield desk.problem(path, "verdict_too_long", length=len(words), longest=LONGEST)
        for number in NUMBER.findall(words.translate(ASCII_DIGITS)):
            if int(number) not in known:
                yield desk.problem(path, "verdict_number", word=number)


def _numbers(desk: Desk, pledge: Pledge) -> set[int]:
    """The numbers that a verdict may name: of the counts that no day changes, and of dates."""
    tally = standing.tally(pledge, desk.today, desk.library.events)
    kinds, done = tally.kinds, tally.done
    counts = {done["promised"], kinds["promised"], kinds["weaker"], tally.alone, done["step"]}
    dates = [update.on for update in pledge.updates if update.about == "promise"]
    for milestone in pledge.milestones.values():
        dates += [when for when in (milestone.due, milestone.done) if when]
    return counts | {int(part) for when in dates for part in when.text.split("-")}
