"""How to cite a page of this record: in words, as BibTeX and as CSL-JSON."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pledges.addresses import Location, Publication, place
from pledges.files.paths import WHOLE
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import Lang

# What TeX would read as a command.
SPECIAL = {c: rf"\{c}" for c in "&%$#_{}"} | {"\\": r"\textbackslash{}"}
SPECIAL |= {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SHORT = 10


@dataclass(frozen=True)
class Citation:
    """A page of the record, and since when it says what it says, if that is known."""

    key: str
    title: str
    site: str
    url: str
    day: dt.date | None
    lang: Lang
    language: str
    text: str
    version: str | None


def citation(language: Language, publication: Publication, *record: str) -> Citation:
    """The citation of the page of a pledge or a figure, or of the whole record."""
    site, library = language.word("site-name"), language.library
    title = language.text(library.collection(record[0])[record[1]].title) if record else site
    path = place(*record) if record else Location("index.md", "")
    day = publication.changed(language.lang, path.page)
    version = publication.commit[:SHORT] if publication.commit else None
    whose = owner(library, *record)
    if whose in publication.since:
        # Where exactly this stays, whatever the page says later.
        day = publication.since[whose]
        path = stood(library, publication.since, *record)
        dated = language.phrase("cite-stood", day=language.when(day))
    elif day:
        dated = language.phrase("cite-changed", day=language.when(day))
    else:
        dated = language.phrase("built-on", day=language.when(publication.today))
    url = publication.page(language.lang, *path)
    told, phrase = {"title": title, "url": url, "dated": dated}, language.phrase
    text = phrase("cite-page", site=site, **told) if record else phrase("cite-record", **told)
    if version:
        text = f"{text} {language.phrase('cite-version', commit=version)}"
    key = f"iraq-migration-{record[-1] if record else WHOLE}-{language.lang}"
    name = str(language.tongue.babel.get_language_name("en")).lower()
    return Citation(key, title, site, url, day, language.lang, name, text, version)


def owner(library: Library, *record: str) -> str:
    """Whose page tells of a pledge, a figure or (an empty name) of the whole record."""
    if not record:
        return ""
    return library.figures[record[1]].owner if record[0] == "figures" else record[1]


def stood(library: Library, since: Mapping[str, dt.date], *record: str) -> Location:
    """Where a pledge, a figure or the whole record can be opened as it stood."""
    whose = owner(library, *record)
    return in_edition(since[whose], whose, record[1] if record[:1] == ("figures",) else "")


def in_edition(day: dt.date, owner: str, figure: str = "") -> Location:
    """Where an edition tells of a pledge, of `context` or (an empty name) of the whole."""
    if owner == "context":
        return place("editions", str(day), owner, figure)
    way = ["pledges", owner] if owner else []
    return place("editions", str(day), *way, *(["figures", figure] if figure else []))


def tex(text: str) -> str:
    """A text as TeX prints it."""
    return "".join(SPECIAL.get(c, c) for c in text)
