"""Texts in both languages, and the records that hold them: frozen, closed."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from pledges.values import Prose

Lang = Literal["ar", "en"]
LANGS: tuple[Lang, ...] = ("ar", "en")


class Record(BaseModel):
    """A record that cannot be changed and has no keys but those named here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """One text in each language of the site."""

    ar: Prose
    en: Prose

    def __getitem__(self, lang: Lang) -> str:
        """Return the text in a language."""
        return self.ar if lang == "ar" else self.en


class Plurals(Record):
    """The plural forms of a language (CLDR categories); `{n}` stands for the number."""

    zero: Prose | None = None
    one: Prose
    two: Prose | None = None
    few: Prose | None = None
    many: Prose | None = None
    other: Prose


class ArabicPlurals(Plurals):
    """The six forms of Arabic, of which only `zero` may be left out."""

    two: Prose
    few: Prose
    many: Prose


class Counted(Record):
    """A phrase about a number, with the plural forms of each language."""

    ar: ArabicPlurals
    en: Plurals

    def __getitem__(self, lang: Lang) -> Plurals:
        """Return the plural forms in a language."""
        return self.ar if lang == "ar" else self.en
