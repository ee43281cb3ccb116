"""Whether the languages of a text say the same, as much, and words as their numbers want them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pledges.language.agreement import Side, differences
from pledges.language.parity import Twin
from pledges.records.languages import Languages
from pledges.records.library import Library
from pledges.records.meant.rules import RULES
from pledges.records.meant.texts import VOWELS
from pledges.records.texts import LANGS, Lang

JOINED, SAME = RULES["joined"], RULES["same"]
LATIN = re.compile("[A-Za-z]{3,}")
END = re.compile(r"[.؟?!](?=\s|\Z)")
# Texts shorter than this say little by their length; of others that is how long the Arabic is.
LONG, LEAST, MOST = 60, 0.45, 1.35


class Finder(NamedTuple):
    """What finds names in a language and numbers with a word behind, and what each of them is."""

    name: re.Pattern[str]
    names: Mapping[str, str]
    number: re.Pattern[str]
    # For the form of a word the numbers that it goes with, as the language sorts them.
    forms: Mapping[str, set[str]]


Finders = Mapping[Lang, Finder]
Beside = tuple[Lang, str, dict[str, str]]


def finders(library: Library) -> Finders:
    """The places that records have, as their tables name them, what rules name, words of units."""
    places = [one.title for one in library.governorates.values()]
    for figure in library.figures.values():
        places += figure.indicator.parts.values() if figure.indicator.place else ()
    found = {}
    for lang in LANGS:
        known = {_bare(one[lang]): one[LANGS[-1]] for one in places}
        same = ((both[lang].split(), name) for name, both in SAME.items())
        known |= {word.replace("_", " "): name for words, name in same for word in words}
        name = rf"(?<![^\W\d]){JOINED[lang]}({_either(known)})(?!(?<=\w)\w)"
        forms = _forms(library, lang)
        number = rf"(?<![\w.,/–-])(?!(?:19|20)\d\d )([1-9][\d,]*) ({_either(forms)})(?![\w’-])"
        found[lang] = Finder(re.compile(name), known, re.compile(number), forms)
    return found


def told(twin: Twin, languages: Languages) -> Iterator[Beside]:
    """The numbers, months and links that only one of the two has."""
    sides = (
        Side(lang, languages[lang], words)
        for lang, words in ((twin.lang, twin.own), (twin.beside, twin.other))
    )
    for code, words in differences(*sides):
        yield twin.lang, code, {"word": words, "beside": twin.beside}


def in_words(twin: Twin, found: Finders, languages: Languages) -> Iterator[Beside]:
    """What the two say otherwise, or with the wrong form of a word."""
    own = {twin.beside: twin.other, twin.lang: twin.own}
    bare = {lang: VOWELS.sub("", own[lang]) for lang in found}
    here, there = (
        {one.names[x] for x in one.name.findall(bare[lang])} for lang, one in found.items()
    )
    # What stands in Latin letters in another script is a name, and its translation has it too.
    latin = (set(LATIN.findall(own[lang])) for lang in LANGS)
    if apart := (here ^ there) | next(latin).difference(*latin):
        yield LANGS[0], "names_differ", {"word": ", ".join(sorted(apart))}
    if words := _lengths(*own.values()):
        yield LANGS[0], "length_differs", {"word": words}
    for lang, one in found.items():
        for match in one.number.finditer(bare[lang]):
            number = int(match[1].replace(",", ""))
            if languages[lang].babel.plural_form(number) not in one.forms[match[2]]:
                yield lang, "number_form", {"word": match[0]}


def _lengths(here: str, there: str) -> str:
    """How long two texts are of which one says far more than the other."""
    share, more = len(here) / len(there), len(END.findall(here)) - len(END.findall(there))
    far = not LEAST < share < MOST or abs(more) > 1 or (more > 0 and share >= 1)
    return f"{len(here)}, {len(there)}" if far and len(there) >= LONG else ""


def _forms(library: Library, lang: Lang) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit in library.units.values():
        for name, form in unit.forms[lang]:
            if form and form.startswith("{n} "):
                found[VOWELS.sub("", form[4:])].add(name)
    return found


def _either(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _bare(words: str) -> str:
    return VOWELS.sub("", words).removeprefix("ال")
