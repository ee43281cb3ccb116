"""Which texts were made from an older version of the text beside them, by what was agreed before.

`data/translations.json` keeps, for each file and language, marks of the pairs of texts that were
last said to agree. A pair is known by its words and not by its place, so that moving a record
changes nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from pledges.records.languages import Languages, pairs
from pledges.records.library import Library
from pledges.records.load import text_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.shapes import walk
from pledges.records.texts import LANGS, Counted, Lang, Text

FILE = "data/translations.json"
LENGTH = 12
# For each file and language: the mark of the text beside, a space, that of the language's own.
Marks = Annotated[str, Field(pattern=r"^[0-9a-f]+ [0-9a-f]+$")]
Agreed = frozenset[str]
AgreedPairs = Mapping[str, Mapping[Lang, Agreed]]
Judgement = Literal["agreed", "own-outdated", "beside-outdated"]


class Twin(NamedTuple):
    """A text in a language and the same text in the language that it is held against."""

    file: str
    path: Path
    lang: Lang
    beside: Lang
    own: str
    other: str

    @property
    def marks(self) -> str:
        """What the pair is kept as."""
        return f"{mark(self.other)} {mark(self.own)}"

    def turned(self) -> "Twin":
        """The same with the other text as its own."""
        return Twin(self.file, self.path, self.beside, self.lang, self.other, self.own)


def mark(words: str) -> str:
    """A short hash of a text, in which spaces and line ends are all the same."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:LENGTH]


@dataclass(frozen=True)
class Parity:
    """The texts of the records held against each other, by what was last said to agree."""

    library: Library
    kept: AgreedPairs = field(default_factory=dict)

    def twins(self) -> Iterator[Twin]:
        """Every text of the records with the one that it is held against."""
        for file, records in self.library.files():
            yield from twins(file, records, self.library.languages)

    @cached_property
    def outdated(self) -> tuple[Twin, ...]:
        """The texts that are older than those beside them."""
        return tuple(outdated(self.twins(), self.kept))

    def marked(self) -> Library:
        """The records with the words of texts that are out of date, by which they are known."""
        words = frozenset((one.lang, one.own, one.other) for one in self.outdated)
        return replace(self.library, outdated=words)


def twins(file: str, record: Any, languages: Languages) -> Iterator[Twin]:
    """The texts of the records of a file, each with the one that it is held against."""
    for path, text in passages(record):
        words = _words(text)
        for lang, beside in pairs(languages):
            if lang in words:
                yield Twin(file, path, lang, beside, words[lang], words[beside])


def _words(text: Text | Counted) -> Mapping[Lang, str]:
    if isinstance(text, Text):
        return text.own()
    return {lang: forms.model_dump_json() for lang, forms in text.own().items()}


def judged(
    found: Iterable[Twin], kept: AgreedPairs
) -> Iterator[tuple[Twin, Judgement, frozenset[str]]]:
    """Whether the texts of each pair agree: as kept, or since both are new; else which is older.

    A kept pair that still stands in the file says nothing of another with one text of it. Beside
    each stand the pairs that were kept before and say that one is older.
    """
    there: dict[tuple[str, Lang], set[str]] = {}
    all_twins = list(found)
    for twin in all_twins:
        there.setdefault((twin.file, twin.lang), set()).add(twin.marks)
    for twin in all_twins:
        agreed = kept.get(twin.file, {}).get(twin.lang, frozenset())
        gone = frozenset() if twin.marks in agreed else agreed - there[twin.file, twin.lang]
        yield twin, *_judged(twin, gone)


def _judged(twin: Twin, gone: Agreed) -> tuple[Judgement, Agreed]:
    """A further language that alone has changed is a better translation of the same text."""
    other, own = twin.marks.split(" ")
    by_own = frozenset(pair for pair in gone if pair.endswith(f" {own}"))
    by_other = frozenset(pair for pair in gone if pair.startswith(f"{other} "))
    if by_own and not by_other:
        return "own-outdated", by_own
    if by_other and not by_own and twin.lang in LANGS:
        return "beside-outdated", by_other
    return "agreed", frozenset()


def outdated(found: Iterable[Twin], kept: AgreedPairs) -> Iterator[Twin]:
    """The texts that are older than those beside them, each as its own."""
    for twin, verdict, _ in judged(found, kept):
        if verdict != "agreed":
            yield twin if verdict == "own-outdated" else twin.turned()


def renewed(found: Iterable[Twin], kept: AgreedPairs, agreeing: Iterable[str] = ()) -> AgreedPairs:
    """What to keep now: the pairs that agree, all those of some files, what tells older texts."""
    files = set(agreeing)
    result: dict[str, dict[Lang, Agreed]] = {}
    for twin, _, told_by in judged(found, kept):
        keeping = told_by if told_by and twin.file not in files else {twin.marks}
        of_file = result.setdefault(twin.file, {})
        of_file[twin.lang] = of_file.get(twin.lang, frozenset()) | keeping
    return result


def written(kept: AgreedPairs) -> str:
    """The text of the file: a pair a line, so that git shows and merges single texts."""
    plain = {file: {lang: sorted(of[lang]) for lang in of} for file, of in kept.items()}
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"


def load_kept(root: FilePath) -> AgreedPairs:
    """What was last said to agree; nothing where that was never kept."""
    if not (root / FILE).exists():
        return {}
    try:
        found = TypeAdapter(dict[str, dict[Lang, frozenset[Marks]]])
        return found.validate_json(text_of(root, FILE))
    except ValidationError:
        raise DataError([Problem(FILE, Place(), (), "not_kept")]) from None


# What each language takes from a source of its own; the words may differ as the sources do.
QUOTED = ("goal",)


def passages(records: Any) -> Iterator[tuple[Path, Text | Counted]]:
    """Every text of a record, a map or a list of records, with its path; quotations are none."""
    for path, value, _ in walk(records, but=QUOTED):
        if isinstance(value, Text | Counted):
            yield path, value
