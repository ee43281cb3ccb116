"""What is dated, or should be: events, milestones of pledges, and numbers followed over time."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from pledges.records import values as ref
from pledges.records.texts import Record, Text
from pledges.records.values import Date, Number, Prose, Slug
from pledges.records.vocabulary import Confidence, Withdrawal

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


class Break(Record):
    """A day from which the readings mean something else."""

    on: Date
    note: Text


class Reading(Record):
    """One value of an indicator at a date; `since` opens the period that it adds up."""

    on: Date
    since: Date | None = None
    part: Slug | None = None
    value: Number
    qualifier: Literal["about", "at-least", "over"] | None = None
    source: ref.SourceSlug
    claim: ref.ClaimSlug | None = None
    confidence: Confidence = "high"
    note: Text | None = None
    withdrawn: Withdrawal | None = None

    @property
    def name(self) -> str:
        """What no other reading of the indicator is called: its date, then its part if any."""
        return f"{self.on.text}-{self.part}" if self.part else self.on.text


class Mark(Record):
    """A value to start from or to reach."""

    on: Date
    value: Number
    source: ref.SourceSlug


class Indicator(Record):
    """A number followed over time."""

    title: Text
    kind: Literal["outcome", "context"]
    unit: ref.UnitSlug
    definition: Text
    chart: Literal["line", "steps", "bars", "map", "none"] = "none"
    per: ref.ContextSlug | None = None
    place: Literal["country", "governorate", "district"] | None = None
    parts: Mapping[Slug, Text] = {}
    baseline: Mark | None = None
    target: Mark | None = None
    breaks: tuple[Break, ...] = ()
    all_readings: tuple[Reading, ...] = Field(min_length=1, alias="readings")
    note: Text | None = None
    formerly: tuple[Slug, ...] = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Those that stand."""
        return tuple(one for one in self.all_readings if not one.withdrawn)

    def reading(self, on: str, part: str) -> Reading | None:
        """The newest of a part (or of an indicator without parts), or the one at a date."""
        found = (one for one in self.readings if (one.part or "") == part)
        return next((one for one in found if not on or one.on.text == on), None)
