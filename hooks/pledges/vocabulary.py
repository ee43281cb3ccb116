"""The records that pledges refer to: sources, bodies, objectives, units, terms, verdicts."""

from typing import Annotated, Literal

from pydantic import Field

from pledges.references import SourceSlug
from pledges.texts import Counted, Lang, LangKey, Record, Said, Text, Translated
from pledges.values import Date, Prose, Url, Whole

Confidence = Literal["high", "medium"]


class Unit(Record):
    """What a number counts; shown as value / `divisor`, rounded to `decimals` places."""

    label: Text = Field(description="Name of the unit, as the head of a column")
    forms: Counted
    divisor: Annotated[Whole, Field(ge=1)] = 1
    decimals: Annotated[Whole, Field(ge=0, le=6)] = 0


class Named(Record):
    """A thing with a name whose translation may be our own."""

    title: Text = Field(description="Name in both languages")
    unofficial: tuple[LangKey, ...] = Field(
        default=(), description="Languages in which the name is our own translation"
    )


class Source(Record):
    """A document or page that says what we repeat."""

    title: Text
    publisher: Text
    kind: Literal["government", "un", "partner", "data", "research", "press"]
    language: Literal["ar", "en"] = Field(description="Language of the document")
    date: Date | None = Field(default=None, description="Date of publication, if stated")
    read: Date = Field(description="When it was read for this site")
    url: Url | None = None
    archived: Url | None = None
    licence: Text | None = None
    note: Text | None = Field(default=None, description="What a reader of the source must know")


class Body(Named):
    """A ministry, agency or partner."""

    kind: Literal["inter-ministerial", "federal", "kurdistan-region", "un", "partner"]
    note: Text | None = None


class Objective(Record):
    """One of the 23 objectives of the Global Compact."""

    title: Text = Field(description="Name in both languages")
    label: Text = Field(description="Short name")
    unofficial: tuple[LangKey, ...] = Field(
        default=(), description="Languages in which the name is our own translation"
    )
    source: SourceSlug
    confidence: Confidence = "high"


class Principle(Named):
    """One of the 10 guiding principles of the Global Compact."""

    source: SourceSlug


class Goal(Record):
    """A target or an indicator of the Sustainable Development Goals, in its official wording."""

    kind: Literal["target", "indicator"]
    title: Text
    source: SourceSlug


class Term(Named):
    """A term of the glossary."""

    variants: tuple[Prose, ...] = Field(default=(), description="Other wordings in use")
    note: Text | None = None
    sources: tuple[SourceSlug, ...] = ()


class Verdict(Record):
    """A word of the site's judgement, with its published rule."""

    label: Text
    rule: Text
    stage: Whole | None = Field(default=None, description="Place on the way to fulfilment")


class Synonyms(Translated[tuple[Prose, ...]]):
    """Words that mean the same to someone who searches; a plural with another root is one too."""

    ar: tuple[Prose, ...] = Field(default=(), description="Arabic words, the usual one first")
    en: tuple[Prose, ...] = Field(default=(), description="English words, the usual one first")

    def said(self, lang: Lang) -> Said[tuple[Prose, ...]]:
        """The words in a language; no other stands in for it."""
        return Said(self.own().get(lang, ()), lang)
