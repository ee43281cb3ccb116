"""The documents of the API by their paths: tables, pledges, figures, and the list of them all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pledges.addresses import Publication, place
from pledges.files import documents, paths
from pledges.files.schemas import openapi
from pledges.files.tables.columns import Row, Rows
from pledges.files.tables.every import TABLES
from pledges.files.tables.naming import word
from pledges.records.library import Library
from pledges.records.texts import Lang

FLAT = ("json", "csv")
# The table that has a document for each year, since it only grows.
YEARLY = "changes"


def files(library: Library, publication: Publication, values: Rows) -> Iterator[tuple[str, bytes]]:
    """Each document with what it holds."""
    for path, document in _documents(library, publication, values):
        yield path, documents.encoded(document)


def _documents(
    library: Library, publication: Publication, values: Rows
) -> Iterator[tuple[str, Any]]:
    cover = partial(documents.cover, library, publication)
    for name in TABLES.keys() - {YEARLY}:
        table = TABLES[name]
        yield paths.json_of(name), documents.table_document(table, values[name], cover(table.page))
    yield from _by_year(cover(TABLES[YEARLY].page), publication, values)
    for slug, own in documents.rows_of_pledges(values).items():
        page = place("pledges", slug).page
        whole = documents.pledge_document(library, values, own, cover(page))
        yield paths.json_of_pledge(slug), whole
    for name, own in documents.rows_of_figures(values).items():
        slug = name.partition("/")[2]
        page = place("figures", slug).page
        yield paths.of_figure(slug, "json"), documents.figure_document(own, cover(page))
    years = [*by_year(values)]
    yield paths.OPENAPI, openapi(library, publication, years)
    yield paths.INDEX, index(library, publication, years)


def by_year(values: Rows) -> Mapping[str, list[Row]]:
    """The changes of each year, the newest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in values[YEARLY]:
        found[row["on"].isoformat()[:4] if row["on"] else "undated"].append(row)
    return found


def _by_year(cover: Row, publication: Publication, values: Rows) -> Iterator[tuple[str, Row]]:
    """A document for each year; the newest also stands under the name of the table."""
    found = by_year(values)
    told = {
        year: documents.table_document(TABLES[YEARLY], rows, cover) for year, rows in found.items()
    }
    yield from ((paths.json_of(f"{YEARLY}/{year}"), document) for year, document in told.items())
    newest = next(iter(told.values()), documents.table_document(TABLES[YEARLY], (), cover))
    yield paths.json_of(YEARLY), {**newest, "years": _years(publication, [*found])}


def _years(publication: Publication, years: list[str]) -> list[Row]:
    return [
        {"year": year, "json": publication.file(paths.json_of(f"{YEARLY}/{year}"))}
        for year in years
    ]


def index(library: Library, publication: Publication, years: list[str]) -> Row:
    """Where to begin: the tables and the pledges with the addresses of their files."""
    cover = documents.cover(library, publication, "data.md")
    entry = partial(_entry, publication)
    tables = [
        entry(name, word(f"table-{table.name}", library), paths.json_of(name), paths.csv_of(name))
        for name, table in TABLES.items()
    ]
    pledges = [
        entry(
            slug,
            pledge.title.own(),
            paths.json_of_pledge(slug),
            *(paths.csv_of_pledge(slug, name) for name in paths.OF_PLEDGE),
        )
        for slug, pledge in library.pledges.items()
    ]
    figures = [
        entry(one.name, one.indicator.title.own(), *(paths.of_figure(slug, end) for end in FLAT))
        for slug, one in library.figures.items()
    ]
    listed = {"tables": tables, "pledges": pledges, "figures": figures}
    return {**cover, **listed, "years": _years(publication, years)}


def _entry(
    publication: Publication, name: str, title: Mapping[Lang, str], whole: str, *flat: str
) -> Row:
    return {
        "id": name,
        "title": title,
        "json": publication.file(whole),
        "csv": [publication.file(path) for path in flat],
    }
