"""Which texts were made from an older version of the text beside them, by what was agreed before.

`data/translations.json` keeps marks of the pairs of texts that were last said to agree. A pair is
known by its words and not by its place, so that moving a record changes nothing.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Annotated, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from pledges.records.languages import pairs
from pledges.records.library import Library
from pledges.records.load import text_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.shapes import Walked
from pledges.records.texts import LANGS, Counted, Lang, Plurals, Text

FILE = "data/translations.json"
# For each file and language: the mark of the text beside, a space, that of the language's own.
Marks = Annotated[str, Field(pattern=r"^[0-9a-f]+ [0-9a-f]+$")]
Agreed = AbstractSet[str]
AgreedPairs = Mapping[str, Mapping[Lang, Agreed]]


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


def mark(words: str) -> str:
    """A short hash of a text, in which spaces and line ends are all the same."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Parity:
    """The texts of the records held against each other, by what was last said to agree."""

    library: Library
    kept: AgreedPairs = field(default_factory=dict)

    def twins(self) -> Iterator[Twin]:
        """Every text of the records with the one that it is held against."""
        held_against = pairs(self.library.languages)
        for file, walked in self.library.walked.items():
            for path, text in passages(walked):
                words = {lang: _plain(one) for lang, one in text.own().items()}
                for lang, beside in held_against:
                    if lang in words:
                        yield Twin(file, path, lang, beside, words[lang], words[beside])

    @cached_property
    def outdated(self) -> tuple[Twin, ...]:
        """The texts that are older than those beside them."""
        return tuple(outdated(self.twins(), self.kept))

    def marked(self) -> Library:
        """The records with the words of texts that are out of date, by which they are known."""
        words = frozenset((one.lang, one.own, one.other) for one in self.outdated)
        return replace(self.library, outdated=words)


def _plain(value: str | Plurals) -> str:
    return value if isinstance(value, str) else value.model_dump_json()


def judged(found: Iterable[Twin], kept: AgreedPairs) -> Iterator[tuple[Twin, Twin | None, Agreed]]:
    """Each pair, that of its older text if one is older, and the pairs kept before that say so.

    Both agree as kept, or since both are new. A kept pair that still stands in the file says
    nothing of another with one text of it.
    """
    there: dict[tuple[str, Lang], set[str]] = {}
    all_twins = list(found)
    for twin in all_twins:
        there.setdefault((twin.file, twin.lang), set()).add(twin.marks)
    for twin in all_twins:
        agreed = kept.get(twin.file, {}).get(twin.lang, set())
        gone = set() if twin.marks in agreed else agreed - there[twin.file, twin.lang]
        yield twin, *_older(twin, gone)


def _older(twin: Twin, gone: Agreed) -> tuple[Twin | None, Agreed]:
    """A further language that alone has changed is a better translation of the same text."""
    other, own = twin.marks.split(" ")
    by_own = {pair for pair in gone if pair.endswith(f" {own}")}
    by_other = {pair for pair in gone if pair.startswith(f"{other} ")}
    if by_own and not by_other:
        return twin, by_own
    if by_other and not by_own and twin.lang in LANGS:
        file, path, lang, beside, words, newer = twin
        return Twin(file, path, beside, lang, newer, words), by_other
    return None, set()


def outdated(found: Iterable[Twin], kept: AgreedPairs) -> Iterator[Twin]:
    """The texts that are older than those beside them, each as its own."""
    return (older for _, older, _ in judged(found, kept) if older)


def renewed(
    found: Iterable[Twin], kept: AgreedPairs, agreeing: Collection[str] = ()
) -> AgreedPairs:
    """What to keep now: the pairs that agree, all those of some files, what tells older texts."""
    result: dict[str, dict[Lang, set[str]]] = {}
    for twin, older, told_by in judged(found, kept):
        keeping = told_by if older and twin.file not in agreeing else {twin.marks}
        result.setdefault(twin.file, {}).setdefault(twin.lang, set()).update(keeping)
    return result


def written(kept: AgreedPairs) -> str:
    """The text of the file: a pair a line, so that git shows and merges single texts."""
    plain = {file: {lang: sorted(of[lang]) for lang in of} for file, of in kept.items()}
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"


# What each language takes from a source of its own; the words may differ as the sources do.
QUOTED = ("goal",)


def passages(walked: Iterable[Walked]) -> Iterator[tuple[Path, Text | Counted]]:
    """Every text among values, with its path; quotations are none."""
    quoted: Path = ("",)
    for path, value, of in walked:
        if of.model in QUOTED:
            quoted = path
        elif isinstance(value, Text | Counted) and path[: len(quoted)] != quoted:
            yield path, value


def load_kept(root: FilePath) -> AgreedPairs:
    """What was last said to agree; nothing where that was never kept."""
    if not (root / FILE).exists():
        return {}
    try:
        found = TypeAdapter(dict[str, dict[Lang, frozenset[Marks]]])
        return found.validate_json(text_of(root, FILE))
    except ValidationError:
        raise DataError([Problem(FILE, Place(), (), "not_kept")]) from None
