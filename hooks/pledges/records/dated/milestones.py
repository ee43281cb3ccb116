"""Events, and the milestones of pledges: what is dated, or should be."""

from typing import Literal

from pydantic import Field

from pledges.records import values as ref
from pledges.records.dated.past import Withdrawal
from pledges.records.texts import Record, Text
from pledges.records.values import Date, Prose, Slug
from pledges.records.vocabulary import Confidence

Basis = Literal["official", "editorial"]
# `beside` speaks of something near the milestone, and is compared with nothing.
Stance = Literal["planned", "begun", "done", "beside"]
About = Literal["promise", "subject", "context"]
Strength = Literal["pledged", "sought", "mentioned"]
Held = Literal["known", "announced"]


class Quote(Record):
    """Words as their source has them."""

    text: Prose
    source: ref.SourceSlug


class Event(Record):
    """A dated entry of the timeline."""

    on: Date
    until: Date | None = None
    title: Text
    text: Text | None = None
    held: Held = "known"
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)
    confidence: Literal["high", "medium", "low"] = "high"
    pledges: tuple[ref.PledgeSlug, ...] = ()
    formerly: tuple[Slug, ...] = ()
    withdrawn: Withdrawal | None = None


class Revision(Record):
    """A new due date for a milestone, and why."""

    due: Date
    on: Date
    reason: Text
    source: ref.SourceSlug


class Account(Record):
    """What a source says of a milestone, and when it said so."""

    on: Date | None = None
    claim: ref.ClaimSlug | None = None
    state: Stance
    when: Date | None = None
    text: Text
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"


class Milestone(Record):
    """A dated thing that is done or not."""

    title: Text
    basis: Basis
    about: About | None = None
    strength: Strength | None = None
    quote: Quote | None = None
    due: Date | None = None
    by: ref.EventSlug | None = None
    revisions: tuple[Revision, ...] = ()
    done: Date | None = None
    claim: ref.ClaimSlug | None = None
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    says: tuple[Account, ...] = Field(default=(), description="What each source says of it")
    places: tuple[ref.GovernorateSlug, ...] = ()
    note: Text | None = None
    formerly: tuple[Slug, ...] = ()
    withdrawn: Withdrawal | None = None
