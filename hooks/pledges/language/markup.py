"""A finished page cut into its pieces, once for all who read it; its texts isolated, breakable."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from pledges.language.direction import isolated

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# A comment, the declaration, a script or a style with all it holds, or a tag.
PIECE = re.compile(
    r"""(<!--.*?-->|<![^>]*>|<(script|style)\b(?:"[^"]*"|[^">])*>.*?</\2>
    |<(/?)([a-zA-Z][^\s/>]*)([^"'>]*+(?:(?:"[^"]*"|'[^']*')[^"'>]*+)*+)>)""",
    re.VERBOSE | re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")

# Shorter ones have a place in any line; neither a tag nor one of its attributes is so long.
LONG = re.compile(r'[^\s<>"]{24,}')
# Signs that no entity of HTML has, and the beginning of an encoded letter.
JOINT = re.compile(r"(?<=[/?=_.-])(?=[^/?=_.-])|(?=%)")

# A text; what follows it as it is written; if that is a tag, its slash, its name and its rest.
Piece = tuple[str, str, str, str, str]
# What holds no text to read, or cannot hold elements.
KEPT = {"option", "script", "style", "svg", "template", "textarea", "title"}
# Addresses, names of files and keys, which run from left to right on any page.
CODE = {"code", "kbd", "pre", "samp"}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
# Only such a tag changes how what it holds runs.
DIRECTED = re.compile(r"\b(?:dir|lang)=")
# So many texts are known, since most stand on page after page.
REPEATED = 4000


def pieces(html: str) -> list[Piece]:
    """The pieces of a document in order; joined, their texts and what follows are the document."""
    # A page has tens of thousands: all are cut at once, and none is an object of its own kind.
    parts = [*PIECE.split(html), "", "", "", "", ""]
    return [*zip(parts[::6], parts[1::6], parts[3::6], parts[4::6], parts[5::6], strict=True)]


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag; one without a value has an empty one."""
    found = ATTRIBUTE.findall(rest)
    return {name: unescape(two or one or bare) for name, two, one, bare in found}


def closed(tag: str, rest: str) -> bool:
    """Whether an element ends with its first tag."""
    return tag in VOID or rest.endswith("/")


def breakable(html: str) -> str:
    """A text in HTML whose long addresses and keys may break behind their joints."""
    return LONG.sub(lambda found: JOINT.sub("<wbr>", found[0]), html)


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
