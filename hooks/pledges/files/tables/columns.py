"""Columns of the published tables: what kind of value each holds, how it is named in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pledges.records.texts import LANGS, Lang

# Columns that are kept for ever are those of the languages that every text has.
PUBLISHED = LANGS
Row = dict[str, Any]
# The rows of every table by its name.
Rows = Mapping[str, list[Row]]

# `texts` and `urls` hold one value a language; `ids` holds several ids; a `date` is as exact as it
# is known, a `day` always whole.
ColumnKind = Literal[
    "id", "ids", "code", "text", "texts", "url", "urls", "date", "day", "number", "whole"
]
KNOWN = "known"
# What stands beside a date, so that any program reads it.
OF_DATE = ("first", "last", "precision")
PRECISIONS = ("day", "month", "year")


@dataclass(frozen=True)
class Column:
    """A column; `absent` is the word for a value that could be there and is not known.

    `path` leads from the row to the value, `key` names the key of the model that it holds, and `of`
    the column beside which it stands, with the word for what it tells of that one.
    """

    name: str
    kind: ColumnKind
    required: bool = False
    refers: str = ""
    allowed: tuple[str, ...] = ()
    words: str = ""
    absent: str = ""
    path: str = ""
    key: str = ""
    of: tuple[str, str] | None = None

    @property
    def each_language(self) -> bool:
        """Whether it holds a value a language."""
        return self.kind in {"texts", "urls"}

    @property
    def word(self) -> str:
        """What its title is called."""
        return self.name.replace("_", "-")

    @property
    def names(self) -> list[str]:
        """What a flat file calls it, in each language, and what stands beside it."""
        own = [f"{self.name}_{lang}" for lang in PUBLISHED] if self.each_language else [self.name]
        return own + [one.name for one in (self.telling, *self.dates) if one]

    @property
    def telling(self) -> "Column | None":
        """The column beside it that says whether the value is known, where that can fail."""
        return self._beside(KNOWN, "code", (KNOWN, self.absent)) if self.absent else None

    @property
    def dates(self) -> "tuple[Column, ...]":
        """The first and the last day of a date, and how exactly it is known."""
        if self.kind != "date":
            return ()
        days = (self._beside(name, "day") for name in OF_DATE[:2])
        return (*days, self._beside(OF_DATE[2], "code", PRECISIONS))

    def value(self, row: Row) -> Any:
        """What a row holds in it; none where anything on the way is not there."""
        head, *rest = (self.path or self.name).split(".")
        found = row[head]
        for name in rest:
            found = found[name] if isinstance(found, Mapping) else getattr(found, name, None)
        if self.of and self.of[1] == KNOWN:
            return self.allowed[1] if found is None else KNOWN
        return found

    def _beside(self, what: str, kind: ColumnKind, allowed: tuple[str, ...] = ()) -> "Column":
        path, required = self.path or self.name, self.required or what == KNOWN
        return Column(
            f"{self.name}_{what}",
            kind,
            required,
            allowed=allowed,
            path=path if what == KNOWN else f"{path}.{what}",
            of=(self.name, what),
        )


@dataclass(frozen=True)
class Field:
    """A column of a flat file: a column in one language, or in none."""

    name: str
    column: Column
    lang: Lang | None = None


@dataclass(frozen=True)
class Table:
    """A published table; `page` is the Markdown file of the page that shows it."""

    name: str
    page: str
    key: tuple[str, ...]
    own: tuple[Column, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns with those that say whether a value is known, then the parts of dates."""
        both = ((column, column.telling) for column in self.own)
        dates = (part for column in self.own for part in column.dates)
        return (*(column for pair in both for column in pair if column), *dates)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its columns as a flat file has them."""
        return tuple(
            Field(f"{one.name}_{lang}" if lang else one.name, one, lang)
            for one in self.columns
            for lang in (PUBLISHED if one.each_language else (None,))
        )
