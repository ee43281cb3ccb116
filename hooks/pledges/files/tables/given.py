"""What the rows of all tables are made from, and what they, columns and codes are called."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from pledges.addresses import Publication, place
from pledges.files.tables.columns import KNOWN, PUBLISHED, Column, Rows
from pledges.history.log import corrected
from pledges.history.walk import History
from pledges.language.words import Language
from pledges.records.library import Correction, Library
from pledges.records.texts import Lang, Said, Text

# What a reader knows a record by, in the order in which it is asked for.
NAMES = ("title", "label", "text")
# The names of the records of each table, by id and language.
Called = Mapping[str, Mapping[str, Mapping[Lang, str]]]


@dataclass(frozen=True)
class Given:
    """The records, their history, and where they are published."""

    library: Library
    history: History
    publication: Publication

    @cached_property
    def languages(self) -> list[Language]:
        """How each language says what the records hold."""
        return [Language(self.library, lang) for lang in PUBLISHED]

    def urls(self, *record: str) -> dict[Lang, str]:
        """Where a record is shown, in each language."""
        return urls(self.publication, *place(*record))

    def corrected(self, found: Collection[Correction]) -> dict[Lang, str] | None:
        """What was put right in a record, in words; None where nothing was."""
        if not found:
            return None
        return {one.lang: " ".join(_told(one, each) for each in found) for one in self.languages}

    def corrected_at(self, *way: str) -> dict[Lang, str] | None:
        """The same for what stands in a pledge, by its way there."""
        return self.corrected(self.library.corrections.get("/".join(way), ()))


def urls(publication: Publication, page: str, anchor: str = "") -> dict[Lang, str]:
    """The address of a page and of an anchor in it, in each language."""
    return {lang: publication.page(lang, page, anchor) for lang in PUBLISHED}


def _told(language: Language, one: Correction) -> str:
    return f"{corrected(language, one)}{language.word('colon')} {language.text(one.update.text)}"


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
