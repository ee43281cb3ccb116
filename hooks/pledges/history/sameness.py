"""What is the same in two states: entries by name or by what they hold, texts but for repairs.

Repairs are spacing, punctuation, one letter of a long word, never a number. What the rule does not
know to be harmless counts as a change: it is shown once too often rather than folded away.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product

from pledges.records.reader import Plain

# A shorter word becomes another word by one letter: now, not; لم، لن.
LONG_WORD = 5
# What no other words say: a number, and a word that turns what is said into its opposite.
WEIGHTY = re.compile(
    r"\d[\d.,]*(?<=\d)|\b(?:no|not|never|none|without|cannot|لا|لم|لن|ليس|ليست|غير|بلا|دون)\b"
)
# What may stand around a number without being part of it.
OPENING, CLOSING = "([«“‘\"'", ")]»”’\"'.,،؛:;!?؟"
DIGIT = re.compile(r"\d")
Pairs = list[tuple[int, int]]


def leaves(value: Plain, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text in a value with its keys; the order of lists does not count."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from leaves(entry, f"{path}.{key}")
    elif isinstance(value, list):
        for entry in value:
            yield from leaves(entry, path)
    else:
        yield path, " ".join(str(value).split())


def alike(
    before: Sequence[Plain], after: Sequence[Plain], least: float, keys: Sequence[str] = ()
) -> Pairs:
    """Pairs of entries: equal ones, then those with equal keys, then those that share the least.

    The most alike come first; how much they share is between 0 and 1.
    """
    old, new = (
        [(frozenset(leaves(value)), key_of(value, keys)) for value in values]
        for values in (before, after)
    )
    ranked = []
    for (i, (a, was)), (k, (b, now)) in product(enumerate(old), enumerate(new)):
        share, is_named = len(a & b) / (len(a | b) or 1), was == now is not None
        if share >= least or is_named:
            ranked.append((0 if share == 1 else 1 if is_named else 2, -share, i, k))
    found: dict[int, int] = {}
    for _, _, i, k in sorted(ranked):
        if i not in found and k not in found.values():
            found[i] = k
    return [*found.items()]


def key_of(value: Plain, keys: Sequence[str]) -> str | None:
    """What names an entry of a list: the values of its keys, as `2024` or `2024/women`."""
    if not isinstance(value, Mapping):
        return None
    found = (value.get(key) for key in keys)
    named = ["+".join(map(str, one)) if isinstance(one, list) else str(one) for one in found if one]
    return "/".join(named) or None


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
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or "".join(old[i:j]) == "".join(new[k:m]):
            continue
        if j - i != m - k or not all(map(_is_slip, old[i:j], new[k:m])):
            return False
    return True


def _words(text: str) -> list[str]:
    """The words of a text without case, vowel signs and punctuation; numbers as they stand."""
    marked = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(c for c in marked if not unicodedata.category(c).startswith("M"))
    found: list[str] = []
    for word in folded.split():
        if DIGIT.search(word):
            found.append(word.lstrip(OPENING).rstrip(CLOSING).replace("–", "-"))
        else:
            found += "".join(" " if unicodedata.category(c)[0] in "PC" else c for c in word).split()
    return found


def _is_slip(old: str, new: str) -> bool:
    """One letter more, less, other or in its neighbour's place, not the first, of a long word."""
    is_short = min(len(old), len(new)) < LONG_WORD
    if is_short or old[0] != new[0] or DIGIT.search(old + new):
        return False
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return max(len(old), len(new)) <= 1 or (len(old[1:]) == 1 and old == new[::-1])
