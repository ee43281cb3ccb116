"""Whether the languages of a text name the same places and sizes, and its unit the same thing."""

import re
from collections.abc import Iterator, Mapping

from pledges.checks.sense.numbers import Told
from pledges.records.library import Library
from pledges.records.meant.rules import RULES
from pledges.records.meant.texts import VOWELS
from pledges.records.problems import Path
from pledges.records.texts import LANGS, Lang
from pledges.records.vocabulary import Unit

JOINED, SAME, ALIKE = RULES["joined"], RULES["same"], re.compile(RULES["alike"])
# The forms that a label is like: the plural alone in Arabic, both in English.
SAID_ALONE: Mapping[Lang, str] = {"ar": "few", "en": "one other"}
# So many letters of a word stay what they are in its other forms.
STEM = 2
# What finds the words of each language, and what each of them names.
Finders = Mapping[Lang, tuple[re.Pattern[str], Mapping[str, str]]]


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


def told(path: Path, own: Mapping[Lang, str], names: Finders) -> Iterator[Told]:
    """What only one language of a text names."""
    here, there = (
        {known[word] for word in find.findall(VOWELS.sub("", own.get(lang, "")))}
        for lang, (find, known) in names.items()
    )
    if len(own) > 1 and here != there:
        yield (*path, LANGS[0]), "names_differ", {"word": ", ".join(sorted(here ^ there))}


def forms(path: Path, unit: Unit) -> Iterator[Told]:
    """Plural forms that are copies of each other, or of another word than the label is of."""
    for lang in LANGS:
        every = {key: form for key, form in unit.forms[lang] if form and not ALIKE.search(form)}
        for key, form in every.items():
            beside = unit.label[lang] if key in SAID_ALONE[lang] else every.get("one", form)
            where, word = (*path, "forms", lang, key), {"word": form}
            if [*every.values()].count(form) > 1:
                yield where, "form_twice", word
            elif _stem(form) != _stem(beside):
                yield where, "form_of_another", word


def _bare(words: str) -> str:
    return VOWELS.sub("", words).removeprefix("ال")


def _stem(words: str) -> str:
    return _bare(words.replace("{n}", "").strip())[:STEM].casefold()
