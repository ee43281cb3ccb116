"""The tables that pledges refer to: sources, bodies, objectives, terms, rules, units."""

from collections.abc import Callable, Iterator

from pledges.addresses import PLACES, place
from pledges.files.tables.columns import ID, URL, Column, Given, Row, Table, urls
from pledges.files.tables.mirrors import layout
from pledges.records.pledge import Event
from pledges.records.vocabulary import (
    Body,
    Goal,
    Governorate,
    Objective,
    Principle,
    Rule,
    Source,
    Term,
    Unit,
)


def _collection(name: str) -> Callable[[Given], Iterator[Row]]:
    """The records of a collection, each with the page that shows it if one does."""

    def rows(given: Given) -> Iterator[Row]:
        for slug, record in given.library.collection(name).items():
            shown = (name,) in PLACES
            url = urls(given.publication, *place(name, slug)) if shown else None
            # Where a source can be read is not the page of ours that shows it.
            yield {**dict(record), "address": getattr(record, "url", None), "id": slug, "url": url}

    return rows


def _table(name: str, page: str, own: tuple[Column, ...]) -> Table:
    return Table(name, page, ("id",), _collection(name), own)


EVENTS = _table(
    "events",
    "timeline.md",
    layout(Event, ID, "on until title text confidence pledges sources", URL),
)
SOURCES = _table(
    "sources",
    "sources.md",
    layout(
        Source,
        ID,
        "title author publisher kind language",
        Column("address", "url", absent="no-address", key="source.url"),
        "archived date read cut licence note",
        URL,
        absent={"date": "not-stated", "licence": "not-stated"},
    ),
)
BODIES = _table("bodies", "bodies/index.md", layout(Body, ID, "title unofficial kind note", URL))
OBJECTIVES = _table(
    "objectives",
    "compact/objectives.md",
    layout(Objective, ID, "title label unofficial confidence source", URL),
)
PRINCIPLES = _table(
    "principles", "compact/principles.md", layout(Principle, ID, "title unofficial source", URL)
)
GOALS = Table(
    "goals", "sources.md", ("id",), _collection("sdg"), layout(Goal, ID, "kind title source")
)
GLOSSARY = _table(
    "glossary",
    "glossary.md",
    layout(Term, ID, "title unofficial note sources", URL),
)


def _variants(given: Given) -> Iterator[Row]:
    """Other wordings of the terms of the glossary."""
    for slug, term in given.library.glossary.items():
        for variant in term.variants:
            yield {"term": slug, "variant": variant}


VARIANTS = Table(
    "variants",
    "glossary.md",
    ("term", "variant"),
    _variants,
    (
        Column("term", "id", required=True, refers="glossary"),
        Column("variant", "text", required=True, key="term.variants"),
    ),
)
RULES = layout(Rule, ID, "label rule stage", URL)
STATUSES = _table("statuses", "method.md", RULES)
CLAIMS = _table("claims", "method.md", RULES)
UNITS = _table("units", "data.md", layout(Unit, ID, "label divisor decimals"))
GOVERNORATES = Table(
    "governorates",
    "data.md",
    ("id",),
    _collection("governorates"),
    layout(Governorate, ID, "title pcode source"),
)
