"""The terms of the A–Z index: what the records name, and the pages that tell of it."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pledges.addresses import Location, place
from pledges.records.library import Library
from pledges.records.pledge import Pledge
from pledges.records.texts import Lang, Said, Text
from pledges.records.vocabulary import Term
from pledges.search.words import Words
from pledges.search.words import words as words_of
from pledges.tables import table

ARTICLE = "ال"
KINDS: Mapping[str, str] = table(__file__)


@dataclass(frozen=True)
class Mention:
    """Where the records tell of a term: in a pledge, or in something of a kind."""

    location: Location
    pledge: str = ""
    kind: str = ""


Terms = dict[Said[str], list[Mention]]


def letters(library: Library, lang: Lang) -> list[tuple[str, list[Any]]]:
    """The terms under their first letters, each with its mentions."""
    found: Terms = {}
    words = words_of(lang)
    for term, mention in _named(library, lang):
        found.setdefault(term, []).append(mention)
    for head, mention in _sought(library, lang, words, {term.words for term in found}):
        found.setdefault(Said(head, lang), []).append(mention)
    arabic = library.languages[lang].script == "Arab"
    order = sorted(
        found.items(),
        key=lambda item: (_is_arabic(item[0].words) != arabic, _key(item[0].words, words)),
    )
    return [
        (letter, [(term, list(dict.fromkeys(mentions))) for term, mentions in group])
        for letter, group in groupby(order, key=lambda item: _letter(item[0].words, words))
    ]


def _named(library: Library, lang: Lang) -> Iterator[tuple[Said[str], Mention]]:
    """What records call themselves, and other wordings of the glossary."""
    for slug, pledge in library.pledges.items():
        yield pledge.title.said(lang), Mention(place("pledges", slug), slug)
        for key, milestone in pledge.milestones.items():
            location = place("pledges", slug, "milestones", key)
            yield milestone.title.said(lang), Mention(location, slug)
    for slug, term in library.glossary.items():
        mention = Mention(place("glossary", slug), kind="glossary")
        yield from ((Said(variant, lang), mention) for variant in term.variants)
    for collection, kind in KINDS.items():
        for slug, record in library.collection(collection).items():
            name = record.label if collection == "objectives" else record.title
            yield name.said(lang), Mention(place(collection, slug), kind=kind)


def _sought(
    library: Library, lang: Lang, words: Words, known: Collection[str]
) -> Iterator[tuple[str, Mention]]:
    """The first word of each group of synonyms, with the pledges that are about it."""
    used = {
        slug: {words.stem(word) for text in _telling(pledge) for word in words.tokens(text[lang])}
        for slug, pledge in library.pledges.items()
    }
    for group in library.search.values():
        head = next(iter(group[lang]), "")
        if not head or head.isdigit() or head in known:
            continue
        stems = {words.stem(words.fold(word)) for word in group[lang]}
        for slug in library.pledges:
            if stems & used[slug]:
                yield head, Mention(place("pledges", slug), slug)


def _telling(pledge: Pledge) -> Iterator[Text]:
    """What a pledge is about: its title and summary, its milestones and indicators."""
    yield from (pledge.title, pledge.summary)
    yield from (milestone.title for milestone in pledge.milestones.values())
    yield from (indicator.title for indicator in pledge.indicators.values())


def glossary(library: Library, lang: Lang) -> list[tuple[str, Term]]:
    """The terms of the glossary in the order of the alphabet of a language."""
    words, found = words_of(lang), library.glossary.items()
    return sorted(found, key=lambda item: _key(item[1].title[lang], words))


def _key(term: str, words: Words) -> str:
    """A term as it is looked up: folded, without the Arabic article and marks of quotation."""
    bare = term.lstrip("«“\"'‘(").removeprefix(ARTICLE)
    return " ".join(words.tokens(bare))


def _letter(term: str, words: Words) -> str:
    first = _key(term, words)[:1]
    return "0–9" if first.isdigit() else first.upper()


def _is_arabic(term: str) -> bool:
    """Whether a term has Arabic letters; those of another script than the page's come last."""
    return any(unicodedata.name(c, "").startswith("ARABIC") for c in term)
