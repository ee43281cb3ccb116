"""Words as the search compares them: folded, stemmed, reduced to their root by one table.

`theme/assets/search/worker.js` does the same with the same table in the reader's browser.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[3] / "theme/assets/search/table.json"


@dataclass(frozen=True)
class Words:
    """The folding and stemming that a table describes for the site in a language."""

    table: dict[str, Any]
    lang: str

    @cached_property
    def token(self) -> re.Pattern[str]:
        """A word or a number as it stands in a text, marks and separators included."""
        digits, marks = self.table["digits"], self.table["marks"]
        digit, letter = f"[{digits}]", r"[^\W\d_]"
        thousands, point = f"[{self.table['thousands']}]", f"[{self.table['decimal']}]"
        return re.compile(
            f"{digit}{{1,3}}(?:{thousands}{digit}{{3}})+(?!{digit})(?:{point}{digit}+)?"
            f"|{digit}+{point}{digit}{{1,2}}(?!{point}?{digit})"
            f"|{digit}+|{letter}(?:{letter}|[{marks}])*"
        )

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that carry no meaning of their own, folded."""
        return frozenset(self.fold(word) for words in self.table["stop"].values() for word in words)

    def tokens(self, text: str) -> Iterator[str]:
        """The folded words of a text, in order."""
        return filter(None, map(self.fold, self.token.findall(text)))

    def telling(self, text: str) -> list[str]:
        """The folded words of a text that have a meaning of their own, or all if none has."""
        every = list(self.tokens(text))
        return [word for word in every if word not in self.stop] or every

    # A site says the same few thousand words over and over.
    @cached_property
    def fold(self) -> Callable[[str], str]:
        """A word without case, marks and variants of letters."""
        return cache(self._fold)

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """A folded word without article, endings and attached pronouns."""
        return cache(lambda word: _apply(self._script(word)["stem"], word))

    @cached_property
    def root(self) -> Callable[[str], str]:
        """What words of one family share, or nothing when too little is left."""
        return cache(self._root)

    def _fold(self, token: str) -> str:
        letters = self.table["letters"]
        plain = unicodedata.normalize("NFKD", token).lower()
        kept = (c for c in plain if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})
        return "".join(letters.get(c, c) for c in kept)

    def keys(self, word: str) -> list[str]:
        """The stem of a word, then its stems if its first letters are attached particles."""
        script = self._script(word)
        rests = [
            word.removeprefix(clitic)
            for clitic in script["clitics"]
            if word.startswith(clitic) and len(word) - len(clitic) >= script["least"]
        ]
        return list(dict.fromkeys([self.stem(word), *(self.stem(rest) for rest in rests)]))

    def _root(self, word: str) -> str:
        script = self._script(word)
        bare = _apply(script["root"], self.stem(word))
        # A waw at the head of a root belongs to it, though it is weak.
        head = "و" if bare.startswith("و") else ""
        kept = head + "".join(c for c in bare.removeprefix("و") if c not in script["weak"])
        return kept if len(kept) >= script["least"] and not kept.isdigit() else ""

    def _script(self, word: str) -> dict[str, Any]:
        is_arabic = re.match(f"[{self.table['arabic']['first']}]", word)
        name = "arabic" if is_arabic else "latin"
        found: dict[str, Any] = self.table[name if self.lang in self.table["stemmed"] else "none"]
        return found


def words(lang: str) -> Words:
    """The words of a language by the table of the site."""
    return _by(TABLE.read_text(encoding="utf-8"), lang)


@cache
def _by(table: str, lang: str) -> Words:
    """While editing, what was worked out of words for one build serves the next."""
    return Words(json.loads(table), lang)


def _apply(steps: list[list[tuple[str, str, int]]], word: str) -> str:
    for rules in steps:
        word = next(filter(None, (_strip(word, *rule) for rule in rules)), word)
    return word


def _strip(word: str, affix: str, replacement: str, least: int) -> str:
    prefix = affix.startswith("^")
    bare = affix[1:] if prefix else affix
    fits = word.startswith(bare) if prefix else word.endswith(bare)
    if not fits or len(word) - len(bare) < least:
        return ""
    return replacement + word[len(bare) :] if prefix else word[: -len(bare)] + replacement
