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
from typing import Literal, NamedTuple

from pledges.records.languages import Languages
from pledges.records.library import Library
from pledges.records.load import text_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.shapes import Walked
from pledges.records.texts import LANGS, Counted, Lang, Text

FILE = "data/translations.json"
LENGTH = 12
# For each file and language: the marks of the text beside and of the language's own.
Agreed = frozenset[tuple[str, str]]
AgreedPairs = Mapping[str, Mapping[Lang, Agreed]]
Judgement = Literal["agreed", "changed", "own-outdated", "beside-outdated"]


class Twin(NamedTuple):
    """A text in a language and the same text in the language that it is held against."""

    file: str
    path: Path
    lang: Lang
    beside: Lang
    own: str
    other: str

    @property
    def marks(self) -> tuple[str, str]:
        """What the pair is kept as."""
        return mark(self.other), mark(self.own)


class Outdated(NamedTuple):
    """A text that is older than the one beside it: where, which language, both words."""

    file: str
    path: Path
    lang: Lang
    words: str
    newer: str


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
        for file, walked in self.library.walked.items():
            yield from twins(file, walked, self.library.languages)

    @cached_property
    def outdated(self) -> tuple[Outdated, ...]:
        """The texts that are older than those beside them."""
        return tuple(outdated(self.twins(), self.kept))

    def marked(self) -> Library:
        """The records with the words of texts that are out of date, by which they are known."""
        words = frozenset((one.lang, one.words, one.newer) for one in self.outdated)
        return replace(self.library, outdated=words)


def twins(file: str, walked: Iterable[Walked], languages: Languages) -> Iterator[Twin]:
    """The texts of a file, each with the one that it is held against."""
    for path, text in passages(walked):
        words = _words(text)
        for lang, beside in pairs(languages):
            if lang in words:
                yield Twin(file, path, lang, beside, words[lang], words[beside])


def _words(text: Text | Counted) -> Mapping[Lang, str]:
    if isinstance(text, Text):
        return text.own()
    return {lang: forms.model_dump_json() for lang, forms in text.own().items()}


class Judged(NamedTuple):
    """A pair of texts, whether they agree, and the pairs kept before that say they do not."""

    twin: Twin
    verdict: Judgement
    told_by: Agreed = frozenset()


def judged(found: Iterable[Twin], kept: AgreedPairs) -> Iterator[Judged]:
    """Whether the texts of each pair agree: as kept, or since both are new; else which is older.

    A kept pair that still stands in the file says nothing of another with one text of it.
    """
    pairs_there: dict[tuple[str, Lang], set[tuple[str, str]]] = {}
    marked = [(twin, twin.marks) for twin in found]
    for twin, marks in marked:
        pairs_there.setdefault((twin.file, twin.lang), set()).add(marks)
    for twin, marks in marked:
        agreed = kept.get(twin.file, {}).get(twin.lang, frozenset())
        gone = agreed - pairs_there[twin.file, twin.lang]
        yield Judged(twin, "agreed") if marks in agreed else _judged(twin, gone)


def _judged(twin: Twin, gone: Agreed) -> Judged:
    """A further language that alone has changed is a better translation of the same text."""
    other, own = twin.marks
    by_own = frozenset(pair for pair in gone if pair[1] == own)
    by_other = frozenset(pair for pair in gone if pair[0] == other)
    if by_own and not by_other:
        return Judged(twin, "own-outdated", by_own)
    if by_other and not by_own and twin.lang in LANGS:
        return Judged(twin, "beside-outdated", by_other)
    return Judged(twin, "changed")


def outdated(found: Iterable[Twin], kept: AgreedPairs) -> Iterator[Outdated]:
    """The texts that are older than those beside them."""
    for twin, verdict, _ in judged(found, kept):
        if verdict == "own-outdated":
            yield Outdated(twin.file, twin.path, twin.lang, twin.own, twin.other)
        elif verdict == "beside-outdated":
            yield Outdated(twin.file, twin.path, twin.beside, twin.other, twin.own)


def renewed(found: Iterable[Twin], kept: AgreedPairs, agreeing: Iterable[str] = ()) -> AgreedPairs:
    """What to keep now: the pairs that agree, all those of some files, what tells older texts."""
    files = set(agreeing)
    result: dict[str, dict[Lang, set[tuple[str, str]]]] = {}
    for twin, _, told_by in judged(found, kept):
        keeping = result.setdefault(twin.file, {}).setdefault(twin.lang, set())
        keeping.update(told_by if told_by and twin.file not in files else {twin.marks})
    return {
        file: {lang: frozenset(agreed) for lang, agreed in langs.items()}
        for file, langs in result.items()
    }


def written(kept: AgreedPairs) -> str:
    """The text of the file: a pair a line, so that git shows and merges single texts."""
    plain = {
        file: {lang: sorted(" ".join(pair) for pair in agreed) for lang, agreed in langs.items()}
        for file, langs in kept.items()
    }
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"


def read_pairs(text: str) -> AgreedPairs:
    """What a file says; ValueError when no tool wrote it."""
    try:
        return {
            file: {lang: frozenset(map(_pair, agreed)) for lang, agreed in langs.items()}
            for file, langs in json.loads(text).items()
        }
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        message = f"no list of pairs: {error}"
        raise ValueError(message) from None


def _pair(line: str) -> tuple[str, str]:
    other, own = line.split(" ")
    return other, own


# What each language takes from a source of its own; the words may differ as the sources do.
QUOTED = ("goal",)


class Pair(NamedTuple):
    """A language and the one that its texts are held against."""

    lang: Lang
    beside: Lang


def pairs(languages: Languages) -> list[Pair]:
    """Each language with the one that would stand in for it; the first one has none."""
    found = (Pair(lang, tongue.fallback) for lang, tongue in languages.items())
    return [pair for pair in found if pair.lang != pair.beside]


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
        return read_pairs(text_of(root, FILE))
    except ValueError:
        raise DataError([Problem(FILE, Place(), (), "not_kept")]) from None
