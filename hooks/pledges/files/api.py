"""The documents of the API by their paths: tables, pledges, figures, and the list of them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pledges.addresses import Publication, place
from pledges.files import documents, paths
from pledges.files.described import described, openapi
from pledges.files.tables.columns import Row, Rows
from pledges.files.tables.every import TABLES
from pledges.language.render import Renderer
from pledges.records.library import Library

# The table that has a document for each year, since it only grows.
YEARLY = "changes"


def files(
    renderer: Renderer, publication: Publication, values: Rows
) -> Iterator[tuple[str, bytes]]:
    """Each document with what it holds."""
    cover = partial(documents.cover, renderer.library, publication, values)
    years = by_year(values[YEARLY])
    addresses = {year: publication.file(paths.json_of(f"{YEARLY}/{year}")) for year in years}
    listed = {"years": [{"year": year, "json": url} for year, url in addresses.items()]}
    # Where to begin: the tables, pledges and figures with the addresses of their files.
    index = described("index.json", renderer, publication)
    found = {
        **dict(_tables(values, years, cover, listed)),
        **dict(_records(renderer.library, values, cover)),
        paths.OPENAPI: openapi(renderer, publication, years),
        paths.INDEX: {**cover("data.md"), **documents.made(publication), **index, **listed},
    }
    yield from ((path, documents.encoded(document)) for path, document in found.items())


def by_year(changes: Iterable[Row]) -> Mapping[str, list[Row]]:
    """The changes of each year, the newest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in changes:
        found[row["on"].isoformat()[:4] if row["on"] else "undated"].append(row)
    return found


def _tables(
    values: Rows, years: Rows, cover: documents.Cover, listed: Row
) -> Iterator[tuple[str, Row]]:
    """Each table; of the yearly one each year, of which the newest also has the name of all."""
    divided = {f"{YEARLY}/{year}": rows for year, rows in years.items()}
    newest = {YEARLY: next(iter(years.values()), [])}
    for name, rows in {**values, **divided, **newest}.items():
        table = TABLES[name.partition("/")[0]]
        items = [documents.record(table, row) for row in rows]
        document = {**cover(table.page), "count": len(items), "items": items}
        yield paths.json_of(name), {**document, **(listed if name == YEARLY else {})}


def _records(library: Library, values: Rows, cover: documents.Cover) -> Iterator[tuple[str, Row]]:
    """Each pledge and each figure with all that belongs to it."""
    for slug, own in documents.rows_of_pledges(values).items():
        page = cover(place("pledges", slug).page)
        yield paths.json_of_pledge(slug), documents.pledge_document(library, values, own, page)
    for name, own in documents.rows_of_figures(values).items():
        slug = name.partition("/")[2]
        page = cover(place("figures", slug).page)
        yield paths.of_figure(slug, "json"), documents.figure_document(own, page)
