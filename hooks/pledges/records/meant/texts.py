"""Signs that no text may have, and the same words in those that a reader expects."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from pledges.characters import LOOK_ALIKE, name_of
from pledges.records.meant.rules import RULES

# The place of what a page says.
PAGE = "page"
VOWELS = re.compile("[\u064b-\u0652]+")
# With what a pattern begins that may be put together with others that begin so.
FIRST = re.compile(
    r"(?!.*\\[1-9])(?:(?:\[(?:\\.|[^]\\])+\]|\\[Ad]|[^\\(\[])(?![?*+{])|\(\?<!\\[wS]\)|\(\?m:\^\))"
)


class Sign(NamedTuple):
    """What to look for: a row of `texts`, of whose patterns one is enough."""

    code: str
    find: Sequence[str]
    mended: str = ""
    mend: Mapping[str, str] | None = None
    of: str = ""
    pages: bool = True
    at: str = ""
    # Signs of which what is found has one: where none stands, none of the patterns is tried.
    needs: str = ""

    def plain(self, match: re.Match[str]) -> str:
        """What was found in the signs that are meant."""
        forms = {one: unicodedata.normalize("NFKC", one).translate(LOOK_ALIKE) for one in match[0]}
        return "".join({**forms, **(self.mend or {})}[one] for one in match[0])


SIGNS = [
    Sign(**{**row, "find": [row["find"]] if isinstance(row["find"], str) else row["find"]})
    for row in RULES["texts"]
]


def wanted(texts: Iterable[str], lang: str, at: str = "") -> Sequence[Sign]:
    """The rows that may find something in one of several texts, each looked for in all at once."""
    whole = _bare("\n".join(texts), lang)
    signs, found = {*whole}, set[int]()
    for needs, pattern, rows in _together(lang, at):
        if not (needs and signs.isdisjoint(needs)) and pattern.search(whole):
            found |= rows
    return [SIGNS[row] for row in sorted(found)]


def told(words: str, lang: str, rows: Sequence[Sign], at: str = PAGE) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found; `at` is its place in the records."""
    words = _bare(words, lang) if rows else words
    for sign in rows:
        if re.match(sign.at, at):
            found = (match[0] for find in sign.find if (match := re.search(find, words)))
            yield from ((sign.code, word) for word in islice(found, 1))


def place(words: str, found: str) -> int:
    """Where what was found begins, whatever vowels are written in it."""
    match = re.search(f"{VOWELS.pattern[:-1]}*".join(map(re.escape, found)), words)
    return match.start() if match else 0


@cache
def _together(lang: str, at: str) -> Sequence[tuple[str, re.Pattern[str], set[int]]]:
    """What finds the rows of a language in lines, those at once that begin with the same."""
    groups = defaultdict[tuple[str, ...], dict[str, int]](dict)
    for place, row in enumerate(SIGNS):
        if row.of in {"", lang} and (row.pages or at != PAGE):
            for find in row.find:
                begun = first[0] if (first := FIRST.match(find)) else find
                groups[row.needs, row.at, begun][find.removeprefix(begun)] = place
    return [
        (needs, _in_lines(f"{begun}(?:{'|'.join(rest)})"), {*rest.values()})
        for (needs, _, begun), rest in groups.items()
    ]


def _in_lines(find: str) -> re.Pattern[str]:
    """A pattern as it finds the beginning and the end of each of several lines."""
    return re.compile(find.replace(r"\A", "^").replace(r"\Z", "$"), re.MULTILINE)


def _bare(words: str, lang: str) -> str:
    return VOWELS.sub("", words) if lang == "ar" else words


def values(word: str) -> dict[str, str]:
    """What fills the message of something found: it, and the name of its first sign that is odd."""
    odd = next((sign for sign in word if not sign.isascii()), word[-1])
    return {"word": word, "name": name_of(odd)}


def plain(words: str, lang: str) -> str:
    """A text without signs that only look right."""
    for sign in SIGNS:
        if sign.mend is not None and sign.of in {"", lang}:
            words = re.sub(sign.mended or "|".join(sign.find), sign.plain, words)
    return words
