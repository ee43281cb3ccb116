"""Names that change with what a file holds, and the references to them."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping

# Here stands what has such a name, as deep as the folders of assets/ that it comes from.
FOLDER = "assets/fixed"
REFERENCE = re.compile(r"""("(?:(?:\.\./)*|\./|/))(assets/[\w./-]+)""")


def fixed(path: str, content: bytes) -> str:
    """The path under which a file is published for ever."""
    stem, ending = posixpath.splitext(posixpath.basename(path))
    return f"{FOLDER}/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{ending}"


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A text whose references to these files give their new names."""
    return REFERENCE.sub(lambda found: found[1] + names.get(found[2], found[2]), text)


COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*\n|/\*.*?\*/[ \t]*\n)|(?<=[;,{}()\w\]]) // [^\n\"'`]*$",
    re.DOTALL | re.MULTILINE,
)
INDENT = re.compile(r"^\s+", re.MULTILINE)


# A part of a script that stands by itself: what fails in it stops no other.
PART = re.compile(r"^\((\(\) => \{\n.*?^\})\)\(\);$", re.DOTALL | re.MULTILINE)
ALONE = """\
"use strict";
const alone = run => { try { run() } catch (fault) { setTimeout(() => { throw fault }) } };
"""


def guarded(script: str) -> str:
    """A script whose parts tell of their failures and leave the others alone."""
    return ALONE + PART.sub(r"alone(\1);", script)


def joined(scripts: Iterable[str]) -> str:
    """Scripts one after the other; a line of a text would lose its indent, so none may be there."""
    whole = "".join(INDENT.sub("", COMMENT.sub("", script)) for script in scripts)
    for line in whole.splitlines():
        if line.count("`") % 2:
            raise ValueError(f"a text of several lines in a script: {line}")
    return whole
