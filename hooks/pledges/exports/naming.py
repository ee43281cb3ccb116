"""Names of what is published: the words for tables and columns, the paths of files."""

import re

from pledges.exports.columns import PUBLISHED, Column, Table
from pledges.library import Library
from pledges.texts import Lang

PLACE = re.compile(r"\{(\w+)\}")
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


def word(key: str, library: Library) -> dict[Lang, str]:
    """A word of the interface in each language."""
    return {lang: library.words[key][lang] for lang in PUBLISHED}


def filled(phrase: str, **parts: str) -> str:
    """A phrase with its `{name}` places filled; other braces stay as they are."""
    return PLACE.sub(lambda match: parts.get(match[1], match[0]), phrase)


def column_title(column: Column, library: Library) -> dict[Lang, str]:
    """The name of a column."""
    return word(f"column-{column.word}", library)


def table_title(table: Table, library: Library) -> dict[Lang, str]:
    """The name of a table."""
    return word(f"table-{table.name}", library)


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
