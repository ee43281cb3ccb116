"""The sections of a finished page that a reader can be led to, with the text of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pledges.markup import Piece, pieces

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Records that have an address of their own inside a section: terms, sources, milestones.
ANCHORED = {"div", "li", "tr"}
# Where the name of such a record stands, and where it does if nothing was said before.
NAMES = {"dt", "th", "strong"}
FIRST_NAMES = {"a", "bdi"}
INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "time"}
SKIPPED = {"button", "nav", "noscript", "svg", "template"}
# The change log repeats what records no longer say.
SKIPPED_CLASSES = {"headerlink", "md-content__button", "correct", "ask", "history"}
# What only repeats who says so counts for less than what is said.
CITING_CLASSES = {"cite", "cites"}


@dataclass
class Section:
    """A stretch of a page: its anchor, its title, its text; `cited` is the part that cites."""

    anchor: str
    title: str = ""
    text: str = ""
    cited: str = ""
    record: bool = False


@dataclass
class _Open:
    """An element that is open: whether its text is left out or cites, where it leads back to."""

    tag: str
    skipped: bool = False
    citing: bool = False
    back: Section | None = None


@dataclass
class _Reader:
    """Reads the article of a page."""

    sections: list[Section] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    naming: str = ""
    inside: bool = False

    def read(self, html: str) -> None:
        """Read a page."""
        for piece in pieces(html):
            if piece.kind == "start":
                self._start(piece)
            elif piece.kind == "end":
                self._end(piece.tag)
            elif piece.kind == "text":
                self._text(piece)

    def _start(self, piece: Piece) -> None:
        """Open a section at a heading and at a record that has an id."""
        if not self.inside:
            self.inside = piece.tag == "article" and "md-content__inner" in piece.rest
            return
        if piece.closed:
            self._add(" ")
            self._end_name(piece.tag)
            return
        values = piece.attributes if piece.rest else {}
        above = self.stack[-1] if self.stack else _Open("")
        classes = set(values.get("class", "").split())
        element = _Open(
            piece.tag,
            above.skipped or piece.tag in SKIPPED or bool(classes & SKIPPED_CLASSES),
            above.citing or bool(classes & CITING_CLASSES),
        )
        self.stack.append(element)
        self._add(" " if element.citing and not above.citing else self._gap(piece.tag))
        if not element.skipped:
            self._begin(element, values.get("id", ""))

    def _end(self, tag: str) -> None:
        """Close what is open down to this element."""
        if not self.inside:
            return
        if not any(element.tag == tag for element in self.stack):
            self.inside = False
            return
        while True:
            element = self.stack.pop()
            if element.tag == self.naming:
                self.naming = ""
            if element.back and self.sections[-1].record:
                self._return_to(element.back)
            self._add(self._gap(element.tag))
            if element.tag == tag:
                return

    def _text(self, piece: Piece) -> None:
        """Add text to the section, and to its title while that is read."""
        if self.inside and not (self.stack and self.stack[-1].skipped):
            self._add(piece.words)

    def _begin(self, element: _Open, anchor: str) -> None:
        self._end_name(element.tag)
        if element.tag in HEADINGS:
            self.sections.append(Section(anchor))
            self.naming = element.tag
        elif element.tag in ANCHORED and anchor and self.sections:
            element.back = self.sections[-1]
            self.sections.append(Section(anchor, record=True))
        elif self.sections and self._names(element.tag, self.sections[-1]):
            self.naming = element.tag

    def _names(self, tag: str, section: Section) -> bool:
        """Whether the name of a record begins with this element."""
        if not section.record or section.title.strip() or self.naming:
            return False
        return tag in NAMES or (tag in FIRST_NAMES and not section.text.strip())

    def _end_name(self, tag: str) -> None:
        """A mark or a note beside the name of a record is no part of it."""
        if tag in {"span", "br"} and self.sections and self.sections[-1].record:
            self.naming = ""

    def _return_to(self, section: Section) -> None:
        """Go on with the text of a section after a record that stands in it."""
        self.sections.append(Section(section.anchor, record=section.record))

    def _add(self, text: str) -> None:
        if not self.sections:
            return
        section = self.sections[-1]
        if self.naming:
            section.title += text
        elif self.stack and self.stack[-1].citing:
            section.cited += text
        else:
            section.text += text

    @staticmethod
    def _gap(tag: str) -> str:
        return "" if tag in INLINE else " "


def sections(html: str) -> list[Section]:
    """The sections of a page in order; stretches with the same anchor are one."""
    reader = _Reader()
    reader.read(html)
    merged: dict[str, Section] = {}
    for found in _plain(reader.sections):
        known = merged.setdefault(found.anchor, found)
        if known is not found:
            known.text = f"{known.text} {found.text}".strip()
            known.cited = f"{known.cited} {found.cited}".strip()
    return list(merged.values())


def _plain(found: list[Section]) -> Iterator[Section]:
    for section in found:
        title, text, cited = (
            " ".join(words.split()) for words in (section.title, section.text, section.cited)
        )
        yield Section(section.anchor, title, text, cited, section.record)
