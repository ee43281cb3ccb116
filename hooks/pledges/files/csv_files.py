"""CSV: UTF-8 with a mark at its start, so that spreadsheets show Arabic; lines end in CR LF."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from pledges.files import cells
from pledges.files.tables.columns import Table
from pledges.files.tables.every import HXL, TABLES
from pledges.files.tables.given import PUBLISHED
from pledges.files.tables.naming import column_title, meaning
from pledges.records.library import Library

GUIDE = ("table", "column", "kind", "refers", "required")


def table_file(
    table: Table, rows: Iterable[Mapping[str, Any]], further: Iterable[list[str]] = ()
) -> bytes:
    """A table as a file, its columns named in the first line, which further ones may follow."""
    lines = ([cells.flat(field, row) for field in table.fields] for row in rows)
    return _encoded([[field.name for field in table.fields], *further, *lines])


def tagged(table: Table, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A table with a second line that tells the tag of each column (HXL)."""
    tags = [HXL[f.column.name] + (f"+i_{f.lang}" if f.lang else "") for f in table.fields]
    return table_file(table, rows, [tags])


def guide(library: Library) -> bytes:
    """Every column of every table with its name and what it holds, in each language."""
    lines = [[*GUIDE, *(f"{what}_{lang}" for what in ("title", "meaning") for lang in PUBLISHED)]]
    for table in TABLES.values():
        for field in table.fields:
            column = field.column
            required = "true" if column.required else "false"
            both = column_title(column, library), meaning(column, library)
            told = [of[lang] for of in both for lang in PUBLISHED]
            own = [table.name, field.name, column.kind, column.refers, required]
            lines.append([*own, *map(cells.guarded, told)])
    return _encoded(lines)


def _encoded(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")
