"""What a pledge is: its wording, milestones, indicators, updates and open questions."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from pledges.records import values as ref
from pledges.records.texts import Lang, Record, Said, Text, Translated
from pledges.records.values import Date, Number, Prose, Slug, Whole
from pledges.records.vocabulary import Confidence

Basis = Literal["official", "editorial"]
# `beside` speaks of something near the milestone, and is compared with nothing.
Stance = Literal["planned", "begun", "done", "beside"]
About = Literal["promise", "subject", "context"]
Strength = Literal["pledged", "sought", "mentioned"]
Held = Literal["known", "announced"]


class Withdrawal(Record):
    """Since when a published thing no longer stands, and why: it stays visible, counted nowhere."""

    on: Date
    reason: Text
    source: ref.SourceSlug


class Corrected(Record):
    """The very value that a correction put right, by its way through the data, and what it was."""

    at: Prose
    was: Prose


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


class Quote(Record):
    """Words as their source has them."""

    text: Prose
    source: ref.SourceSlug


class Wording(Translated[Quote]):
    """The pledge as it was published, each language from its own source."""

    note: Text | None = None

    def text(self, lang: Lang) -> Said[str]:
        """The words alone, in a language or in the one that stands in for it."""
        quote = self.said(lang)
        return Said(quote.words.text, quote.lang)


class Roles(Record):
    """Who carries a pledge, and who says so."""

    lead: tuple[ref.BodySlug, ...] = Field(min_length=1)
    supporting: tuple[ref.BodySlug, ...] = ()
    partners: tuple[ref.BodySlug, ...] = ()
    given: Mapping[Slug, ref.SourceSlug] = {}
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)


class ObjectiveLink(Record):
    """A link to an objective of the Global Compact, named by the pledge's page or drawn by us."""

    to: ref.ObjectiveSlug
    basis: Basis
    source: ref.SourceSlug | None = None


class GoalLink(ObjectiveLink):
    """A link to a target or an indicator of the Sustainable Development Goals, likewise."""

    to: ref.GoalSlug


class UnRecord(Record):
    """The pledge's page at the UN Network on Migration; no `source` when none was found."""

    checked: Date
    source: ref.SourceSlug | None = None
    title: Prose | None = None
    updated: Date | None = None
    commitment: Text | None = None
    note: Text | None = None


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


class Update(Record):
    """A dated entry of a pledge's log."""

    on: Date
    slug: Slug | None = None
    type: Literal["progress", "correction", "reply"] = "progress"
    answers: Slug | None = None
    about: About
    status: ref.StatusSlug | None = None
    claim: ref.ClaimSlug
    text: Text
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    corrects: tuple[Corrected, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def name(self) -> str:
        """What no other update of the pledge is called: its date, then its slug if it has one."""
        return self.key.replace("/", "-")

    @property
    def key(self) -> str:
        """The same on the way through the data."""
        return f"{self.on.text}/{self.slug}" if self.slug else self.on.text


class Answered(Record):
    """What is known by now, and the day on which the question was closed here."""

    on: Date
    text: Text
    sources: tuple[ref.SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"


class Question(Record):
    """Something that is not known, or was not until it was answered."""

    text: Text
    since: Date
    who: tuple[ref.BodySlug, ...] = Field(min_length=1)
    sources: tuple[ref.SourceSlug, ...] = ()
    answered: Answered | None = None


class Verdict(Record):
    """What was promised, what is shown to be done, who says so and what is not known."""

    on: Date
    text: Text


class Pledge(Record):
    """One of the seven commitments of 10 May 2022."""

    number: Annotated[Whole, Field(ge=1)]
    title: Text
    on: Date
    verdict: Verdict
    wording: Wording
    summary: Text
    bodies: Roles
    objectives: tuple[ObjectiveLink, ...] = Field(min_length=1)
    sdg: tuple[GoalLink, ...] = ()
    record: UnRecord
    next_review: Date
    all_milestones: Mapping[Slug, Milestone] = Field(default={}, alias="milestones")
    indicators: Mapping[Slug, Indicator] = {}
    all_updates: tuple[Update, ...] = Field(default=(), alias="updates")
    questions: Mapping[Slug, Question] = {}

    @property
    def milestones(self) -> Mapping[str, Milestone]:
        """Those that stand."""
        return {slug: one for slug, one in self.all_milestones.items() if not one.withdrawn}

    @property
    def updates(self) -> tuple[Update, ...]:
        """Those that stand."""
        return tuple(one for one in self.all_updates if not one.withdrawn)


def first_name(slug: str, record: Event | Milestone) -> str:
    """The name under which a record was published first: what is followed keeps it for ever."""
    return (record.formerly or (slug,))[-1]
