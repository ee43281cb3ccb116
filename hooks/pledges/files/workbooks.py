"""XLSX: a workbook a language, its sheets in the direction of the language, values as values."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pledges.addresses import Publication
from pledges.files import cells
from pledges.files.tables.columns import Column, Table
from pledges.files.tables.every import TABLES
from pledges.files.tables.mirrors import WRITTEN
from pledges.files.tables.naming import Called, column_title, told
from pledges.language.words import Language

WIDEST = 60
# What spreadsheets refuse in the name of a sheet, and the longest that they take.
REFUSED = re.compile(r"[\[\]:*?/\\']")
LONGEST = 31
BETWEEN_NAMES = " | "
# The longest address that spreadsheets open.
LONGEST_LINK = 2079
FORMATS: Mapping[str, dict[str, Any]] = WRITTEN["formats"]


def workbook(
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    language: Language,
    publication: Publication,
    named: Called,
    tables: Mapping[str, Table] = TABLES,
) -> bytes:
    """Tables, a sheet each, as one file of a language; those without rows are left out."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    created = dt.datetime.combine(publication.stamp(language.lang, "data.md"), dt.time())
    book.set_properties({"title": language.word("site-name"), "created": created})
    common = {"valign": "top", "reading_order": 2 if language.direction == "rtl" else 1}
    formats = {name: book.add_format({**common, **own}) for name, own in FORMATS.items()}
    pen = Pen(language, formats, named)
    taken: set[str] = set()
    for name, table in tables.items():
        if not rows[name] and tables is not TABLES:
            continue
        title = language.library.words[f"table-{table.name}"][language.lang]
        pen.fill(book.add_worksheet(sheet_name(title, taken)), table, rows[name])
    book.close()
    return stream.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """A title as spreadsheets take it for a sheet: short, without some signs, unlike any other."""
    bare = " ".join(REFUSED.sub(" ", title).split())
    names = (bare[:LONGEST], *(f"{bare[: LONGEST - 4]} {number}" for number in range(2, 1000)))
    name = next(name for name in names if name and name.casefold() not in taken)
    taken.add(name.casefold())
    return name


@dataclass
class Pen:
    """Writes the sheets of a workbook."""

    language: Language
    formats: dict[str, Format]
    names: Called
    widths: list[int] = field(default_factory=list)

    def fill(self, sheet: Worksheet, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write a table under a row of heads that stays in sight."""
        heads = list(self.heads(table))
        self.widths = [0] * len(heads)
        if self.language.direction == "rtl":
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for place, head in enumerate(heads):
            self.text(sheet, 0, place, head, "head")
        last = 0
        for last, row in enumerate(rows, 1):
            for place, (value, kind) in enumerate(self.cells(table, row)):
                self.write(sheet, last, place, value, kind)
        sheet.autofilter(0, 0, last, len(heads) - 1)
        for place, width in enumerate(self.widths):
            sheet.set_column(place, place, min(width, WIDEST) + 2)

    def heads(self, table: Table) -> Iterator[str]:
        """The names of the columns; behind ids of other records stands what those are called."""
        language = self.language
        name = language.word("column-name")
        for column in table.columns:
            title = told(column_title(column, language.library), language)
            yield from (title, f"{title} ({name})") if column.refers else (title,)

    def cells(self, table: Table, row: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
        """The cells of a row, each with what kind of value it is."""
        for column in table.columns:
            yield cells.said(column, row, self.language), column.kind
            if column.refers:
                yield self.named(column, row), "text"

    def named(self, column: Column, row: Mapping[str, Any]) -> str:
        """What the records are called that a cell refers to."""
        value, known = row[column.name], self.names[column.refers]
        ids = value if isinstance(value, tuple) else filter(None, (value,))
        return BETWEEN_NAMES.join(told(known[one], self.language) for one in ids)

    def write(self, sheet: Worksheet, line: int, place: int, value: Any, kind: str) -> None:
        """Write a number as a number, a day as a day and all else as text that is never run."""
        if isinstance(value, int | float):
            form = "whole" if isinstance(value, int) else "number"
            sheet.write_number(line, place, value, self.formats[form])
        elif isinstance(value, dt.date):
            sheet.write_datetime(line, place, value, self.formats["date"])
            self.widths[place] = max(self.widths[place], len("2026-11-23"))
        elif value and kind in {"url", "urls"} and len(value) <= LONGEST_LINK:
            sheet.write_url(line, place, value, self.formats["link"], value)
            self.widths[place] = WIDEST
        elif value:
            self.text(sheet, line, place, value, "text")

    def text(self, sheet: Worksheet, line: int, place: int, value: str, kind: str) -> None:
        """Write a text and remember how wide its column must be."""
        value = self.language.once(value)
        sheet.write_string(line, place, value, self.formats[kind])
        self.widths[place] = max(self.widths[place], len(value))
