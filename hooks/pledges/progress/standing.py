"""How far a pledge is on a given day: pure arithmetic over its records."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pledges.progress.certainty import Certainty, least
from pledges.progress.deadlines import Events, MilestoneState, due, state
from pledges.records.dated import Milestone
from pledges.records.pledge import Pledge, Update
from pledges.records.values import When
from pledges.records.vocabulary import Rule

UNKNOWN = "unknown"
# Who may say that a pledge is fulfilled: the Government's word alone is not enough.
STRONG_CLAIMS = ("confirmed", "verified")
# `weaker` is only sought or mentioned; `background` came before the pledge or stands beside it.
Counting = Literal["promised", "weaker", "step", "background"]


@dataclass(frozen=True)
class Standing:
    """Where a pledge stands, by its newest update that has a status."""

    status: str
    claim: str | None
    update: Update | None

    @property
    def confidence(self) -> Certainty:
        """That of its update."""
        return least(self.update)


@dataclass(frozen=True)
class Tally:
    """How many milestones of each kind there are and are done, and the states of the promised."""

    kinds: Mapping[Counting, int]
    done: Mapping[Counting, int]
    states: Mapping[MilestoneState, int]
    # Of the promised ones that are done, those that only the Government says are.
    alone: int
    confidence: Certainty

    @property
    def on_word_alone(self) -> bool:
        """Whether all that was promised is done, and part of it on the Government's word alone."""
        return 0 < self.kinds["promised"] == self.done["promised"] and self.alone > 0


def standing(pledge: Pledge) -> Standing:
    """The status and the claim in force; `unknown` and nobody's when no update has a status."""
    told = (Standing(one.status, one.claim, one) for one in pledge.updates if one.status)
    return next(told, Standing(UNKNOWN, None, None))


def newest(pledge: Pledge, claim: str = "") -> Update | None:
    """The newest update about the promise, of a claim or of any: nothing else ends a silence."""
    told = (update for update in pledge.updates if update.about == "promise")
    return next((update for update in told if claim in {"", update.claim}), None)


def silence(pledge: Pledge, today: dt.date) -> int | None:
    """Days since the newest update about the promise, never below 0; None when there is none."""
    update = newest(pledge)
    return max(0, (today - update.on.last).days) if update else None


def counted_as(pledge: Pledge, milestone: Milestone) -> Counting:
    """What a milestone is to a pledge; a step counts if it is for the promise and not before it."""
    if milestone.basis == "official":
        return "promised" if milestone.strength == "pledged" else "weaker"
    before = milestone.done and milestone.done.first < pledge.on.first
    return "background" if before or milestone.about != "promise" else "step"


def tally(pledge: Pledge, today: dt.date, events: Events) -> Tally:
    """Count the milestones of a pledge, each as what it is to it."""
    found = [(counted_as(pledge, one), one) for one in pledge.milestones.values()]
    promised = [one for kind, one in found if kind == "promised"]
    return Tally(
        kinds=Counter(kind for kind, _ in found),
        done=Counter(kind for kind, one in found if one.done),
        states=Counter(state(one, today, events) for one in promised),
        alone=sum(bool(one.done) and one.claim not in STRONG_CLAIMS for one in promised),
        confidence=least(*(one for kind, one in found if kind != "background")),
    )


def next_date(pledge: Pledge, today: dt.date, events: Events) -> tuple[When, str] | None:
    """The nearest due date to come, with its milestone; None where none is known."""
    open_ones = {s: m for s, m in pledge.milestones.items() if state(m, today, events) == "due"}
    coming = [(when, slug) for slug, one in open_ones.items() if (when := due(one, events))]
    return min(coming, key=lambda item: (item[0].last, item[1]), default=None)


def stages(statuses: Mapping[str, Rule]) -> list[str]:
    """The statuses on the way to fulfilment, in order."""
    staged = [(rule.stage, slug) for slug, rule in statuses.items() if rule.stage]
    return [slug for _, slug in sorted(staged)]
