"""Other names under which a page is looked for: its number, its title in the other language."""

import re
from collections.abc import Iterator, Mapping

from pledges.addresses import record_of
from pledges.language.phrases import filled
from pledges.records.library import Library
from pledges.records.texts import Lang, Text
from pledges.tables import table

# A short form that a title gives in brackets.
SHORT = re.compile(r"\((.+?)\)")
SHARES: Mapping[str, int] = table(__file__)


def names(library: Library, page: str, lang: Lang) -> list[str]:
    """The names of the record that fills a page, besides the title of the page."""
    collection, slug = record_of(page) or ("", "")
    of = {"pledges": _pledge, "objectives": _objective, "bodies": _body, "figures": _figure}
    is_there = collection in of and slug in library.collection(collection)
    return list(of[collection](library, slug, lang)) if is_there else []


def share(page: str) -> int:
    """How much the text of a page counts for who looks for what it says, in tenths."""
    folder = page.partition("/")[0].removesuffix(".md")
    return SHARES.get(page, SHARES.get(folder, 10))


def _pledge(library: Library, slug: str, lang: Lang) -> Iterator[str]:
    pledge = library.pledges[slug]
    yield filled(library.words["pledge"][lang], number=pledge.number)
    yield from _elsewhere(pledge.title, lang)
    yield pledge.wording[lang].text
    yield from _terms(library, pledge.title, lang)


def _objective(library: Library, slug: str, lang: Lang) -> Iterator[str]:
    objective = library.objectives[slug]
    yield filled(library.words["objective"][lang], number=slug)
    yield objective.title[lang]
    yield from objective.label.own().values()


def _body(library: Library, slug: str, lang: Lang) -> Iterator[str]:
    body = library.bodies[slug]
    yield from _elsewhere(body.title, lang)
    yield library.words[f"kind-of-body-{body.kind}"][lang]
    yield from (short for title in body.title.own().values() for short in SHORT.findall(title))
    yield from _terms(library, body.title, lang)


def _figure(library: Library, slug: str, lang: Lang) -> Iterator[str]:
    yield from _elsewhere(library.figures[slug].title, lang)


def _terms(library: Library, title: Text, lang: Lang) -> Iterator[str]:
    """Other wordings, short forms among them, of the terms in a title."""
    for term in library.glossary.values():
        if term.title[lang] in title[lang]:
            yield from term.variants


def _elsewhere(title: Text, lang: Lang) -> Iterator[str]:
    """A title in the languages that a page is not in."""
    yield from (words for of, words in title.own().items() if of != lang)
