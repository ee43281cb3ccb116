"""Whether the languages of a text say the same, and as much."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pledges.language.agreement import Side, differences
from pledges.language.parity import Twin, twins
from pledges.records.languages import Languages
from pledges.records.library import Library, file_of
from pledges.records.meant.rules import RULES
from pledges.records.meant.texts import VOWELS
from pledges.records.problems import Path
from pledges.records.texts import LANGS, Lang

JOINED, SAME = RULES["joined"], RULES["same"]
LATIN = re.compile("[A-Za-z]{3,}")
END = re.compile(r"[.؟?!](?=\s|\Z)")
# Texts shorter than this say little by their length; of others that is how long the Arabic is.
LONG, LEAST, MOST = 60, 0.45, 1.35
# Words that the site puts together, and texts that stand as they were written.
UNLIKE = {file_of(name) for name in ("words", "units", "search", "sources")}

# What finds the names of a language, and what each of them names.
Finders = Mapping[Lang, tuple[re.Pattern[str], Mapping[str, str]]]
LangTold = tuple[Lang, str, dict[str, str]]


def finders(library: Library) -> Finders:
    """The places that records have, as their tables name them, and what rules name."""
    places = [one.title for one in library.governorates.values()]
    for figure in library.figures.values():
        places += figure.indicator.parts.values() if figure.indicator.place else ()
    found = {}
    for lang in LANGS:
        known = {_bare(one[lang]).removeprefix("ال"): one[LANGS[-1]] for one in places}
        same = ((both[lang].split(), name) for name, both in SAME.items())
        known |= {word.replace("_", " "): name for words, name in same for word in words}
        either = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        found[lang] = re.compile(rf"(?<![^\W\d]){JOINED[lang]}({either})(?!(?<=\w)\w)"), known
    return found


def problems(library: Library, file: str, found: Finders) -> Iterator[tuple[Path, str, Any]]:
    """Where the languages of the texts of a file part."""
    for twin in twins(library, [file]):
        told = [*_told(twin, library.languages)]
        if twin.lang in LANGS and file not in UNLIKE and "parts" not in twin.path:
            told += _in_words(twin, found)
        yield from (((*twin.path, lang), code, values) for lang, code, values in told)


def _told(twin: Twin, languages: Languages) -> Iterator[LangTold]:
    """The numbers, months and links that only one of the two has."""
    both = ((twin.lang, twin.own), (twin.beside, twin.other))
    sides = (Side(lang, languages[lang], words) for lang, words in both)
    for code, words in differences(*sides):
        yield twin.lang, code, {"word": words, "beside": twin.beside}


def _in_words(twin: Twin, found: Finders) -> Iterator[LangTold]:
    """The names that only one of the two has, and whether one says far more than the other."""
    own = {twin.beside: twin.other, twin.lang: twin.own}
    here, there = (
        {known[word] for word in name.findall(_bare(own[lang]))}
        for lang, (name, known) in found.items()
    )
    # What stands in Latin letters in another script is a name, and its translation has it too.
    latin = (set(LATIN.findall(own[lang])) for lang in found)
    if apart := (here ^ there) | next(latin).difference(*latin):
        yield LANGS[0], "names_differ", {"word": ", ".join(sorted(apart))}
    if words := _lengths(*own.values()):
        yield LANGS[0], "length_differs", {"word": words}


def _lengths(here: str, there: str) -> str:
    """How long two texts are of which one says far more than the other."""
    share, more = len(here) / len(there), len(END.findall(here)) - len(END.findall(there))
    far = not LEAST < share < MOST or abs(more) > 1 or (more > 0 and share >= 1)
    return f"{len(here)}, {len(there)}" if far and len(there) >= LONG else ""


def _bare(words: str) -> str:
    return VOWELS.sub("", words)
