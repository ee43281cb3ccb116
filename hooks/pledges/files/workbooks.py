"""XLSX: a workbook a language, its sheets in the direction of the language, values as values."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pledges.addresses import Publication
from pledges.files import cells
from pledges.files.tables.columns import Column, Table, column_title, table_title
from pledges.files.tables.every import TABLES
from pledges.language.words import Language
from pledges.records.values import When

WIDEST = 60
# What spreadsheets refuse in the name of a sheet, and the longest that they take.
REFUSED = re.compile(r"[\[\]:*?/\\']")
LONGEST = 31
# The tables whose records a reader knows by their label and not by their id.
LABELLED = ("statuses", "claims", "units")
FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "text": {"text_wrap": True},
    "whole": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0.0#####"},
    "date": {"num_format": "yyyy-mm-dd"},
}


def workbook(
    rows: Mapping[str, Iterable[Mapping[str, Any]]],
    language: Language,
    publication: Publication,
    tables: Mapping[str, Table] = TABLES,
) -> bytes:
    """Tables, a sheet each, as one file of a language; those without rows are left out."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    created = dt.datetime.combine(publication.today, dt.time())
    book.set_properties({"title": language.word("site-name"), "created": created})
    pen = Pen(language, _formats(book, language))
    taken: set[str] = set()
    for name, table in tables.items():
        if not rows[name] and tables is not TABLES:
            continue
        title = table_title(table, language.library)[language.lang]
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


def columns(table: Table) -> list[Column]:
    """The columns of a sheet: an unknown value says so itself, so nothing tells of it beside."""
    return list(table.own)


@dataclass
class Pen:
    """Writes the sheets of a workbook."""

    language: Language
    formats: dict[str, Format]
    widths: list[int] = field(default_factory=list)

    def fill(self, sheet: Worksheet, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write a table under a row of heads that stays in sight."""
        shown = columns(table)
        self.widths = [0] * len(shown)
        if self.language.direction == "rtl":
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(shown):
            head = column_title(column, self.language.library)[self.language.lang]
            self.text(sheet, 0, place, head, "head")
        last = 0
        for last, row in enumerate(rows, 1):
            for place, column in enumerate(shown):
                self.write(sheet, last, place, said(column, row, self.language))
        sheet.autofilter(0, 0, last, len(shown) - 1)
        for place, width in enumerate(self.widths):
            sheet.set_column(place, place, min(width, WIDEST) + 2)

    def write(self, sheet: Worksheet, line: int, place: int, value: Any) -> None:
        """Write a number as a number, a day as a day and all else as text that is never run."""
        if isinstance(value, int | float):
            kind = "whole" if isinstance(value, int) else "number"
            sheet.write_number(line, place, value, self.formats[kind])
        elif isinstance(value, dt.date):
            sheet.write_datetime(line, place, value, self.formats["date"])
            self.widths[place] = max(self.widths[place], len("2026-11-23"))
        elif value:
            self.text(sheet, line, place, value, "text")

    def text(self, sheet: Worksheet, line: int, place: int, value: str, kind: str) -> None:
        """Write a text and remember how wide its column must be."""
        sheet.write_string(line, place, value, self.formats[kind])
        self.widths[place] = max(self.widths[place], len(value))


def said(column: Column, row: Mapping[str, Any], language: Language) -> Any:
    """A value as a reader of the language knows it: labels for codes, a word for the unknown."""
    value = row[column.name]
    words = language.library.words
    if value is None:
        return words[column.absent][language.lang] if column.absent else None
    if column.each_language:
        return value[language.lang]
    if column.refers in LABELLED:
        return language.library.collection(column.refers)[value].label[language.lang]
    if column.kind == "code":
        word = words[f"{column.words or 'code-'}{value}"]
        return word[language.lang]
    return _plain(value)


def _plain(value: Any) -> Any:
    """A value of the kinds that a sheet knows: it has whole days only, years stay a text."""
    if isinstance(value, When):
        return value.first if value.precision == "day" else value.text
    if isinstance(value, Decimal):
        return cells.number(value)
    return cells.BETWEEN.join(value) if isinstance(value, tuple) else value


def _formats(book: Workbook, language: Language) -> dict[str, Format]:
    order = 2 if language.direction == "rtl" else 1
    common = {"valign": "top", "reading_order": order}
    return {name: book.add_format({**common, **own}) for name, own in FORMATS.items()}
