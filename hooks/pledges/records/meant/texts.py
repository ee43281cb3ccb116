"""Signs that no text may have, and the same words in those that a reader expects."""

import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple

from pledges.characters import LOOK_ALIKE, name_of
from pledges.records.meant.rules import RULES

# The place of what a page says.
PAGE = "page"
VOWELS = re.compile("[\u064b-\u0652]+")
# With what a pattern begins that may be put together with others that begin so.
BACK = re.compile(r"\\[1-9]")
FIRST = re.compile(r"\[(?:\\.|[^]\\])+\](?![?*+{])|\\[Ad](?![?*+{])|\(\?<!\\\w\)|\(\?m:\^\)|[^\\(\[](?![?*+{])")


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

# Those that may find something in a text.
Wanted = Mapping[str, Sequence[Sign]]


def wanted(texts: Iterable[str], lang: str, at: str = "") -> Wanted:
    """The rows that may find something in each of several texts, looked for in all at once."""
    each = [*dict.fromkeys(texts)]
    bare = [_bare(words, lang) for words in each]
    ends = [*accumulate(len(words) + 1 for words in bare)]
    whole, found = "\n".join(bare), defaultdict[str, set[int]](set)
    signs = {*whole}
    for needs, pattern, rows in _together(lang, at == PAGE):
        start = len(whole) if needs and signs.isdisjoint(needs) else 0
        while match := pattern.search(whole, start):
            place = bisect(ends, match.start())
            found[each[place]] |= rows
            start = ends[place]
    return {words: [SIGNS[row] for row in sorted(rows)] for words, rows in found.items()}


def told(words: str, lang: str, rows: Wanted, at: str = PAGE) -> Iterator[tuple[str, str]]:
    """What no text may have, each with what was found; `at` is its place in the records."""
    bare = _bare(words, lang) if words in rows else words
    for sign in rows.get(words, ()):
        if re.match(sign.at, at):
            found = (match[0] for find in sign.find if (match := re.search(find, bare)))
            yield from ((sign.code, word) for word in islice(found, 1))


@cache
def _together(lang: str, on_page: bool) -> Sequence[tuple[str, re.Pattern[str], set[int]]]:
    """What finds the rows of a language in lines, those at once that begin with the same."""
    groups = defaultdict[tuple[str, str], dict[str, int]](dict)
    for place, row in enumerate(SIGNS):
        if row.of in {"", lang} and (row.pages or not on_page):
            for find in row.find:
                first = FIRST.match(find)
                begun = first[0] if first and not BACK.search(find) else find
                groups[row.needs, begun][find.removeprefix(begun)] = place
    return [
        (needs, _in_lines(f"{begun}(?:{'|'.join(rest)})"), {*rest.values()})
        for (needs, begun), rest in groups.items()
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
