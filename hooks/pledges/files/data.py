"""Every file of the open data, by its path from the top of the site."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from pledges.addresses import Publication, place
from pledges.files import cells, citations, documents, paths
from pledges.files.described import described, rendered
from pledges.files.tables.columns import PUBLISHED, Row, Rows
from pledges.files.tables.every import TABLES, rows
from pledges.files.tables.given import names
from pledges.files.workbooks import workbook
from pledges.history.walk import History
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.library import Library

README = "README.txt"
# The table that has a document for each year, since it only grows.
YEARLY = "changes"
# For everybody, as the format has it.
READABLE = 0o644 << 16


def files(
    library: Library, history: History, publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """The files with what they hold; the same records on the same day give the same bytes."""
    values = rows(library, history, publication)
    languages, named = [Language(library, lang) for lang in library.languages], names(values)
    official = [Language(library, lang) for lang in PUBLISHED]
    renderer = Renderer(library, official[0], publication.today)
    yield from _flat(renderer, official, publication, values)
    for language in languages:
        yield paths.workbook(language.lang), workbook(values, language, publication, named)
    newest = next((row for row in values[YEARLY] if row["on"]), None)
    cover = partial(described, "cover.json", renderer, publication, newest=newest)
    for path, document in _documents(renderer, publication, values, cover):
        yield path, documents.encoded(document)
    yield from _pledges(library, values, cover)
    yield from _figures(publication, values, languages, cover)
    yield from _citations(renderer, official, publication)


def _flat(
    renderer: Renderer, languages: list[Language], publication: Publication, values: Rows
) -> Iterator[tuple[str, bytes]]:
    tables = {name: cells.table_file(table, values[name]) for name, table in TABLES.items()}
    # What a person finds beside the files, in each language, for any editor of texts.
    readme = rendered("readme.txt", renderer, publication, languages=languages)
    package = described("datapackage.json", renderer, publication, files=tables)
    inside = {
        **{f"{name}.csv": content for name, content in tables.items()},
        "datapackage.json": documents.encoded(package),
        "columns.csv": cells.guide(renderer.library),
        README: f"{readme}\n".replace("\n", "\r\n").encode("utf-8-sig"),
    }
    yield from ((f"{paths.DOWNLOADS}/{name}", content) for name, content in inside.items())
    yield paths.ARCHIVE, archive(inside)
    yield paths.TAGGED, cells.tagged(TABLES["readings"], values["readings"])


def _documents(
    renderer: Renderer, publication: Publication, values: Rows, cover: documents.Cover
) -> Iterator[tuple[str, Row]]:
    """The documents of the API: each table, what all look like, and the list of them all."""
    years = by_year(values[YEARLY])
    addresses = {year: publication.file(paths.json_of(f"{YEARLY}/{year}")) for year in years}
    listed = {"years": [{"year": year, "json": url} for year, url in addresses.items()]}
    yield from _tables(values, years, cover, listed)
    yield paths.OPENAPI, described("openapi.json", renderer, publication, years=years)
    # Where to begin: the tables, pledges and figures with the addresses of their files.
    index = described("index.json", renderer, publication)
    yield paths.INDEX, {**cover(page="data.md"), **index, **listed}


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
    for name, found in {**values, **divided, **newest}.items():
        table = TABLES[name.partition("/")[0]]
        items = [documents.record(table, row) for row in found]
        document = {**cover(page=table.page), "count": len(items), "items": items}
        yield paths.json_of(name), {**document, **(listed if name == YEARLY else {})}


def _pledges(library: Library, values: Rows, cover: documents.Cover) -> Iterator[tuple[str, bytes]]:
    """Each pledge with all that belongs to it, and its part of some tables as CSV."""
    for slug, own in documents.owned(values, "pledges", documents.pledge_of).items():
        page = cover(page=place("pledges", slug).page)
        document = documents.pledge_document(library, values, own, page)
        yield paths.json_of_pledge(slug), documents.encoded(document)
        for name in paths.OF_PLEDGE:
            yield paths.csv_of_pledge(slug, name), cells.table_file(TABLES[name], own.get(name, []))


def _figures(
    publication: Publication, values: Rows, languages: list[Language], cover: documents.Cover
) -> Iterator[tuple[str, bytes]]:
    """Each figure by itself: its values as CSV, all of it as a document and as workbooks."""
    named = names(values)
    tables = {name: TABLES[name] for name in documents.OF_FIGURE}
    about = {name: values[name] for name in tables}
    for name, own in documents.owned(about, "indicators", documents.figure_of).items():
        slug = name.partition("/")[2]
        yield paths.of_figure(slug, "csv"), cells.table_file(TABLES["readings"], own["readings"])
        document = documents.figure_document(own, cover(page=place("figures", slug).page))
        yield paths.of_figure(slug, "json"), documents.encoded(document)
        for language in languages:
            content = workbook(own, language, publication, named, tables)
            yield paths.of_figure(slug, "xlsx", language.lang), content


def _citations(
    renderer: Renderer, languages: list[Language], publication: Publication
) -> Iterator[tuple[str, bytes]]:
    kinds = ((kind, renderer.library.collection(kind)) for kind in ("pledges", "figures"))
    for record in ((), *((kind, slug) for kind, held in kinds for slug in held)):
        found = [citations.citation(language, publication, *record) for language in languages]
        name = paths.cited(*record)
        entries = rendered("cite.bib", renderer, publication, citations=found, tex=citations.tex)
        yield paths.citation(name, "bib"), f"{entries}\n".encode()
        items = described("cite.json", renderer, publication, citations=found)
        yield paths.citation(name, "json"), documents.encoded(items)


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths, in the order of the paths."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for path in sorted(files):
            # Of the oldest day that the format knows: that of the build is told inside.
            entry = zipfile.ZipInfo(path)
            entry.external_attr = READABLE
            target.writestr(entry, files[path], zipfile.ZIP_DEFLATED)
    return stream.getvalue()
