"""Whether a text is in its own language."""

import re
from collections.abc import Collection, Mapping

from pledges.records.meant.rules import RULES, pattern

LETTERS: Mapping[str, str] = RULES["scripts"]
RUNS = {name: re.compile(f"[{letters}]+") for name, letters in LETTERS.items()}
QUOTED = pattern(RULES["quoted"])
# So many words of another script in a row are a sentence of it, and no name.
OTHERS = "".join(LETTERS[name] for name in ("Latn", "Cyrl"))
FOREIGN = {
    "Arab": re.compile(rf"(?<![{OTHERS}])(?:[{OTHERS}]+[,.;:]?\s+){{6,}}"),
    "Latn": re.compile(rf"(?<!\w)(?:[{LETTERS['Arab']}{LETTERS['Cyrl']}]+[,.;:]?\s+){{3,}}"),
}


def share(words: str, script: str) -> float:
    """How much of the letters of a text are of a script; all where it has none to speak of."""
    plain = script == "Latn" and words.isascii()
    if plain or (script in RUNS and _letters(words, script) * 2 > len(words)):
        return 1.0
    bare = QUOTED.sub(" ", words)
    counts = {name: _letters(bare, name) for name in RUNS}
    total = sum(counts.values())
    return counts.get(script, total) / total if total else 1.0


def _letters(words: str, script: str) -> int:
    return sum(map(len, RUNS[script].findall(words)))


def told(words: str, script: str, others: Collection[str]) -> str:
    """The code of what is wrong with the language of a text, beside the same text in others."""
    if script in LETTERS and share(words, script) < 1 / 2:
        return "other_language"
    if words in others and len(words.split()) > 1:
        return "same_text"
    return "mixed_language" if mixed(words, script) else ""


def swapped(words: str, script: str, others: Collection[str]) -> str:
    """The same for a name, which may be of any script: whether it changed places with another."""
    strange = script in LETTERS and not _letters(words, script)
    own = all(share(x, script) == 1 for x in others) and any(_letters(x, script) for x in others)
    return "other_language" if strange and own else ""


def of_part(words: str, script: str, _: Collection[str]) -> str:
    """The same for words that the site puts together: whether all are of another language."""
    return "" if share(words, script) else "other_language"


def mixed(words: str, script: str) -> str:
    """Words of another script in the midst of a text that are no name; often empty."""
    bare = "" if words.isascii() and script == "Latn" else QUOTED.sub(" ", words)
    found = FOREIGN[script].search(bare) if script in FOREIGN else None
    return found[0] if found else ""
