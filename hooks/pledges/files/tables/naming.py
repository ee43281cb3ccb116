"""What tables, columns and codes are called, and what columns hold, in each language."""

from collections.abc import Mapping

from pledges.files.tables.columns import KNOWN, Column
from pledges.files.tables.given import PUBLISHED, Rows
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.texts import Lang, Said, Text

# What a reader knows a record by, in the order in which it is asked for.
NAMES = ("title", "label", "text")
# The names of the records of each table, by id and language.
Called = Mapping[str, Mapping[str, Mapping[Lang, str]]]


def told(texts: Text | Mapping[Lang, str], language: Language) -> str:
    """What is said in a language; where another stands in, with its label."""
    own = texts.own() if isinstance(texts, Text) else texts
    lang = language.lang if language.lang in own else language.official
    return language.plain(Said(own[lang], lang))


def word(key: str, library: Library) -> dict[Lang, str]:
    """A word of the interface in each language."""
    return library.words[key].own()


def column_title(column: Column, library: Library) -> dict[Lang, str]:
    """The name of a column; one that stands beside another is called after that."""
    if not column.of:
        return word(f"column-{column.word}", library)
    of, what = (word(f"column-{name.replace('_', '-')}", library) for name in column.of)
    colon = word("colon", library)
    return {lang: f"{of[lang]}{colon[lang]} {what[lang]}" for lang in PUBLISHED}


def code_word(column: Column, code: str) -> str:
    """The word for a code that a column may hold."""
    if column.of and column.of[1] == KNOWN and code != KNOWN:
        return code
    return f"{column.words or 'code-'}{code}"


def meaning(column: Column, library: Library) -> dict[Lang, str]:
    """What a column holds: the words that explain its key to editors, or words of its own."""
    if not column.key:
        return word(f"meaning-{column.of[1] if column.of else column.word}", library)
    model, name = column.key.split(".")
    own, known = f"key-{model}-{name.replace('_', '-')}", library.words
    return known[own if own in known else f"key-{name.replace('_', '-')}"].own()


def names(rows: Rows) -> Called:
    """What each record that others refer to is called."""
    return {
        table: {
            row["id"]: named
            for row in found
            if "id" in row and (named := next(filter(None, map(row.get, NAMES)), None))
        }
        for table, found in rows.items()
    }
