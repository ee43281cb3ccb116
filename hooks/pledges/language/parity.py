"""Which texts are older than those beside them, by what main held since they were written.

Texts that arrive or change together agree. Where one changes alone the other is older, until it
changes too, the first returns, or an editor says in `data/translations.json` that the two still
agree. A pair is known by its words and not by its place, so that moving a record changes nothing.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path as FilePath
from typing import Annotated, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from pledges.language.prose import sections
from pledges.records.languages import pairs
from pledges.records.library import Library
from pledges.records.load import text_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.shapes import Walked
from pledges.records.texts import LANGS, Counted, Lang, Text

FILE = "data/translations.json"
# What each language takes from a source of its own; the words may differ as the sources do.
QUOTED = ("goal",)
# A pair that an editor looked at: the marks of its two texts.
AnswerMark = Annotated[str, Field(pattern=r"^[0-9a-f]{12} [0-9a-f]{12}$")]
# The marks of a text in its languages before and after a change of it.
Rewording = tuple[Mapping[Lang, str], Mapping[Lang, str]]
Pair = tuple[str, str]


class Twin(NamedTuple):
    """A text in a language and the same text in the language that it is held against."""

    file: str
    path: Path
    lang: Lang
    beside: Lang
    own: str
    other: str

    @property
    def answer(self) -> str:
        """What says that the two still agree."""
        return _answer((mark(self.other), mark(self.own)))


def mark(words: str) -> str:
    """A short hash of a text, in which spaces and line ends are all the same."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "replace")).hexdigest()[:12]


def marks(text: Mapping[Lang, str]) -> dict[Lang, str]:
    """The mark of a text in each of its languages."""
    return {lang: mark(words) for lang, words in text.items()}


def page_of(file: str) -> str:
    """What the texts of a file are kept under: a page has one name in all languages."""
    folder, _, rest = file.partition("/")
    return f"docs/{rest.partition('/')[2]}" if folder == "docs" else file


def marked(pages: Mapping[str, str]) -> dict[tuple[str, str], dict[Lang, str]]:
    """The sections of pages, given by their files, with the mark of each in its languages."""
    found: dict[tuple[str, str], dict[Lang, str]] = {}
    for file, text in pages.items():
        for one in sections(text):
            found.setdefault((page_of(file), one.id), {})[file.split("/")[1]] = mark(one.words)
    return found


def _answer(pair: Pair) -> str:
    return " ".join(sorted(pair))


def twins(library: Library, files: Iterable[str]) -> Iterator[Twin]:
    """Every text of some records with the one that it is held against."""
    held_against = pairs(library.languages)
    for file in files:
        for path, text in passages(library.walked[file]):
            words = text.own() if isinstance(text, Text) else {}
            for lang, beside in held_against:
                if lang in words:
                    yield Twin(file, path, lang, beside, words[lang], words[beside])


def outdated(
    found: Iterable[Twin], changes: Iterable[Rewording], answers: Collection[str]
) -> Iterator[Twin]:
    """The texts that are older than those beside them, each as its own."""
    steps = [*changes]
    agreed = cache(partial(_agreed, steps, answers))
    for twin in found:
        file, path, lang, beside, own, other = twin
        now = mark(other), mark(own)
        before = agreed(lang, beside).get(now, now)
        if before[0] != now[0]:
            yield twin
        elif before != now:
            yield Twin(file, path, beside, lang, other, own)


def _agreed(
    changes: Iterable[Rewording], answers: Collection[str], lang: Lang, beside: Lang
) -> dict[Pair, Pair]:
    """For each pair that a change led to, oldest first, the last in its past that agreed."""
    found: dict[Pair, Pair] = {}
    for both in changes:
        if all(of.keys() >= {lang, beside} for of in both):
            old, new = ((of[beside], of[lang]) for of in both)
            last = found.get(old, old)
            other, own = (was != now for was, now in zip(last, new, strict=True))
            # A further language that alone has changed is a better translation of the same text.
            is_half = other != own and (other or lang in LANGS)
            found[new] = last if is_half and _answer(new) not in answers else new
    return found


def passages(walked: Iterable[Walked]) -> Iterator[tuple[Path, Text | Counted]]:
    """Every text among values, with its path; quotations are none."""
    quoted: Path = ("",)
    for path, value, of in walked:
        if of.model in QUOTED:
            quoted = path
        elif isinstance(value, Text | Counted) and path[: len(quoted)] != quoted:
            yield path, value


def answered(root: FilePath) -> frozenset[str]:
    """The pairs that editors looked at; raise DataError for a file that no tool wrote."""
    if not (root / FILE).exists():
        return frozenset()
    try:
        return TypeAdapter(frozenset[AnswerMark]).validate_json(text_of(root, FILE))
    except ValidationError:
        raise DataError([Problem(FILE, Place(), (), "not_kept")]) from None


def written(answers: Collection[str]) -> str:
    """The text of the file: a pair a line, so that git shows and merges single texts."""
    return json.dumps(sorted(answers), indent=1) + "\n"
