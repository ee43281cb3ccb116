"""Texts in the languages of the site, and the records that hold them: frozen, closed."""

from collections.abc import Mapping
from typing import Annotated, Generic, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, PrivateAttr, ValidationInfo
from pydantic_core import PydanticCustomError

from pledges.records.values import Kind, Prose

# The languages that every text has; data/languages.yml names further ones, whose texts may lack.
LANGS = ("ar", "en")
# Those, each with the one that stands in where it has no text.
Further = Mapping[str, str]
NONE: Further = {}


def _further_key(key: str, info: ValidationInfo) -> str:
    if key not in (known := info.context or NONE):
        # The same error as for a key that no record has, and the languages that it might be.
        raise PydanticCustomError("extra_forbidden", "no language", {"languages": [*known]})
    return key


def _language(lang: str, info: ValidationInfo) -> str:
    known = [*LANGS, *(info.context or NONE)]
    if lang not in known:
        expected = {"expected": ", ".join(f"'{one}'" for one in known)}
        raise PydanticCustomError("literal_error", "no language", expected)
    return lang


Lang = str
LangKey = Annotated[Lang, AfterValidator(_language), Kind("language")]
FurtherKey = Annotated[Lang, AfterValidator(_further_key)]
Value = TypeVar("Value")


class Said(NamedTuple, Generic[Value]):
    """What is said in the place of a text, and the language that it is in."""

    words: Value
    lang: Lang


class Record(BaseModel):
    """A record that cannot be changed and has no keys but those named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Translated(Record, Generic[Value]):
    """One value in each of `LANGS`, and in any of the further languages of the site."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[FurtherKey, Value]
    _fallbacks: Mapping[Lang, Lang] = PrivateAttr(default_factory=dict)

    ar: Value
    en: Value

    def model_post_init(self, context: Further | None, /) -> None:
        """Keep which language stands in for which."""
        self._fallbacks = context or NONE

    def own(self) -> dict[Lang, Value]:
        """What is written, by language."""
        return {"ar": self.ar, "en": self.en, **(self.__pydantic_extra__ or {})}

    def said(self, lang: Lang) -> Said[Value]:
        """What is written in a language, else in the one that stands in for it."""
        if lang in LANGS:
            # Nearly always asked for, and each text has it.
            return Said(getattr(self, lang), lang)
        own = self.own()
        of = lang if lang in own else self._fallbacks[lang]
        return Said(own[of], of)

    def __getitem__(self, lang: Lang) -> Value:
        """Return what is written in a language, else in the one that stands in for it."""
        return self.said(lang).words


class Text(Translated[Prose]):
    """One text in the languages of the site."""


class Plurals(Record):
    """The plural forms of a language (CLDR categories); `{n}` stands for the number."""

    zero: Prose | None = None
    one: Prose | None = None
    two: Prose | None = None
    few: Prose | None = None
    many: Prose | None = None
    other: Prose


class EnglishPlurals(Plurals):
    """The two forms of English."""

    one: Prose


class ArabicPlurals(Plurals):
    """The six forms of Arabic, of which only `zero` may be left out."""

    one: Prose
    two: Prose
    few: Prose
    many: Prose


class Counted(Translated[Plurals]):
    """A phrase about a number, with the plural forms of each language."""

    ar: ArabicPlurals
    en: EnglishPlurals
