"""Which rewordings are repairs: spacing, punctuation, one letter of a long word, never a number.

What the rule does not know to be harmless counts as a change: it is shown once too often
rather than folded away.
"""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from pledges.records.reader import Plain

# A shorter word becomes another word by one letter: now, not; لم، لن.
LONG_WORD = 5
# What no other words say: a number, and a word that turns what is said into its opposite.
WEIGHTY = re.compile(
    r"\d[\d.,]*(?<=\d)|\b(?:no|not|never|none|without|cannot|لا|لم|لن|ليس|ليست|غير|بلا|دون)\b"
)
# What may stand around a number without being part of it.
OPENING, CLOSING = "([«“‘\"'", ")]»”’\"'.,،؛:;!?؟"


def is_editorial(before: Plain, after: Plain) -> bool:
    """Whether two texts (in some languages each) say the same but for repairs."""
    languages = before.keys() & after.keys()
    # A further translation changes none of the texts that were there.
    return languages == before.keys() and all(is_repair(before, after, lang) for lang in languages)


def weighty(text: Plain) -> Counter[str]:
    """The numbers of a text in some languages, and its words that deny."""
    return Counter(WEIGHTY.findall(" ".join(text.values()).casefold()))


def is_repair(before: Plain, after: Plain, lang: str) -> bool:
    """Whether two texts say the same in a language but for repairs."""
    old, new = _words(before.get(lang, "")), _words(after.get(lang, ""))
    if old == new:
        return True
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or "".join(old[i:j]) == "".join(new[k:m]):
            continue
        if j - i != m - k or not all(
            _is_slip(*pair) for pair in zip(old[i:j], new[k:m], strict=True)
        ):
            return False
    return True


def _words(text: str) -> list[str]:
    """The words of a text without case, vowel signs and punctuation; numbers as they stand."""
    marked = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(c for c in marked if not unicodedata.category(c).startswith("M"))
    found: list[str] = []
    for word in folded.split():
        if _has_digit(word):
            found.append(word.lstrip(OPENING).rstrip(CLOSING).replace("–", "-"))
        else:
            found += "".join(" " if unicodedata.category(c)[0] in "PC" else c for c in word).split()
    return found


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _is_slip(old: str, new: str) -> bool:
    """One letter more, less, other or in its neighbour's place, not the first, of a long word."""
    if _has_digit(old) or _has_digit(new) or min(len(old), len(new)) < LONG_WORD:
        return False
    if old[0] != new[0]:
        return False
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return max(len(old), len(new)) <= 1 or (len(old[1:]) == 1 and old == new[::-1])
