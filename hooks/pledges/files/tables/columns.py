"""Columns of the published tables: what kind of value each holds, how it is named in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from pledges.addresses import Publication
from pledges.progress.rows import ROLES
from pledges.records.library import Library
from pledges.records.pledge import Basis
from pledges.records.texts import LANGS, Lang
from pledges.records.vocabulary import Confidence

# `texts` and `urls` hold one value a language; `ids` holds several ids.
Kind = Literal["id", "ids", "code", "text", "texts", "url", "urls", "date", "number", "whole"]
KNOWN = "known"
# Columns that are kept for ever are those of the languages that every text has.
PUBLISHED = LANGS


@dataclass(frozen=True)
class Column:
    """A column; `absent` is the word for a value that could be there and is not known."""

    name: str
    kind: Kind
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


@dataclass(frozen=True)
class Table:
    """A published table; `page` is the Markdown file of the page that shows it."""

    name: str
    page: str
    key: tuple[str, ...]
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
TITLE = Column("title", "texts", required=True)
TEXT = Column("text", "texts", required=True)
NOTE = Column("note", "texts")
SOURCE = Column("source", "id", required=True, refers="sources")
SOURCES = Column("sources", "ids", refers="sources")
ON = Column("on", "date", required=True)
URL = Column("url", "urls", required=True)
UNIT = Column("unit", "id", required=True, refers="units")
BASIS = Column("basis", "code", required=True, allowed=get_args(Basis), words="basis-")
CONFIDENCE = Column("confidence", "code", required=True, allowed=get_args(Confidence))
UNOFFICIAL = Column("unofficial", "ids")
LABEL = Column("label", "texts", required=True)


def _count(name: str) -> Column:
    return Column(name, "whole", required=True)


def _choice(name: str, annotation: object, words: str = "") -> Column:
    return Column(name, "code", required=True, allowed=get_args(annotation), words=words)


ROLE = Column("role", "code", required=True, allowed=ROLES, words="role-")
PART = Column("part", "id", required=True)
