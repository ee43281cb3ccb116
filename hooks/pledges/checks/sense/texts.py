"""Whether a text is in its own language, and names what it names in the others."""

import re
from collections.abc import Collection, Iterator, Mapping

from pledges.records.library import Library
from pledges.records.meant.rules import RULES
from pledges.records.meant.texts import VOWELS
from pledges.records.texts import LANGS, Lang

JOINED, SAME = RULES["joined"], RULES["same"]
# What finds the words of each language, and what each of them names.
Finders = Mapping[Lang, tuple[re.Pattern[str], Mapping[str, str]]]
LETTERS = {
    "Arab": r"\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Latn": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrl": r"\u0400-\u052f",
}
RUNS = {name: re.compile(f"[{letters}]+") for name, letters in LETTERS.items()}
# What may be of another script: quotations, brackets, addresses, ids, what is filled in or bold.
QUOTED = re.compile(
    r"«[^»]{0,999}»|“[^”]{0,999}”|\"[^\"]{0,999}\"|\([^)]{0,999}\)|(?<!\S)\S+\.[a-z]{2,}"
    r"|https?://\S+|\{[^{}\n]*\}|\*\*[^*\n]+\*\*"
)
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


def swapped(words: str, script: str, others: Collection[str]) -> Iterator[str]:
    """Whether a name, which may be of any script, changed places with that in another language."""
    if (
        script in LETTERS
        and not _letters(words, script)
        and all(share(x, script) == 1 for x in others)
    ):
        yield from ["other_language"] * any(_letters(text, script) for text in others)


def of_part(words: str, script: str, _: Collection[str]) -> Iterator[str]:
    """Whether words that the site puts together are of another language altogether."""
    yield from ["other_language"] * (not share(words, script))


def told(words: str, script: str, others: Collection[str]) -> Iterator[str]:
    """What is wrong with the language of a text, beside the same text in others."""
    if script in LETTERS and share(words, script) < 1 / 2:
        yield "other_language"
    elif words in others and len(words.split()) > 1:
        yield "same_text"
    elif mixed(words, script):
        yield "mixed_language"


def mixed(words: str, script: str) -> str:
    """Words of another script in the midst of a text that are no name; often empty."""
    bare = "" if words.isascii() and script == "Latn" else QUOTED.sub(" ", words)
    found = FOREIGN[script].search(bare) if script in FOREIGN else None
    return found[0] if found else ""


def names(library: Library) -> Finders:
    """The places that records have, as their tables name them, and the words of large numbers."""
    places = [one.title for one in library.governorates.values()]
    for figure in library.figures.values():
        places += figure.indicator.parts.values() if figure.indicator.place else ()
    found = {}
    for lang in LANGS:
        known = {_bare(one[lang]): one[LANGS[-1]] for one in places}
        known |= {word: name for name, both in SAME.items() for word in both[lang].split()}
        either = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        found[lang] = re.compile(rf"(?<![^\W\d]){JOINED[lang]}({either})(?!(?<=\w)\w)"), known
    return found


def differing(own: Mapping[Lang, str], names: Finders) -> str:
    """The places and sizes that only one language of a text names."""
    here, there = (
        {known[word] for word in find.findall(VOWELS.sub("", own.get(lang, "")))}
        for lang, (find, known) in names.items()
    )
    return ", ".join(sorted(here ^ there)) if len(own) > 1 else ""


def _bare(words: str) -> str:
    return VOWELS.sub("", words).removeprefix("ال")
