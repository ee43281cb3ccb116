"""Every file of the open data, by its path from the top of the site."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pledges.addresses import Publication, place
from pledges.files import citations, csv_files, documents, paths
from pledges.files.datapackage import datapackage
from pledges.files.openapi import openapi
from pledges.files.tables.columns import PUBLISHED, Row, Rows
from pledges.files.tables.every import TABLES, rows
from pledges.files.tables.naming import table_title
from pledges.files.workbooks import names, workbook
from pledges.history.walk import History
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import Lang, Text

README = "README.txt"
FLAT = ("json", "csv")


def files(
    library: Library, history: History, publication: Publication
) -> Iterator[tuple[str, bytes]]:
    """The files with what they hold; the same records on the same day give the same bytes."""
    values = rows(library, history, publication)
    languages, named = [Language(library, lang) for lang in PUBLISHED], names(values)
    yield from _flat(library, publication, values)
    for language in languages:
        yield paths.workbook(language.lang), workbook(values, language, publication, named)
    yield from _documents(library, publication, values)
    yield from _figures(library, publication, values, languages)
    yield from _citations(languages, publication)


def _flat(library: Library, publication: Publication, values: Rows) -> Iterator[tuple[str, bytes]]:
    tables = {name: csv_files.table_file(table, values[name]) for name, table in TABLES.items()}
    package = documents.encoded(datapackage(library, publication, tables))
    guide = csv_files.guide(library)
    readme = _readme(library, publication)
    inside = {f"{name}.csv": content for name, content in tables.items()}
    inside |= {"datapackage.json": package, "columns.csv": guide, README: readme}
    yield from ((f"{paths.DOWNLOADS}/{name}", content) for name, content in inside.items())
    yield paths.ARCHIVE, archive(inside)
    for slug, own in documents.rows_of_pledges(values).items():
        for name in paths.OF_PLEDGE:
            content = csv_files.table_file(TABLES[name], own.get(name, []))
            yield paths.csv_of_pledge(slug, name), content


def _documents(
    library: Library, publication: Publication, values: Rows
) -> Iterator[tuple[str, bytes]]:
    found: dict[str, Any] = {paths.OPENAPI: openapi(library, publication)}
    for name, table in TABLES.items():
        cover = documents.cover(library, publication, table.page)
        found[paths.json_of(name)] = documents.table_document(table, values[name], cover)
    for slug, own in documents.rows_of_pledges(values).items():
        cover = documents.cover(library, publication, place("pledges", slug).page)
        whole = documents.pledge_document(library, values, own, cover)
        found[paths.json_of_pledge(slug)] = whole
    found[paths.INDEX] = _index(library, publication)
    yield from ((path, documents.encoded(document)) for path, document in found.items())


def _figures(
    library: Library, publication: Publication, values: Rows, languages: list[Language]
) -> Iterator[tuple[str, bytes]]:
    """Each figure by itself: its values as CSV, all of it as workbooks and as JSON."""
    named = names(values)
    tables = {name: TABLES[name] for name in documents.OF_FIGURE}
    for name, own in documents.rows_of_figures(values).items():
        slug = name.partition("/")[2]
        yield (
            paths.of_figure(slug, "csv"),
            csv_files.table_file(TABLES["readings"], own["readings"]),
        )
        for language in languages:
            content = workbook(own, language, publication, named, tables)
            yield paths.of_figure(slug, "xlsx", language.lang), content
        cover = documents.cover(library, publication, place("figures", slug).page)
        whole = documents.figure_document(own, cover)
        yield paths.of_figure(slug, "json"), documents.encoded(whole)


def _index(library: Library, publication: Publication) -> Row:
    """Where to begin: the tables and the pledges with the addresses of their files."""
    cover = documents.cover(library, publication, "data.md")
    entry = partial(_entry, publication)
    tables = [
        entry(name, table_title(table, library), paths.json_of(name), paths.csv_of(name))
        for name, table in TABLES.items()
    ]
    pledges = [
        entry(
            slug,
            pledge.title,
            paths.json_of_pledge(slug),
            *(paths.csv_of_pledge(slug, name) for name in paths.OF_PLEDGE),
        )
        for slug, pledge in library.pledges.items()
    ]
    figures = [
        entry(one.name, one.indicator.title, *(paths.of_figure(slug, end) for end in FLAT))
        for slug, one in library.figures.items()
    ]
    return {**cover, "tables": tables, "pledges": pledges, "figures": figures}


def _entry(
    publication: Publication, name: str, title: Text | Mapping[Lang, str], whole: str, *flat: str
) -> Row:
    return {
        "id": name,
        "title": {lang: title[lang] for lang in PUBLISHED},
        "json": publication.file(whole),
        "csv": [publication.file(path) for path in flat],
    }


def _citations(languages: list[Language], publication: Publication) -> Iterator[tuple[str, bytes]]:
    library = languages[0].library
    pages = [(kind, slug) for kind in ("pledges", "figures") for slug in library.collection(kind)]
    for record in ((), *pages):
        found = [citations.citation(language, publication, *record) for language in languages]
        name = paths.cited(*record)
        yield paths.citation(name, "bib"), citations.as_bibtex(found).encode()
        yield paths.citation(name, "json"), citations.as_json(found).encode()


def _readme(library: Library, publication: Publication) -> bytes:
    """What a person finds beside the files, in each language."""
    parts = [
        "\r\n".join(
            (
                language.word("site-name"),
                language.phrase("built-on", day=language.when(publication.today)),
                publication.page(language.lang, "data.md"),
                language.word("licence-scope"),
                language.word("reading-files"),
            )
        )
        for language in (Language(library, lang) for lang in PUBLISHED)
    ]
    return ("\r\n\r\n".join(parts) + "\r\n").encode("utf-8-sig")


# The oldest day that the format knows: the day of the build is told inside.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths, in the order of the paths."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE
            target.writestr(entry, files[path])
    return stream.getvalue()
