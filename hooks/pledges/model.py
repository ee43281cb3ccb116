"""What a pledge is: its wording, milestones, indicators, updates and open questions."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from pledges.account import Account
from pledges.references import (
    BodySlug,
    ClaimSlug,
    GoalSlug,
    ObjectiveSlug,
    PledgeSlug,
    SourceSlug,
    StatusSlug,
    UnitSlug,
)
from pledges.texts import Lang, Record, Said, Text, Translated
from pledges.values import Date, Number, Prose, Slug, Whole
from pledges.vocabulary import Confidence

Basis = Literal["official", "editorial"]


class Event(Record):
    """A dated entry of the timeline."""

    on: Date
    until: Date | None = None
    title: Text
    text: Text | None = None
    sources: tuple[SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    pledges: tuple[PledgeSlug, ...] = ()


class Quote(Record):
    """Words as their source has them."""

    text: Prose
    source: SourceSlug


class Wording(Translated[Quote]):
    """The pledge as it was published, each language from its own source."""

    note: Text | None = Field(default=None, description="Where the two differ, and how")

    def text(self, lang: Lang) -> Said[str]:
        """The words alone, in a language or in the one that stands in for it."""
        quote = self.said(lang)
        return Said(quote.words.text, quote.lang)


class Roles(Record):
    """Who carries a pledge, and who says so."""

    lead: tuple[BodySlug, ...] = Field(min_length=1)
    supporting: tuple[BodySlug, ...] = ()
    partners: tuple[BodySlug, ...] = ()
    sources: tuple[SourceSlug, ...] = Field(min_length=1)


class Link(Record):
    """A link of a pledge to something larger, named by the pledge's page or drawn by us."""

    basis: Basis
    source: SourceSlug | None = None


class ObjectiveLink(Link):
    """A link to an objective of the Global Compact."""

    to: ObjectiveSlug


class GoalLink(Link):
    """A link to a target or an indicator of the Sustainable Development Goals."""

    to: GoalSlug


class UnRecord(Record):
    """The pledge's page at the UN Network on Migration; no `source` when none was found."""

    checked: Date
    source: SourceSlug | None = None
    title: Prose | None = Field(default=None, description="Title on the page, in English")
    updated: Date | None = None
    commitment: Text | None = Field(default=None, description="What the page commits to")
    note: Text | None = None


class Revision(Record):
    """A new due date for a milestone, and why."""

    due: Date
    on: Date
    reason: Text
    source: SourceSlug


class Milestone(Record):
    """A dated thing that is done or not."""

    title: Text
    basis: Basis = Field(description="official: promised on the pledge's page; editorial: a step")
    due: Date | None = Field(default=None, description="First promised date, never edited")
    revisions: tuple[Revision, ...] = ()
    done: Date | None = None
    claim: ClaimSlug | None = None
    sources: tuple[SourceSlug, ...] = Field(min_length=1)
    says: tuple[Account, ...] = Field(default=(), description="What each source says of it")
    confidence: Confidence = "high"
    note: Text | None = None


class Break(Record):
    """A day from which the readings mean something else."""

    on: Date
    note: Text


class Reading(Record):
    """One value of an indicator at a date; `since` opens the period that it adds up."""

    on: Date
    value: Number
    source: SourceSlug
    since: Date | None = None
    part: Slug | None = Field(default=None, description="Which part of the indicator it is")
    qualifier: Literal["about", "at-least", "over"] | None = None
    confidence: Confidence = "high"
    note: Text | None = None


class Mark(Record):
    """A value to start from or to reach."""

    on: Date
    value: Number
    source: SourceSlug


class Indicator(Record):
    """A number followed over time."""

    title: Text
    kind: Literal["outcome", "context"]
    unit: UnitSlug
    definition: Text
    chart: Literal["line", "steps", "none"] = "none"
    parts: Mapping[Slug, Text] = {}
    baseline: Mark | None = None
    target: Mark | None = None
    breaks: tuple[Break, ...] = ()
    readings: tuple[Reading, ...] = Field(min_length=1)
    note: Text | None = None


class Update(Record):
    """A dated entry of a pledge's log."""

    on: Date
    slug: Slug | None = Field(default=None, description="Tells it from another of its date")
    text: Text
    claim: ClaimSlug
    sources: tuple[SourceSlug, ...] = Field(min_length=1)
    status: StatusSlug | None = Field(default=None, description="Status from then on")
    type: Literal["progress", "correction", "reply"] = "progress"
    answers: Slug | None = Field(
        default=None, description="The update, by its name, or the milestone that a reply answers"
    )
    confidence: Confidence = "high"

    @property
    def name(self) -> str:
        """What no other update of the pledge is called: its date, then its slug if it has one."""
        return f"{self.on.text}-{self.slug}" if self.slug else self.on.text


class Question(Record):
    """Something that is not known."""

    text: Text
    since: Date = Field(description="Since when an answer has been missing")
    who: tuple[BodySlug, ...] = Field(min_length=1, description="Bodies that could answer")
    sources: tuple[SourceSlug, ...] = ()


class Pledge(Record):
    """One of the seven commitments of 10 May 2022."""

    number: Annotated[Whole, Field(ge=1)]
    title: Text
    wording: Wording
    summary: Text
    bodies: Roles
    objectives: tuple[ObjectiveLink, ...] = Field(min_length=1)
    sdg: tuple[GoalLink, ...] = ()
    record: UnRecord
    next_review: Date = Field(description="When the editors will read the sources again")
    milestones: Mapping[Slug, Milestone] = {}
    indicators: Mapping[Slug, Indicator] = {}
    updates: tuple[Update, ...] = ()
    questions: Mapping[Slug, Question] = {}
