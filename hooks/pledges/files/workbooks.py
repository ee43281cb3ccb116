"""XLSX: a workbook a language, its sheets in the direction of the language, values as values."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pledges.addresses import Publication
from pledges.files import cells
from pledges.files.tables.columns import Column, Row, Rows, Table
from pledges.files.tables.every import TABLES, WRITTEN
from pledges.files.tables.given import Called, column_title, told
from pledges.language.words import Language

# In px.
WIDEST = 440
# What spreadsheets refuse in the name of a sheet, and the longest that they take.
REFUSED = re.compile(r"[\[\]:*?/\\']")
LONGEST = 31
BETWEEN_NAMES = " | "
# The longest address that spreadsheets open.
LONGEST_LINK = 2079
Cell = tuple[Any, str]
FORMATS: Mapping[str, dict[str, Any]] = WRITTEN["formats"]


def workbook(
    rows: Rows,
    language: Language,
    publication: Publication,
    named: Called,
    tables: Mapping[str, Table] = TABLES,
) -> bytes:
    """Tables, a sheet each, as a file of a language; of a part those without rows are left out."""
    stream = io.BytesIO()
    book, rtl = Workbook(stream, WRITTEN["workbook"]), language.tongue.direction == "rtl"
    created = dt.datetime.combine(publication.stamp(language.lang, "data.md"), dt.time())
    book.set_properties({"title": language.word("site-name"), "created": created})
    common = {"valign": "top", "reading_order": 2 if rtl else 1}
    looks = {name: book.add_format({**common, **own}) for name, own in FORMATS.items()}
    taken: set[str] = set()
    for name, table in tables.items():
        if rows[name] or tables is TABLES:
            title = language.library.words[f"table-{table.name}"][language.lang]
            sheet = book.add_worksheet(sheet_name(title, taken))
            lines = (_cells(table, row, language, named) for row in rows[name])
            _fill(sheet, looks, [_heads(table, language), *lines], rtl=rtl)
    book.close()
    return stream.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """A title as spreadsheets take it for a sheet: short, without some signs, unlike any other."""
    bare = " ".join(REFUSED.sub(" ", title).split())
    names = (bare[:LONGEST], *(f"{bare[: LONGEST - 4]} {number}" for number in range(2, 1000)))
    name = next(name for name in names if name and name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _heads(table: Table, language: Language) -> Iterator[Cell]:
    """The names of the columns; behind ids of other records stands what those are called."""
    name = language.word("column-name")
    for column in table.columns:
        title = told(column_title(column, language.library), language)
        yield title, "head"
        if column.refers:
            yield language.once(f"{title} ({name})"), "head"


def _cells(table: Table, row: Row, language: Language, named: Called) -> Iterator[Cell]:
    """The cells of a row, each with its look; behind ids stands what their records are called."""
    for column in table.columns:
        value = cells.said(column, row, language)
        yield value, _look(value, column)
        if column.refers:
            ids, known = row[column.name], named[column.refers]
            ids = ids if isinstance(ids, tuple) else filter(None, (ids,))
            called = BETWEEN_NAMES.join(told(known[one], language) for one in ids)
            yield language.once(called), "text"


def _look(value: Any, column: Column) -> str:
    """A number is written as a number and a day as a day."""
    if isinstance(value, int | float):
        return "whole" if isinstance(value, int) else "number"
    if isinstance(value, dt.date):
        return "date"
    is_link = value and column.kind in {"url", "urls"} and len(value) <= LONGEST_LINK
    return "link" if is_link else "text"


def _fill(
    sheet: Worksheet, looks: Mapping[str, Format], lines: Iterable[Iterable[Cell]], *, rtl: bool
) -> None:
    """Write lines under a row of heads that stays in sight."""
    if rtl:
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    line = place = 0
    for line, row in enumerate(lines):
        for place, (value, look) in enumerate(row):
            if look == "link":
                sheet.write_url(line, place, value, looks[look], value)
            elif value or value == 0:
                sheet.write(line, place, value, looks[look])
    sheet.autofilter(0, 0, line, place)
    sheet.autofit(WIDEST)
