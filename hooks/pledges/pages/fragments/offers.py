"""Fragments that offer the data of a page to take away, and tell how to cite it."""

from pledges.files import citations, paths
from pledges.files.tables import given
from pledges.files.tables.columns import PUBLISHED, Column
from pledges.files.tables.every import TABLES, rows
from pledges.pages.fragments.page import Page


def downloads(page: Page, slug: str = "") -> str:
    """The files of a pledge, or of the whole record with what each table holds."""
    if slug:
        return page.render("downloads-of-pledge.html", slug=slug)
    found = rows(page.library, page.history, page.publication)
    own, languages = page.renderer.language.lang, page.library.languages
    return page.render(
        "downloads.html",
        tables=TABLES,
        counts={name: len(of) for name, of in found.items()},
        names=_names,
        called=lambda column: page.renderer.word(f"column-{column.word}"),
        years=sorted(
            (p for p in page.publication.sizes if p.startswith(paths.YEARS)), reverse=True
        ),
        langs=sorted(languages, key=lambda lang: lang != own),
        workbook={lang: one.name for lang, one in languages.items()}
        | given.word("download-workbook", page.library),
    )


def cite(page: Page, slug: str = "", collection: str = "pledges") -> str:
    """How to cite the page of a pledge or of another record, or the whole."""
    record = (collection, slug) if slug else ()
    found = citations.citation(page.renderer.language, page.publication, *record)
    return page.render("cite.html", citation=found, name=paths.cited(*record))


def of_figure(page: Page, slug: str) -> list[tuple[str, str]]:
    """The files of just one figure: the format and the path of each."""
    books = [
        (f"XLSX, {one.name}", paths.of_figure(slug, "xlsx", lang))
        for lang, one in page.library.languages.items()
    ]
    own = page.renderer.language.lang
    drawn = [(end.upper(), paths.of_figure(slug, end, own)) for end in ("svg", "png")]
    # Not every figure has a picture.
    pictures = [one for one in drawn if one[1] in page.publication.sizes]
    csv, json = ((end.upper(), paths.of_figure(slug, end)) for end in ("csv", "json"))
    return [csv, *books, json, *pictures]


def _names(column: Column) -> str:
    """The column, by its languages, and those that stand beside it."""
    own = [f"{column.name}_{lang}" for lang in PUBLISHED] if column.each_language else [column.name]
    return ", ".join(own + [one.name for one in (column.telling, *column.dates) if one])
