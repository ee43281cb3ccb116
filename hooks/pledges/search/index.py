"""The index that the search of a language reads: words, where they stand, texts to show."""

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any

from pledges.language.markup import Piece
from pledges.search.sections import IndexedSection, sections
from pledges.search.words import Words

# What a word counts where it stands, in tenths of a word of the text.
TITLE, HEADING, ABOUT, TEXT, CITED = 60, 30, 20, 10, 2
# The name of a commit, of which nobody searches the letters and the numbers.
HASH = re.compile(r"\b(?=[a-f]*\d)(?=\d*[a-f])[a-f\d]{7,64}\b", re.ASCII)
# The telling words of each name of a page.
Names = Sequence[Sequence[str]]


@dataclass
class Index:
    """The pages of a language, in the making."""

    words: Words
    pages: list[tuple[str, str, int, int, Names]] = field(default_factory=list)
    sections: list[tuple[int, str, str, int, Sequence[str]]] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    # Of each word the number of a section, what the word counts there, the next section and so on.
    places: dict[str, "array[int]"] = field(
        default_factory=lambda: defaultdict(partial(array, "L"))
    )

    def add(
        self, url: str, pieces: Iterable[Piece], names: Iterable[str], about: str, share: int
    ) -> None:
        """Take in a finished page by its text, its other names and what it is about, if any.

        `share` is how much of its text, in tenths, is its own and not a list of what others say.
        """
        found = sections(pieces)
        if not found:
            return
        first, *others = found
        title = first.words("title")
        known_as = [self.words.telling(name) for name in (title, *names)]
        counted = Counter(dict.fromkeys(chain(*known_as), TITLE))
        counted.update(dict.fromkeys(self.words.tokens(about), ABOUT))
        self._add(first, "", counted, [])
        length = len([*self.words.tokens(first.words("text"))])
        for section in others:
            counted = Counter()
            length += self._count(counted, section.words("title"), HEADING)
            name = self.words.telling(section.words("title"))
            length += self._add(section, section.anchor, counted, name)
        self.pages.append((url, title, length, share, known_as))

    def _add(
        self, section: IndexedSection, anchor: str, counted: Counter[str], name: Sequence[str]
    ) -> int:
        """Take in a section whose title is counted already; the number of its other words."""
        title, said, cited = (section.words(part) for part in ("title", "text", "cited"))
        length = self._count(counted, said, TEXT) + self._count(counted, cited, CITED)
        for word, weight in counted.items():
            self.places[word] += array("L", (len(self.sections), weight))
        number = self.texts.setdefault(f"{said} {cited}".strip(), len(self.texts))
        self.sections.append((len(self.pages), anchor, title, number, name))
        return length

    def _count(self, counted: Counter[str], text: str, weight: int) -> int:
        """Add the words of a text, and tell how many they are."""
        words = [*self.words.tokens(HASH.sub(" ", text))]
        for word in words:
            counted[word] += weight
        return len(words)

    def json(self, lang: str, groups: Iterable[Iterable[str]]) -> str:
        """The index as compact JSON, in an order that depends on the pages alone."""
        known = {word: number for number, word in enumerate(sorted(self.places))}
        stems, roots = self._families(known)
        value: dict[str, Any] = {
            "lang": lang,
            "table": self.words.table,
            "synonyms": synonyms(self.words, groups, stems),
            "pages": [
                (url, title, length, share, [[known[word] for word in name] for name in names])
                for url, title, length, share, names in self.pages
            ],
            "sections": [
                (page, anchor, title, text, [known[word] for word in name])
                for page, anchor, title, text, name in self.sections
            ],
            "texts": list(self.texts),
            "words": list(known),
            "places": [_steps(self.places[word]) for word in known],
            "stems": stems,
            "roots": roots,
        }
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def _families(self, known: dict[str, int]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The words of each stem and of each root, as numbers."""
        stems: dict[str, list[int]] = defaultdict(list)
        roots: dict[str, list[int]] = defaultdict(list)
        for word, number in known.items():
            for key in self.words.keys(word):
                stems[key].append(number)
            if root := self.words.root(word):
                roots[root].append(number)
        shared = {root: numbers for root, numbers in roots.items() if len(numbers) > 1}
        return dict(sorted(stems.items())), dict(sorted(shared.items()))


def synonyms(
    words: Words, groups: Iterable[Iterable[str]], known: Container[str]
) -> dict[str, list[str]]:
    """The known stems that mean the same as a stem, in whatever language."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        stems = {words.stem(words.fold(word)) for word in group}
        for stem in stems:
            found[stem] |= {other for other in stems if other != stem and other in known}
    return {stem: sorted(others) for stem, others in sorted(found.items()) if others}


def _steps(places: Sequence[int]) -> list[int]:
    """The sections of a word as steps from one to the next, each followed by its weight."""
    numbers = places[::2]
    steps = (here - before for before, here in zip([0, *numbers], numbers, strict=False))
    return list(chain.from_iterable(zip(steps, places[1::2], strict=True)))
