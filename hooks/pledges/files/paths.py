"""Where feeds and calendars are, from the top of the site: of all pledges, of one, of a body."""

from pledges.addresses import Publication
from pledges.files.tables.columns import PUBLISHED
from pledges.records.library import Library
from pledges.records.texts import Lang

ALL = "all"


def feed(lang: Lang, owner: str = ALL) -> str:
    """The feed of an owner: `all`, `pledges/<slug>` or `bodies/<slug>`."""
    return f"feeds/{lang}/{owner}.xml"


def calendar(lang: Lang, owner: str = ALL) -> str:
    """The calendar of an owner: `all` or `pledges/<slug>`."""
    return f"calendars/{lang}/{owner}.ics"


def feed_owner(page: str) -> str:
    """Whose feed belongs to a page, given by its Markdown file."""
    folder, _, name = page.partition("/")
    stem = name.removesuffix(".md")
    return f"{folder}/{stem}" if folder in {"pledges", "bodies"} and stem != "index" else ALL


Addresses = dict[Lang, str]


def page(publication: Publication, path: str, anchor: str = "") -> Addresses:
    """The address of a page, given by its Markdown file, in each language."""
    return {lang: publication.page(lang, path, anchor) for lang in PUBLISHED}


def pledge(publication: Publication, slug: str, anchor: str = "") -> Addresses:
    """The page of a pledge."""
    return page(publication, f"pledges/{slug}.md", anchor)


def indicator(publication: Publication, owner: str, key: str) -> Addresses:
    """Where the figures of an indicator stand."""
    if owner == "context":
        return page(publication, "data.md", key)
    return pledge(publication, owner, key)


def owners(library: Library) -> list[str]:
    """Who has indicators: the pledges, and `context` for those of none."""
    return [*library.pledges, "context"]


API = "api/v1"
DOWNLOADS = "downloads"
ARCHIVE = f"{DOWNLOADS}/pledges-data.zip"
GUIDE = f"{DOWNLOADS}/columns.csv"
PACKAGE = f"{DOWNLOADS}/datapackage.json"
INDEX = f"{API}/index.json"
OPENAPI = f"{API}/openapi.json"
# The tables of which each pledge has its own part as a file.
OF_PLEDGE = ("milestones", "readings", "updates")
# What names the citation of the whole record; slugs of pledges have no underscore.
WHOLE = "whole_record"


def csv_of(table: str) -> str:
    """The path of a table as CSV."""
    return f"{DOWNLOADS}/{table}.csv"


def csv_of_pledge(slug: str, table: str) -> str:
    """The path of the part of a table that is about a pledge."""
    return f"{DOWNLOADS}/pledges/{slug}-{table}.csv"


def workbook(lang: Lang) -> str:
    """The path of the workbook of a language."""
    return f"{DOWNLOADS}/pledges-{lang}.xlsx"


def json_of(table: str) -> str:
    """The path of a table as JSON."""
    return f"{API}/{table}.json"


def json_of_pledge(slug: str) -> str:
    """The path of a pledge with all that belongs to it."""
    return f"{API}/pledges/{slug}.json"


def citation(slug: str, ending: str) -> str:
    """The path of a citation, `bib` or `json`."""
    return f"cite/{slug}.{ending}"
