"""Columns of the published tables: what kind of value each holds, how it is named in a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pledges.addresses import Publication
from pledges.history.walk import History
from pledges.progress.certainty import ORDER
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

# `texts` and `urls` hold one value a language; `ids` holds several ids.
ColumnKind = Literal["id", "ids", "code", "text", "texts", "url", "urls", "date", "number", "whole"]
KNOWN = "known"
# Columns that are kept for ever are those of the languages that every text has.
PUBLISHED = LANGS


@dataclass(frozen=True)
class Column:
    """A column; `absent` is the word for a value that could be there and is not known."""

    name: str
    kind: ColumnKind
    required: bool = False
    refers: str = ""
    allowed: tuple[str, ...] = ()
    words: str = ""
    absent: str = ""

    @property
    def each_language(self) -> bool:
        """Whether it holds a value a language."""
        return self.kind in {"texts", "urls"}

    @property
    def word(self) -> str:
        """What its title is called; columns that tell whether another is known share one."""
        return KNOWN if self.name.endswith(f"_{KNOWN}") else self.name.replace("_", "-")

    @property
    def telling(self) -> "Column | None":
        """The column beside it that says whether the value is known, where that can fail."""
        if not self.absent:
            return None
        return Column(f"{self.name}_{KNOWN}", "code", required=True, allowed=(KNOWN, self.absent))


@dataclass(frozen=True)
class Field:
    """A column of a flat file: a column in one language, or in none."""

    name: str
    column: Column
    lang: Lang | None = None


Row = dict[str, Any]
# The rows of every table by its name.
Rows = Mapping[str, list[Row]]


@dataclass(frozen=True)
class Given:
    """What the rows of all tables are made from."""

    library: Library
    history: History
    publication: Publication


@dataclass(frozen=True)
class Table:
    """A published table; `page` is the Markdown file of the page that shows it."""

    name: str
    page: str
    key: tuple[str, ...]
    rows: Callable[[Given], Iterable[Row]]
    own: tuple[Column, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns with those that say whether a value is known."""
        both = ((column, column.telling) for column in self.own)
        return tuple(column for pair in both for column in pair if column)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its columns as a flat file has them."""
        return tuple(field for column in self.columns for field in _fields(column))


def _fields(column: Column) -> Iterator[Field]:
    if not column.each_language:
        yield Field(column.name, column)
        return
    for lang in PUBLISHED:
        yield Field(f"{column.name}_{lang}", column, lang)


def word(key: str, library: Library) -> dict[Lang, str]:
    """A word of the interface in each language."""
    return {lang: library.words[key][lang] for lang in PUBLISHED}


def urls(publication: Publication, page: str, anchor: str = "") -> dict[Lang, str]:
    """The address of a page and of an anchor in it, in each language."""
    return {lang: publication.page(lang, page, anchor) for lang in PUBLISHED}


def column_title(column: Column, library: Library) -> dict[Lang, str]:
    """The name of a column."""
    return word(f"column-{column.word}", library)


def table_title(table: Table, library: Library) -> dict[Lang, str]:
    """The name of a table."""
    return word(f"table-{table.name}", library)


ID = Column("id", "id", required=True)
PLEDGE = Column("pledge", "id", required=True, refers="pledges")
INDICATOR = Column("indicator", "id", required=True, refers="indicators")
ON = Column("on", "date", required=True)
URL = Column("url", "urls", required=True)


def count(name: str) -> Column:
    """A column that counts something."""
    return Column(name, "whole", required=True)


def sure(name: str) -> Column:
    """A column that says how sure another is; empty where that rests on no record."""
    return Column(name, "code", allowed=tuple(reversed(ORDER)), words="confidence-")


def choice(name: str, allowed: Iterable[str], words: str = "") -> Column:
    """A column that holds one of a few words."""
    return Column(name, "code", required=True, allowed=tuple(allowed), words=words)
