"""Sources, bodies, objectives, units, terms and rules, and who publishes them all."""

from typing import Annotated, Literal

from pydantic import Field

from pledges.records.texts import Counted, Lang, LangKey, Record, Said, Text, Translated
from pledges.records.values import Date, Number, Prose, Slug, SourceSlug, Url, Whole

Confidence = Literal["high", "medium"]


class Unit(Record):
    """What a number counts; shown as value / `divisor`, rounded to `decimals` places."""

    label: Text
    forms: Counted
    divisor: Annotated[Whole, Field(ge=1)] = 1
    decimals: Annotated[Whole, Field(ge=0, le=6)] = 0


class Withdrawal(Record):
    """Since when a published thing no longer stands, and why: it stays visible, counted nowhere."""

    on: Date
    reason: Text
    source: SourceSlug


class Corrected(Record):
    """The very value that a correction put right, by its way through the data, and what it was."""

    at: Prose
    was: Prose


def first_name(slug: str, formerly: tuple[str, ...]) -> str:
    """The name under which a record was published first: what is followed keeps it for ever."""
    return (slug, *formerly)[-1]


class Named(Record):
    """A thing with a name whose translation may be our own."""

    title: Text
    unofficial: tuple[LangKey, ...] = ()


class Source(Record):
    """A document or page that says what we repeat; `author` speaks where the publisher does not."""

    title: Text
    author: Text | None = None
    publisher: Text
    kind: Literal["government", "un", "partner", "data", "research", "press"]
    language: Literal["ar", "en"]
    date: Date | None = None
    read: Date
    url: Url | None = None
    archived: Url | None = None
    cut: Text | None = Field(default=None, description="Where the copy that was read ends")
    licence: Text | None = None
    note: Text | None = None
    formerly: tuple[Slug, ...] = ()
    withdrawn: Withdrawal | None = None


class Body(Named):
    """A ministry, agency or partner."""

    kind: Literal["inter-ministerial", "federal", "kurdistan-region", "un", "partner"]
    note: Text | None = None
    formerly: tuple[Slug, ...] = ()
    withdrawn: Withdrawal | None = None


class Objective(Record):
    """One of the 23 objectives of the Global Compact."""

    title: Text
    label: Text
    unofficial: tuple[LangKey, ...] = ()
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

    variants: tuple[Prose, ...] = ()
    note: Text | None = None
    sources: tuple[SourceSlug, ...] = ()
    formerly: tuple[Slug, ...] = ()


class Governorate(Record):
    """The outline of a governorate on a plane; where a word stands in it, how wide it may be."""

    title: Text
    pcode: Prose
    outline: Prose
    x: Annotated[Number, Field(ge=0, le=340)]
    y: Annotated[Number, Field(ge=0, le=344)]
    room: Number
    source: SourceSlug
    formerly: tuple[Slug, ...] = ()


class Rule(Record):
    """A word of the site's judgement, with its published rule."""

    label: Text
    rule: Text
    stage: Whole | None = None


class Synonyms(Translated[tuple[Prose, ...]]):
    """Words that mean the same to someone who searches; a plural with another root is one too."""

    ar: tuple[Prose, ...] = ()
    en: tuple[Prose, ...] = ()

    def said(self, lang: Lang) -> Said[tuple[Prose, ...]]:
        """The words in a language; no other stands in for it."""
        return Said(self.own().get(lang, ()), lang)


class Publisher(Record):
    """Who stands behind the site, who edits it, who pays for it, and where mistakes are told."""

    name: Text
    kind: Text
    editors: Text
    funding: Text
    mail: Annotated[str, Field(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")] | None = None
    form: Url | None = None
