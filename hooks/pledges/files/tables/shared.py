"""Rows of what pledges refer to: sources, bodies, objectives, terms, rules, units."""

from collections.abc import Iterator

from pledges.addresses import PLACES, place
from pledges.files.tables.columns import Given, Row, urls


def collection(given: Given, name: str) -> Iterator[Row]:
    """The records of a collection, each with the page that shows it if one does."""
    for slug, record in given.library.collection(name).items():
        if getattr(record, "withdrawn", None):
            continue
        shown = (name,) in PLACES
        url = urls(given.publication, *place(name, slug)) if shown else None
        # Where a source can be read is not the page of ours that shows it.
        yield {**dict(record), "address": getattr(record, "url", None), "id": slug, "url": url}


def variants(given: Given) -> Iterator[Row]:
    """Other wordings of the terms of the glossary."""
    for slug, term in given.library.glossary.items():
        yield from ({"term": slug, "variant": variant} for variant in term.variants)
