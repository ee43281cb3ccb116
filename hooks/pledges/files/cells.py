"""Values as flat files and JSON write them: ASCII digits, ISO dates, nothing a sheet would run."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pledges.files.tables.columns import Column, Field
from pledges.files.tables.given import PUBLISHED
from pledges.files.tables.naming import code_word, told
from pledges.language.words import Language
from pledges.records.texts import Text
from pledges.records.values import When

# Slugs hold no such sign, so a cell of several reads back.
BETWEEN = "|"
# A text that begins so could be taken for a formula, or for a text that was guarded against it.
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
GUARD = "'"
# Where a sheet parts cells by semicolons, as in Europe, one begins within a text.
PARTED = re.compile(r";(?=[=+\-@＝＋－＠'])")


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
