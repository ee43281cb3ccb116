"""A finished page with its texts isolated; its markup, scripts and code as they were."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pledges.isolation import isolated
from pledges.markup import Piece, pieces

# What holds no text to read, or cannot hold elements.
KEPT = {"option", "script", "style", "svg", "template", "textarea", "title"}
# Addresses, names of files and keys, which run from left to right on any page.
CODE = {"code", "kbd", "pre", "samp"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
# Only such a tag changes how what it holds runs.
DIRECTED = re.compile(r"\b(?:dir|lang)=")


@dataclass(frozen=True)
class _Place:
    """An open element: how its text runs, in what language, whether it is left alone."""

    tag: str
    direction: str
    lang: str
    kept: bool = False


@dataclass
class _Writer:
    """Copies a page and isolates its texts."""

    lang: str
    directions: Mapping[str, str]
    places: list[_Place] = field(default_factory=list)

    def written(self, html: str) -> Iterator[str]:
        """The pieces of the page with their texts isolated."""
        self.places.append(_Place("", self.directions[self.lang], self.lang))
        for piece in pieces(html):
            if piece.kind == "start":
                yield self._start(piece)
            elif piece.kind == "text":
                yield self._text(piece)
            else:
                if piece.kind == "end":
                    self._end(piece.tag)
                yield piece.source

    def _start(self, piece: Piece) -> str:
        """Note the direction and the language of what follows."""
        values = piece.attributes if DIRECTED.search(piece.rest) else {}
        if not piece.closed:
            self.places.append(self._place(piece.tag, values))
        if piece.tag in CODE and "dir" not in values:
            return piece.source.replace(f"<{piece.tag}", f'<{piece.tag} dir="ltr"', 1)
        return piece.source

    def _end(self, tag: str) -> None:
        """Go back to what holds outside the element."""
        if self.places[-1].tag == tag:
            self.places.pop()
        elif any(place.tag == tag for place in self.places):
            while self.places.pop().tag != tag:
                pass

    def _text(self, piece: Piece) -> str:
        place = self.places[-1]
        if place.kept or piece.source.isspace():
            return piece.source
        foreign = self.directions.get(place.lang) != "rtl"
        return isolated(piece.words, place.direction, foreign=foreign)

    def _place(self, tag: str, values: Mapping[str, str]) -> _Place:
        above = self.places[-1]
        lang = values.get("lang", "")
        direction = values.get("dir", "")
        if not direction and tag == "bdi":
            # Such an element takes the direction of its own text.
            direction = self.directions.get(lang, "")
        if direction not in {"ltr", "rtl"}:
            direction = above.direction
        return _Place(tag, direction, lang or above.lang, above.kept or tag in KEPT | CODE)


def isolated_page(html: str, lang: str, directions: Mapping[str, str] = DIRECTIONS) -> str:
    """A page in a language with each text isolated that goes against its direction."""
    return "".join(_Writer(lang, directions).written(html))
