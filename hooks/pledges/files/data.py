"""Every file of the open data, by its path from the top of the site."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from pledges.addresses import Publication
from pledges.files import api, cells, citations, documents, paths
from pledges.files.described import datapackage, rendered
from pledges.files.tables.columns import PUBLISHED, Rows
from pledges.files.tables.every import TABLES, rows
from pledges.files.tables.given import names
from pledges.files.workbooks import workbook
from pledges.history.walk import History
from pledges.language.render import Renderer
from pledges.language.words import Language
from pledges.records.library import Library

README = "README.txt"
# The oldest day that the format knows: the day of the build is told inside.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
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
    yield from api.files(renderer, publication, values)
    yield from _figures(publication, values, languages)
    yield from _citations(official, publication)


def _flat(
    renderer: Renderer, languages: list[Language], publication: Publication, values: Rows
) -> Iterator[tuple[str, bytes]]:
    tables = {name: cells.table_file(table, values[name]) for name, table in TABLES.items()}
    inside = {
        **{f"{name}.csv": content for name, content in tables.items()},
        "datapackage.json": documents.encoded(datapackage(renderer, publication, tables)),
        "columns.csv": cells.guide(renderer.library),
        README: _readme(renderer, languages, publication),
    }
    yield from ((f"{paths.DOWNLOADS}/{name}", content) for name, content in inside.items())
    yield paths.ARCHIVE, archive(inside)
    yield paths.TAGGED, cells.tagged(TABLES["readings"], values["readings"])
    for slug, own in documents.rows_of_pledges(values).items():
        for name in paths.OF_PLEDGE:
            content = cells.table_file(TABLES[name], own.get(name, []))
            yield paths.csv_of_pledge(slug, name), content


def _figures(
    publication: Publication, values: Rows, languages: list[Language]
) -> Iterator[tuple[str, bytes]]:
    """Each figure by itself: its values as CSV, all of it as workbooks."""
    named = names(values)
    tables = {name: TABLES[name] for name in documents.OF_FIGURE}
    for name, own in documents.rows_of_figures(values).items():
        slug = name.partition("/")[2]
        content = cells.table_file(TABLES["readings"], own["readings"])
        yield paths.of_figure(slug, "csv"), content
        for language in languages:
            content = workbook(own, language, publication, named, tables)
            yield paths.of_figure(slug, "xlsx", language.lang), content


def _citations(languages: list[Language], publication: Publication) -> Iterator[tuple[str, bytes]]:
    library = languages[0].library
    pages = [(kind, slug) for kind in ("pledges", "figures") for slug in library.collection(kind)]
    for record in ((), *pages):
        found = [citations.citation(language, publication, *record) for language in languages]
        name = paths.cited(*record)
        yield paths.citation(name, "bib"), "\n".join(one.bibtex for one in found).encode()
        yield paths.citation(name, "json"), documents.encoded([one.csl for one in found])


def _readme(renderer: Renderer, languages: list[Language], publication: Publication) -> bytes:
    """What a person finds beside the files, in each language, for any editor of texts."""
    text = rendered("readme.txt", renderer, publication, languages=languages)
    return f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig")


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
