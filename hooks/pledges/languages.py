"""The languages of the site as `data/languages.yml` has them, and what follows from each."""

from collections.abc import Mapping
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from pledges.texts import LANGS, Further, Lang, Record
from pledges.values import Kind, Prose

FILE = "data/languages.yml"


def _locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        raise PydanticCustomError("not_a_locale", "not a locale") from None
    return name


class Tongue(Record):
    """A language of the site: its name in itself, and where its dates and plurals come from."""

    name: Prose
    locale: Annotated[str, AfterValidator(_locale), Kind("locale")]
    fallback: Literal["ar", "en"] = "ar"
    theme: Prose | None = None
    site_name: Prose | None = None
    site_description: Prose | None = None
    nav: Mapping[Prose, Prose] = {}

    @property
    def babel(self) -> Locale:
        """Babel's locale of the language."""
        return Locale.parse(self.locale)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return str(self.babel.text_direction)

    @property
    def script(self) -> str:
        """The letters that the language is written in, such as `Arab` or `Latn`."""
        locale = self.babel
        return str(locale.script or parse_locale(get_global("likely_subtags")[locale.language])[2])


Languages = Mapping[Lang, Tongue]


def further(languages: Languages) -> Further:
    """The languages whose texts may lack, with those that stand in for them."""
    return Further({slug: one.fallback for slug, one in languages.items() if slug not in LANGS})
