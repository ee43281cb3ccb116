"""Words as a part of an address."""

import re
from urllib.parse import quote

MARKS = re.compile(r"[^\w]+")


def quoted(text: str) -> str:
    """A text as a value in an address; letters stay as they are read, everything else is encoded.

    Browsers encode letters beyond ASCII as UTF-8 (WHATWG URL, “URL code points”), which otherwise
    take six characters each.
    """
    return MARKS.sub(lambda found: quote(found[0], safe=""), text)
