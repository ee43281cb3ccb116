"""Where a page and its twin in another language are not built alike, say other things, are old."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from operator import eq

from pledges.language.agreement import Side, differences
from pledges.language.parity import Twin
from pledges.language.prose import Block, Section, sections
from pledges.memory import Memory
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import PATTERN, calls
from pledges.pages.translations import twins
from pledges.records.languages import Languages, pairs
from pledges.records.library import Library
from pledges.records.problems import Place, Problem

# Of what only one page has, so much is shown.
MOST, LONGEST = 3, 60
Built = Sequence[Block]


def problems(pages: list[PageFile], languages: Languages, memory: Memory) -> Iterator[Problem]:
    """Where a page is not built as its twin, or has other shortcodes, links, numbers or months."""
    for pair in pairs(languages):
        for page, other in twins(pages, *pair):
            comparing = PagePair(page, other, languages).problems
            yield from memory.get("twins", page.file, (page, other, languages), comparing)


def notice(library: Library, written: Sequence[PageFile], one: Twin) -> Problem:
    """That a text, of a page or of a record, is older than the one beside it."""
    values = {"lang": one.lang, "file": one.file}
    if one.file in library.documents:
        path = (*one.path, one.lang)
        return library.problem(one.file, path, "out_of_date", **values)
    file = one.file.replace("docs/", f"docs/{one.lang}/", 1)
    text = next(page.text for page in written if page.file == file)
    line = next(part.line for part in sections(text) if part.id == one.path[0])
    return Problem(file, Place(line), (), "out_of_date", {**values, "file": file})


@dataclass(frozen=True)
class PagePair:
    """A page, and the one that it is held against."""

    page: PageFile
    other: PageFile
    languages: Languages

    def problems(self) -> list[Problem]:
        """Everything in which the two differ and should not."""
        here, there = sections(self.page.text), sections(self.other.text)
        ids, others = ([one.id for one in of] for of in (here, there))
        if ids != others:
            begin = [*map(eq, ids, others), False].index(False)
            lines = _line(here, begin), _line(there, begin)
            return [self._problem(lines, "headings_differ", self._only(ids, others, ids))]
        return [*chain.from_iterable(map(self._section, here, there))]

    def _section(self, here: Section, there: Section) -> Iterator[Problem]:
        """What differs below a heading."""
        firm, others = ([one for one in of.blocks if one.kind] for of in (here, there))
        if _kinds(firm) != _kinds(others):
            yield from self._built(firm, others, "built_otherwise")
        else:
            if _kinds(here.blocks) != _kinds(there.blocks):
                # A translator may part what is one paragraph; nobody parts an item or a row.
                yield from self._built(here.blocks, there.blocks, "paragraphs_differ")
            yield from self._said(here, there)

    def _built(self, here: Built, there: Built, code: str) -> Iterator[Problem]:
        """What only one of the two has, or has elsewhere."""
        says = [self._token(self.page, one) for one in here]
        others = [self._token(self.other, one) for one in there]
        ways = SequenceMatcher(None, says, others, autojunk=False)
        for _, i, end, j, last in ways.get_opcodes():
            mine, theirs = here[i:end], there[j:last]
            if _kinds(mine) != _kinds(theirs):
                begin = _begins(mine), _begins(theirs)
                lines = _line(here, i), _line(there, j)
                yield self._problem(lines, code, self._only(*begin, begin[0] or begin[1]))

    def _token(self, page: PageFile, one: Block) -> tuple[object, ...]:
        """What makes one item of many known in another language."""
        side = self._side(page, one.words)
        return one.kind, *map(frozenset, (side.numbers, side.links, _calls(one.words)))

    def _side(self, page: PageFile, words: str) -> Side:
        return Side(page.lang, self.languages[page.lang], PATTERN.sub(" ", words))

    def _said(self, here: Section, there: Section) -> Iterator[Problem]:
        """What only one of two sections says, at the first block that says otherwise."""
        for code, words in self._differing(here.words, there.words):
            both = zip(here.blocks, there.blocks, strict=False)
            apart = (x for x in both if code in dict(self._differing(x[0].words, x[1].words)))
            one, against = next(apart, (here, there))
            yield self._problem((one.line, against.line), code, words)

    def _differing(self, words: str, others: str) -> Iterator[tuple[str, str]]:
        if called := self._only(_calls(words), _calls(others)):
            yield "shortcodes_differ", called
        yield from differences(self._side(self.page, words), self._side(self.other, others))

    def _only(self, words: Iterable[str], others: Iterable[str], either: Iterable[str] = ()) -> str:
        """The words that stand more often on one of the two, each with its language."""
        here, there = Counter(words), Counter(others)
        only = ((self.page, here - there), (self.other, there - here))
        return " · ".join([f"{word} ({of.lang})" for of, left in only for word in left] or either)

    def _problem(self, lines: tuple[int, int], code: str, words: str) -> Problem:
        values = {"word": words, "beside": f"{self.other.file}:{lines[1]}"}
        return Problem(self.page.file, Place(lines[0]), (), code, values)


def _line(passages: Sequence[Block | Section], place: int) -> int:
    """The line of a passage, of the last where there are fewer."""
    return passages[min(place, len(passages) - 1)].line


def _kinds(built: Built) -> list[str]:
    return [one.kind for one in built]


def _begins(built: Built) -> list[str]:
    return [one.words.split("\n")[0][:LONGEST] for one in built[:MOST]]


def _calls(markdown: str) -> Iterator[str]:
    """What a passage calls, with its options in one order."""
    for call in calls(markdown):
        options = (f" {key}={value}" for key, value in sorted(call.options.items()))
        yield f"{call.name} {call.slug}{''.join(options)}".rstrip()
