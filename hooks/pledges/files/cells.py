"""Values as JSON and CSV write them: ASCII digits, ISO dates, nothing a sheet would run.

CSV is UTF-8 with a mark at its start, so that spreadsheets show Arabic; lines end in CR LF.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pledges.files.tables.columns import PUBLISHED, Column, Field, Table
from pledges.files.tables.every import HXL, TABLES
from pledges.files.tables.given import code_word, column_title, meaning, told
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import Text
from pledges.records.values import When

# Slugs hold no such sign, so a cell of several reads back.
BETWEEN = "|"
# A text that begins so could be taken for a formula, or for a text that was guarded against it.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
GUARD = "'"
# Where a sheet parts cells by semicolons, as in Europe, one begins within a text.
PARTED = re.compile(r";(?=[=+\-@＝＋－＠'])")

GUIDE = ("table", "column", "kind", "refers", "required")


def flat(field: Field, row: Mapping[str, Any]) -> str:
    """A cell of a CSV file; nothing known is an empty cell, never a zero."""
    value = json(field.column, row)
    if field.lang and value is not None:
        value = value[field.lang]
    if isinstance(value, list):
        return BETWEEN.join(value)
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)


def guarded(text: str) -> str:
    """A text that a spreadsheet shows and never runs.

    Dropping one ' where it begins, and after each semicolon before such a sign, gives it back.
    """
    text = PARTED.sub(f";{GUARD}", text)
    return GUARD + text if text.startswith(GUARDED) else text


def json(column: Column, row: Mapping[str, Any]) -> Any:
    """A value of a JSON record: a map of languages, a list, a number, a text or null."""
    value = row[column.name]
    if column.each_language and value is not None:
        # What is published for ever, and what else is translated.
        return value.own() if isinstance(value, Text) else {one: value[one] for one in PUBLISHED}
    return plain(column.kind, value)


def plain(kind: str, value: Any) -> Any:
    """A value without types of our own."""
    if kind == "ids":
        return list(value or ())
    if isinstance(value, When):
        return value.text
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return number(value)
    return value


def number(value: Decimal) -> int | float:
    """A number as JSON knows it; up to 15 digits it is the very same number."""
    return int(value) if value == value.to_integral_value() else float(value)


def said(column: Column, row: Mapping[str, Any], language: Language) -> Any:
    """A value as a reader of the language knows it: words for codes; nothing for the unknown."""
    value = row[column.name]
    if value is None:
        return None
    if column.kind == "urls":
        return value.get(language.lang, value[language.official])
    if column.kind == "texts":
        return told(value, language)
    if column.kind == "code":
        return language.text(language.library.words[code_word(column, value)])
    if isinstance(value, dt.date):
        return value
    found = plain(column.kind, value)
    return BETWEEN.join(found) if isinstance(found, list) else found


def table_file(
    table: Table, rows: Iterable[Mapping[str, Any]], further: Iterable[list[str]] = ()
) -> bytes:
    """A table as a file, its columns named in the first line, which further ones may follow."""
    lines = ([flat(field, row) for field in table.fields] for row in rows)
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
            lines.append([*own, *map(guarded, told)])
    return _encoded(lines)


def _encoded(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")
