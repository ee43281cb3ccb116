"""Signs that no text may have, and the same words in those that a reader expects."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pledges.characters import LOOK_ALIKE, name_of
from pledges.records.meant.rules import RULES

# The place of what a page says.
PAGE = "page"
VOWELS = re.compile("[\u064b-\u0652]+")


class Sign(NamedTuple):
    """What to look for: a row of `texts`, of whose patterns one is enough."""

    code: str
    find: Sequence[re.Pattern[str]]
    mended: str = ""
    mend: Mapping[str, str] | None = None
    signs: Collection[str] = ()
    of: str = ""
    pages: bool = True
    at: re.Pattern[str] | None = None

    def plain(self, match: re.Match[str]) -> str:
        """What was found in the signs that are meant."""
        forms = {one: unicodedata.normalize("NFKC", one).translate(LOOK_ALIKE) for one in match[0]}
        return "".join({**forms, **(self.mend or {})}[one] for one in match[0])


def _sign(find: str | list[str], at: str = "", **row: Any) -> Sign:
    patterns = [find] if isinstance(find, str) else find
    return Sign(find=[*map(re.compile, patterns)], at=re.compile(at) if at else None, **row)


SIGNS = [_sign(**row) for row in RULES["texts"]]


def told(words: str, lang: str, at: str = PAGE) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found; `at` is its place in the records."""
    words = VOWELS.sub("", words) if lang == "ar" else words
    held = set(words)
    for sign in _wanted(lang, PAGE if at == PAGE else ""):
        if not (sign.signs and held.isdisjoint(sign.signs)) and (not sign.at or sign.at.match(at)):
            for one in sign.find:
                if match := one.search(words):
                    yield sign.code, match[0]
                    break


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
            words = re.sub(sign.mended or sign.find[0], sign.plain, words)
    return words
