"""What a pledge is: its wording, bodies, links, updates, verdict and open questions."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from pledges.records import values as ref
from pledges.records.dated import About, Basis, Indicator, Milestone, Quote
from pledges.records.texts import Lang, Record, Said, Text, Translated
from pledges.records.values import Date, Prose, Slug, Whole
from pledges.records.vocabulary import Confidence, Corrected, Withdrawal


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
    formerly: tuple[Slug, ...] = ()


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
    formerly: tuple[Slug, ...] = ()

    @property
    def milestones(self) -> Mapping[str, Milestone]:
        """Those that stand."""
        return {slug: one for slug, one in self.all_milestones.items() if not one.withdrawn}

    @property
    def updates(self) -> tuple[Update, ...]:
        """Those that stand."""
        return tuple(one for one in self.all_updates if not one.withdrawn)
