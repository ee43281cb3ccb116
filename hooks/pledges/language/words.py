"""Words, dates, numbers and plurals in the language of a page (Babel and `data/words.yml`)."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal

from pledges.language.phrases import filled, places
from pledges.records.languages import Tongue
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang, Said, Text
from pledges.records.values import When

Digits = Literal["latn", "arab"]
ARAB = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
# So many numbers are known as they are said: most stand on several pages.
REPEATED = 4000
ARAB_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Language:
    """How a page in `lang` says what the library holds; `digits`: those of Arabic script."""

    library: Library
    lang: Lang
    digits: Digits = "latn"

    @property
    def tongue(self) -> Tongue:
        """The settings of the language."""
        return self.library.languages[self.lang]

    @property
    def official(self) -> Lang:
        """The language if every text has it, else the one that stands in for it."""
        return self.lang if self.lang in LANGS else self.tongue.fallback

    def label(self, key: Literal["not-yet-translated", "out-of-date"]) -> str:
        """What is said of a text in another language, or older than the one beside it."""
        return self.library.words[key][self.lang]

    def is_outdated(self, text: Text, lang: Lang) -> bool:
        """Whether what a text says in a language is older than what it says in another."""
        known = self.library.outdated
        own = text.own() if known else {}
        return any((lang, own[lang], other) in known for other in own.values())

    def is_foreign(self, said: Said[str]) -> bool:
        """Whether words are in another language; a mark without letters is in none."""
        return said.lang != self.lang and any(map(str.isalpha, said.words))

    def plain(self, said: Said[str]) -> str:
        """Words where no markup can stand: those in another language are followed by a label."""
        label = f" [{self.label('not-yet-translated')}]" if self.is_foreign(said) else ""
        return said.words + label

    def text(self, text: Text) -> str:
        """A text where no markup can stand."""
        said = text.said(self.lang)
        label = f" [{self.label('out-of-date')}]" if self.is_outdated(text, said.lang) else ""
        return self.plain(said) + label

    def once(self, text: str) -> str:
        """A text or a page in which words that follow each other have the label once."""
        label = re.escape(f" [{self.label('not-yet-translated')}]")
        return re.sub(rf'{label}(?=[^"<>\n]*{label})', "", text)

    def word(self, key: str) -> str:
        """A word of the interface; KeyError when `data/words.yml` lacks it."""
        return self.text(self.library.words[key])

    def phrase(self, key: str, /, **values: object) -> str:
        """A phrase of the interface with all its places filled."""
        return filled(self.text(self.library.words[key]), **values)

    def when(self, when: When | dt.date) -> str:
        """A date as precisely as it is known: `2024`, `أيلول 2024`, `30 أيلول 2024`."""
        if isinstance(when, dt.date):
            when = When.parse(when.isoformat())
        locale = self.tongue.babel
        month = str(locale.datetime_skeletons["yMMMM"].pattern)
        pattern = {"day": "long", "month": month, "year": "y"}[when.precision]
        return self.numerals(format_date(when.first, pattern, locale=locale))

    def span(self, start: When, end: When | None) -> str:
        """A date or the days from one to another."""
        if end is None or end == start:
            return self.when(start)
        if start.precision == end.precision == "day" and start.text[:7] == end.text[:7]:
            text = format_interval(start.first, end.first, "yMMMMd", locale=self.tongue.babel)
            return self.numerals(text)
        return f"{self.when(start)} – {self.when(end)}"

    def number(self, value: Decimal | int, decimals: int = 0) -> str:
        """A number with separators and at most `decimals` places, rounded half to even."""
        return _number(value, decimals).translate(ARAB if self._is_arab() else {})

    def amount(self, value: Decimal, unit: str) -> str:
        """A value without its unit, as tables give it under the head that names the unit."""
        record = self.library.units[unit]
        return self.number(value / record.divisor, record.decimals)

    def count(self, value: Decimal | int, unit: str) -> str:
        """A value with its unit in the right plural form: `شخصان`, `3 أشخاص`, `11 شخصًا`."""
        return self.plain(self.counted(value, unit))

    def counted(self, value: Decimal | int, unit: str) -> Said[str]:
        """The same, with the language of the unit: number and form are of one language."""
        record = self.library.units[unit]
        forms, lang = record.forms.said(self.lang)
        language = self if lang == self.lang else replace(self, lang=lang)
        shown = round(Decimal(value) / record.divisor, record.decimals)
        # The forms for one and two may leave the number out, and with it the sign.
        category = "other" if shown < 0 else language.tongue.babel.plural_form(shown)
        form = str(getattr(forms, category) or forms.other)
        number = language.number(shown, record.decimals)
        return Said(filled(form, n=number) if "n" in places(form) else form, lang)

    def listed(self, items: Sequence[str]) -> str:
        """Items joined as the language does: `أ وب وج`, `a, b and c`."""
        return format_list(list(items), locale=self.tongue.babel)

    def numerals(self, text: object) -> str:
        """A text with its digits in the numerals of the site."""
        return str(text).translate(ARAB_DIGITS if self._is_arab() else {})

    def _is_arab(self) -> bool:
        return self.digits == "arab" and self.tongue.script == "Arab"


@lru_cache(REPEATED)
def _number(value: Decimal | int, decimals: int) -> str:
    # Adding 0 makes of a negative zero the zero that readers know.
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN) + 0
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return format_decimal(rounded, pattern, locale="en", decimal_quantization=False)
