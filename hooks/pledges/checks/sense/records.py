"""All that is strange in the records, file by file, in one walk over each."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pledges.checks.dates import Desk
from pledges.checks.sense import addresses, days, numbers, texts
from pledges.memory import Memory
from pledges.pages.front import PageFile
from pledges.records.library import Library, file_of
from pledges.records.meant import texts as signs
from pledges.records.pledge import Indicator, Pledge
from pledges.records.problems import Path, Problem
from pledges.records.shapes import Walked, walk

# Words that templates and the search put together, which are no texts by themselves.
PARTS_OF_TEXTS = {file_of(name) for name in ("words", "units", "search")}
# Names of things, which other scripts may have.
NAMES = {"publisher", "author", "licence", "variants"}
# Texts of a pledge of which no two say the same.
SINGLE = {("updates", "text"), ("milestones", "title"), ("questions", "text")}
# Nothing that the site tells of is older.
OLDEST = 1945

EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# So short a line of an example may be true by chance.
SHORT = 12


def shown(written: Sequence[PageFile]) -> frozenset[str]:
    """The texts and addresses in the examples of the guides."""
    guides = [page.text for page in written if page.page.startswith("guides/")]
    lines = [line for text in guides for one in EXAMPLE.findall(text) for line in one.split("\n")]
    bare = (re.sub(r"^\s*(?:- )?(?:[\w-]+: )?", "", line) for line in lines)
    return frozenset(line for line in bare if len(line) >= SHORT)


def problems(
    library: Library, today: dt.date, shown: frozenset[str], memory: Memory
) -> Iterator[Problem]:
    """Everything in the records that is seldom or never so; `shown` is what examples say."""
    for file, held in library.files():
        given = (library.documents.get(file), held, library.languages, library.units, today, shown)
        looking = partial(_in_file, _Looked(Desk(library, file, today), shown), held)
        yield from memory.get("sense", file, given, looking)
    for slug, pledge in library.pledges.items():
        desk = Desk(library, file_of("pledges", slug), today)
        yield from days.problems(desk, pledge)
        yield from days.copied(desk, library.pledges, slug)


def _in_file(looked: "_Looked", held: Any) -> list[Problem]:
    found = [problem for one in walk(held) for problem in looked.at(one)]
    indicators = held.indicators if isinstance(held, Pledge) else held
    top = ("indicators",) if isinstance(held, Pledge) else ()
    for key, one in indicators.items():
        if isinstance(one, Indicator):
            found += numbers.problems(looked.desk, (*top, key), one)
    return found


@dataclass(frozen=True)
class _Looked:
    """A file that is looked at, and where each thing stands that it should have once."""

    desk: Desk
    shown: frozenset[str]
    seen: dict[tuple[object, ...], Path] = field(default_factory=dict)

    def at(self, one: Walked) -> Iterator[Problem]:
        """All that is strange in a value."""
        path, value, what = one.path, one.value, one.shape.what
        if what in {"text", "prose"}:
            yield from self._text(path, value.own() if what == "text" else {"": value})
        elif what == "url":
            yield from self._address(path, value)
        elif what == "date" and value.last.year < OLDEST:
            values = {"word": value.text, "before": str(OLDEST)}
            yield self.desk.problem(path, "far_date", **values)
        elif what == "reference":
            held = path[:-2] if path[-1:] == ("to",) else path[:-1]
            if len(held) < len(path) and isinstance(path[len(held)], int):
                yield from self._once((held, value), path, "named_twice", value)

    def _once(self, key: tuple[object, ...], path: Path, code: str, word: str) -> Iterator[Problem]:
        if (first := self.seen.setdefault(key, path)) != path:
            values = {"word": word, "name": self.desk.problem(first, code).key}
            yield self.desk.problem(path, code, **values)

    def _text(self, path: Path, own: Mapping[str, str]) -> Iterator[Problem]:
        plain = self.desk.file in PARTS_OF_TEXTS
        for lang, words in own.items():
            where = (*path, lang) if lang else path
            found = [(code, signs.values(word)) for code, word in signs.told(words, lang)]
            if lang and not NAMES.intersection(path):
                found += self._language(lang, words, own)
            if words in self.shown:
                found.append(("example_text", {"word": words}))
            links = addresses.linked(words)
            for code, values in (
                *(() if plain else found),
                *(one for _, word in links for one in addresses.told(word)),
            ):
                yield self.desk.problem(where, code, **values)
            if (path[0], path[-1]) in SINGLE:
                yield from self._once((path[0], path[-1], words), where, "same_words", words)

    def _language(
        self, lang: str, words: str, own: Mapping[str, str]
    ) -> list[tuple[str, dict[str, str]]]:
        languages = self.desk.library.languages
        script = languages[lang].script if lang in languages else ""
        others = [text for other, text in own.items() if other != lang]
        values = {"word": words[:60], "lang": lang}
        return [(code, values) for code in texts.told(words, script, others)]

    def _address(self, path: Path, value: str) -> Iterator[Problem]:
        if value in self.shown:
            yield self.desk.problem(path, "example_text", word=value)
        for code, values in addresses.told(value):
            yield self.desk.problem(path, code, **values)
        yield from self._once((value.rstrip("/"),), path, "same_address", value)
