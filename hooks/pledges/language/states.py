"""How far the records are translated: texts that lack, are out of date or are our own names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from pledges.language.parity import passages
from pledges.records.library import Library
from pledges.records.texts import Lang


@dataclass(frozen=True)
class TranslationState:
    """What a language has of the texts of a file."""

    file: str
    texts: int
    missing: int
    outdated: int
    unofficial: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing waits for a translator."""
        return not (self.missing or self.outdated or self.unofficial)


def of_records(
    library: Library, lang: Lang, outdated: Counter[tuple[Lang, str]]
) -> Iterator[TranslationState]:
    """The files of records in the order of their collections, given what is out of date in each."""
    for file, records in library.files():
        texts = [text.own() for _, text in passages(library.walked[file])]
        if texts:
            missing = sum(lang not in own for own in texts)
            each = [records] if isinstance(records, BaseModel) else records.values()
            unofficial = sum(lang in getattr(one, "unofficial", ()) for one in each)
            yield TranslationState(file, len(texts), missing, outdated[lang, file], unofficial)
