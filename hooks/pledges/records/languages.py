"""The languages of the site as `data/languages.yml` has them, and what follows from each."""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pledges.records.texts import LANGS, Further, Lang, Record
from pledges.records.values import Kind, Prose, Whole

FILE = "data/languages.yml"
# A code of BCP 47, by which no folder of the site is called.
CODE = re.compile(r"(?!(?:api|www)$)[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
# Locales without a language, as `root`, are not here.
LIKELY = get_global("likely_subtags")
MARKUP = re.compile(r"""[<>&"{}]""")
LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|\d{3}))?")
TWICE = re.compile(r"([^\W\d])\1")
# Letters that Arabic script joins to the beginning of a word: and, in, by, for, like.
JOINED = {"Arab": "[وفبلك]?"}


def _locale(name: str) -> str:
    with suppress(ValueError, UnknownLocaleError):
        known = LOCALE.fullmatch(name) and Locale.parse(name).language in LIKELY
        if known and not name.startswith("und"):
            return name
    raise PydanticCustomError("not_a_locale", "not a locale")


def _bare(text: str) -> str:
    if match := MARKUP.search(text):
        raise PydanticCustomError("not_bare", "markup in a name", {"name": match.group()})
    return text


# The theme writes names and menus as they stand.
Bare = Annotated[Prose, AfterValidator(_bare)]


class Tongue(Record):
    """A language of the site: its name in itself, and where its dates and plurals come from."""

    name: Bare
    locale: Annotated[str, AfterValidator(_locale), Kind("locale")]
    fallback: Literal["ar", "en"] = "ar"
    theme: Prose | None = None
    site_name: Bare | None = None
    site_description: Bare | None = None
    nav: Mapping[Bare, Bare] = {}
    months: Mapping[Bare, Annotated[Whole, Field(ge=1, le=12)]] = {}

    @cached_property
    def babel(self) -> Locale:
        """Babel's locale of the language."""
        return Locale.parse(self.locale)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return str(self.babel.text_direction)

    @cached_property
    def month_names(self) -> Mapping[str, int]:
        """How the months are written, alone and in a date, each with its number."""
        known, date = self.babel.months, self.babel.date_formats["long"].pattern
        forms = (known[form]["wide"] for form in ("format", "stand-alone"))
        alone = {name: number for form in forms for number, name in form.items()}
        # What a date joins to the name: «28ی ئەیلوولی 2026».
        joined = "".join(re.findall(r"MMMM'?(\w+)", date))
        return {
            f"{one}{end}": n for one, n in {**alone, **self.months}.items() for end in ("", joined)
        }

    @cached_property
    def dated_months(self) -> tuple[Mapping[str, int], re.Pattern[str]]:
        """The same as all spell them, and where one of them stands in a text so spelt."""
        known = self.month_names.items()
        names = {spelt(one): n for name, n in known for one in (name, name.capitalize())}
        either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        joined = JOINED.get(self.script, "")
        return names, re.compile(rf"(?<!\w){joined}(?P<month>{either})(?!\w)\s*(?P<after>\d?)")

    @cached_property
    def script(self) -> str:
        """The letters that the language is written in, such as `Arab` or `Latn`."""
        return str(self.babel.script or parse_locale(LIKELY[self.babel.language])[2])


def spelt(text: str) -> str:
    """A text as all spell it: a long vowel is written with one letter or two, as in تەمووز."""
    return TWICE.sub(r"\1", text)


Languages = Mapping[Lang, Tongue]


def further(languages: Languages) -> Further:
    """The languages whose texts may lack, with those that stand in for them."""
    return {slug: one.fallback for slug, one in languages.items() if slug not in LANGS}


def pairs(languages: Languages) -> list[tuple[Lang, Lang]]:
    """Each language with the one that its texts are held against; the first one has none."""
    return [(lang, one.fallback) for lang, one in languages.items() if lang != one.fallback]
