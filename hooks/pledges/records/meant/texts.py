"""Signs that no text may have, and the same words in those that a reader expects."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from pledges.characters import LOOK_ALIKE, name_of
from pledges.records.meant.rules import RULES, pattern
from pledges.records.texts import Record

# The place of what a page says.
PAGE = "page"
VOWELS = re.compile("[\u064b-\u0652]+")


class Sign(Record):
    """What to look for: a row of `texts`."""

    code: str
    find: Annotated[re.Pattern[str], BeforeValidator(pattern)]
    mended: re.Pattern[str] | None = None
    mend: Mapping[str, str] | None = None
    signs: str = ""
    of: str = ""
    pages: bool = True
    at: re.Pattern[str] = re.compile("")

    def plain(self, match: re.Match[str]) -> str:
        """What was found in the signs that are meant."""
        forms = {one: unicodedata.normalize("NFKC", one).translate(LOOK_ALIKE) for one in match[0]}
        return "".join({**forms, **(self.mend or {})}[one] for one in match[0])


SIGNS = tuple(map(Sign.model_validate, RULES["texts"]))


def told(words: str, lang: str, at: str = PAGE) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found; `at` is its place in the records."""
    words = VOWELS.sub("", words) if lang == "ar" else words
    held = set(words)
    for sign in _wanted(lang, PAGE if at == PAGE else ""):
        wanted = not (sign.signs and held.isdisjoint(sign.signs)) and sign.at.match(at)
        if wanted and (match := sign.find.search(words)):
            yield sign.code, match[0]


@cache
def _wanted(lang: str, at: str) -> tuple[Sign, ...]:
    return tuple(one for one in SIGNS if one.of in {"", lang} and (one.pages or at != PAGE))


def values(word: str) -> dict[str, str]:
    """What fills the message of something found: it, and the name of its first sign that is odd."""
    odd = next((sign for sign in word if not sign.isascii()), word[-1])
    return {"word": word, "name": name_of(odd)}


def plain(words: str, lang: str) -> str:
    """A text without signs that only look right."""
    for sign in SIGNS:
        wanted = sign.mend is not None and sign.of in {"", lang}
        if wanted and not (sign.signs and {*words}.isdisjoint(sign.signs)):
            words = (sign.mended or sign.find).sub(sign.plain, words)
    return words
