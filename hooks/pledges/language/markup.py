"""A finished page cut into its pieces, once for all who read it: texts, tags, attributes."""

import re
from html import unescape

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
