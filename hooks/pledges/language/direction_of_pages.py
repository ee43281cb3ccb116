"""A finished page with its texts isolated and breakable; its markup and scripts as they were."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from pledges.language.direction import isolated
from pledges.language.markup import Piece, attributes, breakable, closed

# What holds no text to read, or cannot hold elements.
KEPT = {"option", "script", "style", "svg", "template", "textarea", "title"}
# Addresses, names of files and keys, which run from left to right on any page.
CODE = {"code", "kbd", "pre", "samp"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
# Only such a tag changes how what it holds runs.
DIRECTED = re.compile(r"\b(?:dir|lang)=")

# So many texts are known, since most stand on page after page.
REPEATED = 4000


class _Place(NamedTuple):
    """How a text runs, how its language would, whether it is left alone."""

    direction: str
    own: str
    kept: bool = False


def isolated_page(
    pieces: Iterable[Piece], lang: str, directions: Mapping[str, str] = DIRECTIONS
) -> str:
    """A page in a language with each text isolated that goes against its direction."""
    own = directions[lang]
    place = _Place(own, own)
    # The elements that are open, each with the place around it.
    opened: list[tuple[str, _Place]] = []
    written: list[str] = []
    for text, source, slash, tag, rest in pieces:
        if text and not place.kept and not text.isspace():
            written.append(_isolated(text, place.direction, place.own))
        else:
            is_code = text and opened and opened[-1][0] in CODE
            written.append(breakable(text) if is_code else text)
        written.append(source)
        if slash:
            place = _outside(tag, opened, place)
        elif tag:
            if not closed(tag, rest):
                opened.append((tag, place))
                place = _inside(tag, rest, place, directions)
            if tag in CODE and "dir" not in attributes(rest):
                written[-1] = source.replace(f"<{tag}", f'<{tag} dir="ltr"', 1)
    return "".join(written)


@lru_cache(REPEATED)
def _isolated(text: str, direction: str, own: str) -> str:
    """A text in markup; `own` is the direction of its language."""
    return breakable(isolated(unescape(text), direction, foreign=own != "rtl"))


def _outside(tag: str, opened: list[tuple[str, _Place]], place: _Place) -> _Place:
    """What holds after the end of an element; one that was not open changes nothing."""
    # Most often it is the last.
    found = "" if any(one == tag for one, _ in reversed(opened)) else tag
    while found != tag:
        found, place = opened.pop()
    return place


def _inside(tag: str, rest: str, above: _Place, directions: Mapping[str, str]) -> _Place:
    """What holds in an element."""
    kept = tag in KEPT or tag in CODE
    values = attributes(rest) if DIRECTED.search(rest) else {}
    if not kept and not values:
        return above
    lang, direction = values.get("lang", ""), values.get("dir", "")
    own = directions.get(lang, "") if lang else above.own
    if not direction and tag == "bdi":
        # Such an element takes the direction of its own text.
        direction = directions.get(lang, "")
    if direction not in {"ltr", "rtl"}:
        direction = above.direction
    return _Place(direction, own, above.kept or kept)
