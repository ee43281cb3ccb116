"""What the rows of all tables are made from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pledges.addresses import Publication, place
from pledges.history.walk import History
from pledges.language.render import corrected
from pledges.language.words import Language
from pledges.records.library import Correction, Library
from pledges.records.texts import LANGS, Lang

# Columns that are kept for ever are those of the languages that every text has.
PUBLISHED = LANGS
Row = dict[str, Any]
# The rows of every table by its name.
Rows = Mapping[str, list[Row]]


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
