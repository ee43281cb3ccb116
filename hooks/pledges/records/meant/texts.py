"""Signs that no text may have, and the same words in those that a reader expects."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pledges.characters import LOOK_ALIKE, name_of
from pledges.records.meant.rules import RULES, pattern

# The place of what a page says.
PAGE = "page"
VOWELS = re.compile("[\u064b-\u0652]+")


class Sign(NamedTuple):
    """What to look for: a row of `texts`."""

    code: str
    find: re.Pattern[str]
    mended: re.Pattern[str]
    mend: Mapping[str, str] | None
    signs: frozenset[str]
    of: str
    pages: bool
    at: re.Pattern[str]

    def plain(self, match: re.Match[str]) -> str:
        """What was found in the signs that are meant."""
        forms = {one: unicodedata.normalize("NFKC", one).translate(LOOK_ALIKE) for one in match[0]}
        return "".join({**forms, **(self.mend or {})}[one] for one in match[0])


def _sign(row: Mapping[str, Any]) -> Sign:
    mended, signs = row.get("mended", row["find"]), frozenset(row.get("signs", ""))
    rest = (
        row.get("mend"),
        signs,
        row.get("of", ""),
        row.get("pages", True),
        pattern(row.get("at", "")),
    )
    return Sign(row["code"], pattern(row["find"]), pattern(mended), *rest)


SIGNS = tuple(map(_sign, RULES["texts"]))


def told(words: str, lang: str, at: str = PAGE) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found; `at` is its place in the records."""
    words = VOWELS.sub("", words) if lang == "ar" else words
    held = set(words)
    for sign in SIGNS:
        wanted = sign.of in {"", lang} and (sign.pages or at != PAGE)
        wanted = wanted and not (sign.signs and held.isdisjoint(sign.signs))
        if wanted and sign.at.match(at) and (match := sign.find.search(words)):
            yield sign.code, match[0]


def values(word: str) -> dict[str, str]:
    """What fills the message of something found: it, and the name of its first sign that is odd."""
    odd = next((sign for sign in word if not sign.isascii()), word[-1])
    return {"word": word, "name": name_of(odd)}


def plain(words: str, lang: str) -> str:
    """A text without signs that only look right."""
    for sign in SIGNS:
        wanted = sign.mend is not None and sign.of in {"", lang}
        if wanted and not (sign.signs and sign.signs.isdisjoint(words)):
            words = sign.mended.sub(sign.plain, words)
    return words
