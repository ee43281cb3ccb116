"""The scripts of the site as one, without comments and indents."""

import re
from collections.abc import Iterable

COMMENT = re.compile(r"^[ \t]*(?://[^\n]*\n|/\*.*?\*/[ \t]*\n)", re.DOTALL | re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)


def joined(scripts: Iterable[str]) -> str:
    """Scripts one after the other; a line of a text would lose its indent, so none may be there."""
    whole = "".join(INDENT.sub("", COMMENT.sub("", script)) for script in scripts)
    for line in whole.splitlines():
        if line.count("`") % 2:
            raise ValueError(f"a text of several lines in a script: {line}")
    return whole
