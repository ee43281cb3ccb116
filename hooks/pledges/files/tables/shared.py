"""Rows of the tables that pledges refer to: sources, bodies, objectives, terms, rules, units."""

from collections.abc import Iterator
from typing import Any

from pledges.addresses import PLACES, Publication, place
from pledges.files.tables.columns import (
    CONFIDENCE,
    ID,
    LABEL,
    NOTE,
    ON,
    SOURCES,
    TITLE,
    URL,
    Column,
    _choice,
    urls,
)
from pledges.records.library import Library
from pledges.records.vocabulary import Source

Row = dict[str, Any]


def collection(library: Library, publication: Publication, name: str) -> Iterator[Row]:
    """The records of a collection, each with the page that shows it if one does."""
    for slug, record in library.collection(name).items():
        row = {**dict(record), "id": slug}
        if name == "sources":
            row["address"] = record.url
        if (name,) in PLACES:
            row["url"] = urls(publication, *place(name, slug))
        yield row


def variants(library: Library) -> Iterator[Row]:
    """Other wordings of the terms of the glossary."""
    for slug, term in library.glossary.items():
        for variant in term.variants:
            yield {"term": slug, "variant": variant}


SOURCE_COLUMNS = (
    ID,
    TITLE,
    Column("publisher", "texts", required=True),
    _choice("kind", Source.model_fields["kind"].annotation, "kind-of-source-"),
    _choice("language", Source.model_fields["language"].annotation, "language-"),
    Column("address", "url", absent="no-address"),
    Column("archived", "url"),
    Column("date", "date", absent="not-stated"),
    Column("read", "date", required=True),
    Column("licence", "texts", absent="not-stated"),
    NOTE,
    URL,
)
EVENTS = (
    ID,
    ON,
    Column("until", "date"),
    TITLE,
    Column("text", "texts"),
    CONFIDENCE,
    Column("pledges", "ids", refers="pledges"),
    SOURCES,
    URL,
)

VERDICTS = (ID, LABEL, Column("rule", "texts", required=True), Column("stage", "whole"), URL)
