"""Whether the accounts of a milestone agree, worked out from what each says and when."""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, get_args

from pledges.progress.standing import counted_as
from pledges.records.dated import Account, Milestone, Stance
from pledges.records.library import Library
from pledges.records.pledge import Pledge, Update

Difference = Literal["state", "date", "early"]
Outcome = Literal["single", "word-alone", "agree", "differ"]
DIFFERENCES: tuple[Difference, ...] = get_args(Difference)
BESIDE = "beside"
# From the least to the most that can be said of a milestone.
STATES: tuple[Stance, ...] = get_args(Stance)
GOVERNMENT = "reported"


def replies(pledge: Pledge, answered: str) -> tuple[Update, ...]:
    """The replies to an update or a milestone, newest first."""
    return tuple(update for update in pledge.updates if update.answers == answered)


def on_word_alone(library: Library, pledge: str) -> list[tuple[str, Milestone]]:
    """What counts and is done by the Government's report, with nobody else's word beside it."""
    of = library.pledges[pledge]
    return [
        (slug, milestone)
        for slug, milestone in of.milestones.items()
        if milestone.claim == GOVERNMENT
        and counted_as(of, milestone) != "background"
        and {account.claim for account in milestone.says} <= {GOVERNMENT}
    ]


def outcome(accounts: Sequence[Account]) -> Outcome:
    """How the accounts stand to each other; agreement needs a voice beside the Government's."""
    if differences(accounts):
        return "differ"
    compared = [account for account in accounts if account.state != BESIDE]
    if len(compared) <= 1:
        return "single"
    alone = all(account.claim == GOVERNMENT for account in compared)
    return "word-alone" if alone else "agree"


def differences(accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """What any two of the accounts that speak of the milestone itself differ in."""
    pairs = list(combinations((one for one in accounts if one.state != BESIDE), 2))
    ways = {"state": _other_state, "date": _other_date, "early": _early}
    return tuple(name for name in DIFFERENCES if any(ways[name](*pair) for pair in pairs))


def _other_state(one: Account, other: Account) -> bool:
    """A later account may say more than an earlier one; anything else is a difference."""
    if one.state == other.state:
        return False
    less, more = sorted((one, other), key=lambda account: STATES.index(account.state))
    return not (less.on and more.on and less.on.last <= more.on.last)


def _other_date(one: Account, other: Account) -> bool:
    """Two dates differ when no day is in both."""
    if not (one.when and other.when):
        return False
    return one.when.last < other.when.first or other.when.last < one.when.first


def _early(one: Account, other: Account) -> bool:
    """Either speaks of it as done on a day before the date that the other gives."""
    both = ((a, b.when) for a, b in ((one, other), (other, one)) if a.state == "done")
    days = ((a.on, when) for a, when in both if not a.when)
    return any(on and when and on.last < when.first for on, when in days)
