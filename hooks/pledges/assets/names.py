"""Names that change with what a file holds, and the references to them."""

import hashlib
import posixpath
import re
from collections.abc import Mapping

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
