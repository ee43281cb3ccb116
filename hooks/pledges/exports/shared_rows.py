"""Rows of the tables that pledges refer to: sources, bodies, objectives, terms, rules, units."""

from collections.abc import Iterator
from typing import Any

from pledges.exports import addresses
from pledges.library import Library
from pledges.publication import Publication

Row = dict[str, Any]
# The page that shows a collection, and the anchor of a record there; bodies have a page each.
ANCHORS = {
    "events": ("timeline.md", "{}"),
    "sources": ("sources.md", "{}"),
    "bodies": ("bodies/{}.md", ""),
    "objectives": ("compact/objectives.md", "objective-{}"),
    "principles": ("compact/principles.md", "{}"),
    "glossary": ("glossary.md", "{}"),
    "statuses": ("method.md", "status-{}"),
    "claims": ("method.md", "claim-{}"),
}


def collection(library: Library, publication: Publication, name: str) -> Iterator[Row]:
    """The records of a collection, each with the page that shows it if one does."""
    for slug, record in library.collection(name).items():
        row = {**dict(record), "id": slug}
        if name == "sources":
            row["address"] = record.url
        if name in ANCHORS:
            path, anchor = (part.format(slug) for part in ANCHORS[name])
            row["url"] = addresses.page(publication, path, anchor)
        yield row


def variants(library: Library) -> Iterator[Row]:
    """Other wordings of the terms of the glossary."""
    for slug, term in library.glossary.items():
        for variant in term.variants:
            yield {"term": slug, "variant": variant}
