"""Fragments that offer the data of a page to take away, and tell how to cite it."""

from collections.abc import Iterator
from decimal import Decimal

from pledges.files import citations, paths
from pledges.files.tables import naming
from pledges.files.tables.columns import PUBLISHED, Column
from pledges.files.tables.every import TABLES, rows
from pledges.pages.fragments.page import Page

KILOBYTE = 1000


def downloads(page: Page, slug: str = "") -> str:
    """The files of a pledge, or of the whole record with what each table holds."""
    if slug:
        return page.render("downloads-of-pledge.html", files=list(_of_pledge(page, slug)))
    found = rows(page.library, page.history, page.publication)
    tables = [
        {
            "title": page.renderer.language.word(f"table-{name}"),
            "rows": len(found[name]),
            "csv": _file(page, paths.csv_of(name)),
            "json": _file(page, paths.json_of(name)),
            "columns": [(_names(c), _title(page, c)) for c in table.own],
        }
        for name, table in TABLES.items()
    ]
    return page.render("downloads.html", tables=tables, whole=list(_whole(page)))


def cite(page: Page, slug: str = "", collection: str = "pledges") -> str:
    """How to cite the page of a pledge or of another record, or the whole."""
    record = (collection, slug) if slug else ()
    found = citations.citation(page.renderer.language, page.publication, *record)
    name = paths.cited(*record)
    files = [
        (label, page.links.file(paths.citation(name, ending)))
        for ending, label in (("bib", "BibTeX"), ("json", "CSL-JSON"))
    ]
    return page.render("cite.html", citation=found, files=files)


def of_figure(page: Page, slug: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The files of just one figure: format, address and size of each."""
    yield "CSV", _file(page, paths.of_figure(slug, "csv"))
    for lang in page.library.languages:
        label = f"XLSX, {page.library.languages[lang].name}"
        yield label, _file(page, paths.of_figure(slug, "xlsx", lang))
    yield "JSON", _file(page, paths.of_figure(slug, "json"))
    for ending in ("svg", "png"):
        path = paths.of_figure(slug, ending, page.renderer.language.lang)
        # Not every figure has a picture.
        if path in page.publication.sizes:
            yield ending.upper(), _file(page, path)


def _of_pledge(page: Page, slug: str) -> Iterator[tuple[str, str, tuple[str, str]]]:
    for name in paths.OF_PLEDGE:
        title = page.renderer.language.word(f"table-{name}")
        yield title, "CSV", _file(page, paths.csv_of_pledge(slug, name))
    whole = page.renderer.language.word("download-whole")
    yield whole, "JSON", _file(page, paths.json_of_pledge(slug))


def _whole(page: Page) -> Iterator[tuple[str, str, str, tuple[str, str]]]:
    """The files that hold everything or describe it: language, title, format, address, size."""
    own, word = page.renderer.language.lang, page.renderer.language.word
    titles, languages = naming.word("download-workbook", page.library), page.library.languages
    for lang in sorted(languages, key=lambda lang: lang != own):
        title = titles.get(lang, languages[lang].name)
        yield lang, title, "XLSX", _file(page, paths.workbook(lang))
    yield own, word("download-archive"), "ZIP", _file(page, paths.ARCHIVE)
    yield own, word("download-guide"), "CSV", _file(page, paths.GUIDE)
    yield own, word("download-package"), "JSON", _file(page, paths.PACKAGE)
    yield own, word("download-index"), "JSON", _file(page, paths.INDEX)
    yield own, word("download-openapi"), "JSON", _file(page, paths.OPENAPI)
    yield own, word("download-tagged"), "CSV", _file(page, paths.TAGGED)
    yield own, word("download-catalogue"), "JSON-LD", _file(page, paths.CATALOGUE)
    yield own, word("api-index"), "HTML", _file(page, f"{paths.API}/index.html")
    for path in sorted(page.publication.sizes, reverse=True):
        if path.startswith(paths.YEARS):
            title = word("api-year")
            year = path.removeprefix(paths.YEARS).removesuffix(".json")
            yield own, f"{title} ({year})", "JSON", _file(page, path)


def _file(page: Page, path: str) -> tuple[str, str]:
    """The address of a file and how large it is."""
    size = Decimal(page.publication.sizes[path]) / KILOBYTE
    return page.links.file(path), page.renderer.language.number(max(size, Decimal(1)))


def _names(column: Column) -> str:
    """The column, by its languages, and those that stand beside it."""
    own = [f"{column.name}_{lang}" for lang in PUBLISHED] if column.each_language else [column.name]
    return ", ".join(own + [one.name for one in (column.telling, *column.dates) if one])


def _title(page: Page, column: Column) -> str:
    return page.renderer.language.word(f"column-{column.word}")
