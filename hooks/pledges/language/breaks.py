"""Where a long address or key may go on in the next line: never inside one of its words."""

import re

# Shorter ones have a place in any line; neither a tag nor one of its attributes is so long.
LONG = re.compile(r'[^\s<>"]{24,}')
# Signs that no entity of HTML has, and the beginning of an encoded letter.
JOINT = re.compile(r"(?<=[/?=_.-])(?=[^/?=_.-])|(?=%)")


def breakable(html: str) -> str:
    """A text in HTML whose long addresses and keys may break behind their joints."""
    return LONG.sub(lambda found: JOINT.sub("<wbr>", found[0]), html)
