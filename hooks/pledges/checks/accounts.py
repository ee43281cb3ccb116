"""Rules of what sources say: accounts of a milestone, and replies with what they answer."""

from collections.abc import Iterator

from pledges.checks.dates import Desk
from pledges.records.pledge import Account, Milestone, Pledge, Update
from pledges.records.problems import Path, Problem

# Whose word can confirm what a government reports.
CONFIRMING = {"un", "partner"}


def confirmed(desk: Desk, path: Path, record: Account | Milestone | Update) -> Iterator[Problem]:
    """What is confirmed has a source in which the UN or a partner speaks."""
    sources = desk.library.sources
    kinds = {sources[slug].kind for slug in record.sources if slug in sources}
    if record.claim == "confirmed" and kinds and kinds.isdisjoint(CONFIRMING):
        yield desk.problem((*path, "claim"), "confirmed_by_nobody")


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
