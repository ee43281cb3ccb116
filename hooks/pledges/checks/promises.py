"""Rules against overstating: what counts for a promise, how strong it is, what sums it up."""

import re
from collections.abc import Iterator

from pledges.characters import ASCII_DIGITS
from pledges.checks.dates import Desk
from pledges.progress import standing
from pledges.progress.rows import ROLES
from pledges.records.pledge import Milestone, Pledge, Update
from pledges.records.problems import Path, Problem

# So many characters a language: the verdict fits a card and a short message.
LONGEST = 200
NUMBER = re.compile(r"\d+")


def problems(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    """Every rule that a pledge breaks by saying more than it may."""
    for i, update in enumerate(pledge.all_updates):
        yield from _update(desk, ("updates", i), pledge, update)
    for key, milestone in pledge.all_milestones.items():
        yield from _milestone(desk, ("milestones", key), pledge, milestone)
    roles = {body for role in ROLES for body in getattr(pledge.bodies, role)}
    for body in pledge.bodies.given:
        if body not in roles:
            path = ("bodies", "given", body)
            yield desk.problem(path, "given_without_role", word=body, allowed=tuple(roles))
    yield from _fulfilled(desk, pledge)
    yield from _verdict(desk, pledge)


def _fulfilled(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    newest = standing.standing(pledge)
    promised = {k: one for k, one in pledge.milestones.items() if one.strength == "pledged"}
    undone = ", ".join(key for key, milestone in promised.items() if not milestone.done)
    if newest.update and newest.status == "fulfilled" and undone:
        path = ("updates", pledge.all_updates.index(newest.update), "status")
        yield desk.problem(path, "fulfilled_undone", word=undone)


def _update(desk: Desk, path: Path, pledge: Pledge, update: Update) -> Iterator[Problem]:
    if update.about == "promise" and update.on.last < pledge.on.first:
        values = {"date": update.on.text, "before": pledge.on.text}
        yield desk.problem((*path, "about"), "before_promise", **values)


def _milestone(desk: Desk, path: Path, pledge: Pledge, milestone: Milestone) -> Iterator[Problem]:
    if milestone.basis == "official" and milestone.done and milestone.done.last < pledge.on.first:
        values = {"date": milestone.done.text, "before": pledge.on.text}
        yield desk.problem((*path, "done"), "before_promise", **values)


def _verdict(desk: Desk, pledge: Pledge) -> Iterator[Problem]:
    verdict = pledge.verdict
    past = [update.on for update in pledge.updates if update.on.first <= desk.today]
    newest = max(past, key=lambda on: on.first, default=None)
    if newest and verdict.on.last < newest.first:
        values = {"date": verdict.on.text, "before": newest.text}
        yield desk.problem(("verdict", "on"), "verdict_outdated", **values)
    known = _numbers(desk, pledge)
    for lang, words in verdict.text.own().items():
        path = ("verdict", "text", lang)
        if len(words) > LONGEST:
            yield desk.problem(path, "verdict_too_long", length=len(words), longest=LONGEST)
        for number in NUMBER.findall(words.translate(ASCII_DIGITS)):
            if int(number) not in known:
                yield desk.problem(path, "verdict_number", word=number)


def _numbers(desk: Desk, pledge: Pledge) -> set[int]:
    """The numbers that a verdict may name: of the counts that no day changes, and of dates."""
    tally = standing.tally(pledge, desk.today, desk.library.events)
    counts = {tally.done, tally.promised, tally.weaker, tally.alone, tally.steps_done}
    dates = [update.on for update in pledge.updates if update.about == "promise"]
    for milestone in pledge.milestones.values():
        dates += [when for when in (milestone.due, milestone.done) if when]
    return counts | {int(part) for when in dates for part in when.text.split("-")}
