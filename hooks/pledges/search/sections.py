"""The sections of a finished page that a reader can be led to, with the text of each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from itertools import dropwhile, islice
from typing import Literal

from pledges.language.markup import Piece, attributes, closed
from pledges.tables import table

ARTICLE = "md-content__inner"
WORDS = {name: {*words.split()} for name, words in table(__file__).items()}
HEADINGS, INLINE, NAMES = WORDS["headings"], WORDS["inline"], WORDS["names"]
PartOfSection = Literal["title", "text", "cited"]


@dataclass(slots=True)
class IndexedSection:
    """A stretch of a page: its title, what it says, what only repeats who says so, in pieces.

    A `record` has an address of its own inside another section.
    """

    anchor: str
    record: bool = False
    pieces: dict[PartOfSection, list[str]] = field(default_factory=lambda: defaultdict(list))

    def words(self, part: PartOfSection) -> str:
        """The pieces of a part as one text, its spaces as they are read."""
        return " ".join("".join(self.pieces[part]).split())


@dataclass(slots=True)
class _Open:
    """An element that is open: whether its text is left out or cites, where it leads back to."""

    tag: str
    skipped: bool = False
    citing: bool = False
    back: IndexedSection | None = None


@dataclass
class _SectionReader:
    """Reads the article of a page."""

    sections: list[IndexedSection] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    naming: str = ""

    def read(self, page: Iterable[Piece]) -> list[IndexedSection]:
        """The sections of a page, some of them in several stretches."""
        article = dropwhile(lambda piece: piece[3] != "article" or ARTICLE not in piece[4], page)
        for text, _, slash, tag, rest in islice(article, 1, None):
            if text and not (self.stack and self.stack[-1].skipped):
                self._add(unescape(text))
            if not slash and tag:
                self._start(tag, rest)
            elif slash and not self._end(tag):
                break
        return self.sections

    def _start(self, tag: str, rest: str) -> None:
        """Open a section at a heading and at a record that has an id."""
        if closed(tag, rest):
            self._add(" ")
            self._end_name(tag)
            return
        values = attributes(rest)
        classes = values.get("class", "").split()
        above = self.stack[-1] if self.stack else _Open("")
        element = _Open(
            tag,
            above.skipped
            or tag in WORDS["skipped"]
            or not WORDS["skipped_classes"].isdisjoint(classes),
            above.citing or not WORDS["citing_classes"].isdisjoint(classes),
        )
        self.stack.append(element)
        if tag not in INLINE or (element.citing and not above.citing):
            self._add(" ")
        if not element.skipped:
            self._begin(element, values.get("id", ""))
            # What a value in a table is a value of.
            if "value" in classes and (head := values.get("data-head")):
                self._add(f"{head}: ")

    def _end(self, tag: str) -> bool:
        """Close what is open down to this element; False if that was not, and the article is."""
        # Most often it is the last.
        if all(element.tag != tag for element in reversed(self.stack)):
            return False
        while True:
            element = self.stack.pop()
            if element.tag == self.naming:
                self.naming = ""
            if element.back and self.sections[-1].record:
                # The text of a section goes on after a record that stands in it.
                back = element.back
                self.sections.append(IndexedSection(back.anchor, record=back.record))
            if element.tag not in INLINE:
                self._add(" ")
            if element.tag == tag:
                return True

    def _begin(self, element: _Open, anchor: str) -> None:
        self._end_name(element.tag)
        if element.tag in HEADINGS:
            self.sections.append(IndexedSection(anchor))
            self.naming = element.tag
        elif element.tag in WORDS["anchored"] and anchor and self.sections:
            if not self.sections[-1].anchor:
                # The heading of what is folded leads to what it opens.
                self.sections[-1].anchor = anchor
                return
            element.back = self.sections[-1]
            self.sections.append(IndexedSection(anchor, record=True))
        elif self.sections and self._names(element.tag, self.sections[-1]):
            self.naming = element.tag

    def _names(self, tag: str, section: IndexedSection) -> bool:
        """Whether the name of a record begins with this element."""
        if not section.record or self.naming or tag not in NAMES | WORDS["first_names"]:
            return False
        return not section.words("title") and (tag in NAMES or not section.words("text"))

    def _end_name(self, tag: str) -> None:
        """A mark or a note beside the name of a record is no part of it."""
        if tag in {"span", "br"} and self.sections and self.sections[-1].record:
            self.naming = ""

    def _add(self, text: str) -> None:
        """Add text to the section, and to its title while that is read."""
        citing = bool(self.stack) and self.stack[-1].citing
        part: PartOfSection = "title" if self.naming else "cited" if citing else "text"
        if self.sections:
            self.sections[-1].pieces[part].append(text)


def sections(page: Iterable[Piece]) -> list[IndexedSection]:
    """The sections of a page in order; stretches with the same anchor are one."""
    merged: dict[str, IndexedSection] = {}
    for found in _SectionReader().read(page):
        known = merged.setdefault(found.anchor, found)
        if known is not found:
            known.pieces["text"] += [" ", *found.pieces["text"]]
            known.pieces["cited"] += [" ", *found.pieces["cited"]]
    return [*merged.values()]
