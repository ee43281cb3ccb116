"""A finished page with its texts isolated; its markup, scripts and code as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from pledges.isolation import isolated

# What holds no text to read, or cannot hold elements.
KEPT = {"option", "script", "style", "svg", "template", "textarea", "title"}
# Addresses, names of files and keys, which run from left to right on any page.
CODE = {"code", "kbd", "pre", "samp"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
RAW = {"script", "style"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class _Place:
    """An open element: how its text runs, in what language, whether it is left alone."""

    tag: str
    direction: str
    lang: str
    kept: bool = False


class _Writer(HTMLParser):
    """Copies a page and isolates its texts."""

    def __init__(self, lang: str, directions: Mapping[str, str]) -> None:
        super().__init__()
        self.directions = directions
        self.places = [_Place("", directions[lang], lang)]
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the direction and the language of what follows."""
        start = self.get_starttag_text() or ""
        values = dict(attrs)
        if tag in CODE and "dir" not in values:
            start = start.replace(f"<{tag}", f'<{tag} dir="ltr"', 1)
        self.out.append(start)
        if tag not in VOID:
            self.places.append(self._place(tag, values))

    # The parser gives the tag and its attributes, and keeps how they were written.
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Copy an element that closes itself."""
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Go back to what holds outside the element."""
        self.out.append(f"</{tag}>")
        if any(place.tag == tag for place in self.places):
            while self.places.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Isolate a text."""
        place = self.places[-1]
        if place.tag in RAW:
            self.out.append(data)
        elif place.kept:
            self.out.append(escape(data, quote=False))
        else:
            foreign = self.directions.get(place.lang) != "rtl"
            self.out.append(isolated(data, place.direction, foreign=foreign))

    def handle_comment(self, data: str) -> None:
        """Copy a comment."""
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Copy the declaration of the document."""
        self.out.append(f"<!{decl}>")

    def _place(self, tag: str, values: dict[str, str | None]) -> _Place:
        above = self.places[-1]
        lang = values.get("lang") or ""
        direction = values.get("dir") or ""
        if not direction and tag == "bdi":
            # Such an element takes the direction of its own text.
            direction = self.directions.get(lang, "")
        if direction not in {"ltr", "rtl"}:
            direction = above.direction
        return _Place(tag, direction, lang or above.lang, above.kept or tag in KEPT | CODE)


def isolated_page(html: str, lang: str, directions: Mapping[str, str] = DIRECTIONS) -> str:
    """A page in a language with each text isolated that goes against its direction."""
    writer = _Writer(lang, directions)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)
