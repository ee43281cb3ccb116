"""The gate before the swap: all that is to be published, read as those will who it is for."""

import csv
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import StringIO
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

from pledges.characters import CONTROL, shown
from pledges.pages.pictures import PICTURES
from pledges.records.texts import LANGS
from pledges.site import seal
from pledges.site.assets import FOLDER, is_fixed
from pledges.tables import table

SAID = table(__file__)
SERVERS = Path(__file__).resolve().parents[3] / ".ci/servers"
# The form of each kind of file, by its ending or, where it has none, its name.
FORMS = {
    kind: re.compile(form.encode(), re.DOTALL)
    for kinds, form in SAID["forms"].items()
    for kind in kinds.split()
}
# The site isolates texts by signs of its own; it turns none around.
UNSEEN = re.compile(f"[\u202a-\u202e]|(?![\r\n]){CONTROL.pattern}")
FOREIGN = re.compile(SAID["foreign"], re.VERBOSE | re.IGNORECASE)
FORMULA, NAME = re.compile(SAID["formula"]), re.compile(SAID["name"])


def faults(folder: Path, *, preview: bool = False) -> Iterator[str]:
    """The files of a site that lack, or that nobody could read; what servers say of them.

    A page that opens from disk is never missing.
    """
    homes = ["", *(f"{lang}/" for lang in LANGS[1:])]
    names = ("index.html",) if preview else ("index.html", "404.html")
    needed = [f"{home}{name}" for home in homes for name in names]
    yield from (name for name in needed if not (folder / name).is_file())
    yield from (name for name, path in seal.files(folder).items() if not _is_read(path))
    # Servers that are here read their files as they will once the site is in place.
    tried = subprocess.run(["sh", SERVERS, folder], capture_output=True, check=False)  # noqa: S603, S607
    if tried.returncode:
        yield shown((tried.stdout + tried.stderr).decode(errors="replace").strip(), 1000)


def _is_read(path: Path) -> bool:
    """Whether a file is of a known kind and holds what programs of that kind read."""
    held, kind = path.read_bytes(), path.suffix or path.name
    if not NAME.fullmatch(path.name) or (path.parent.match(FOLDER) and not is_fixed(path)):
        return False
    try:
        text = held.decode("utf-8-sig") if kind in SAID["texts"] else ""
        wrong = UNSEEN.search(text) or (kind in SAID["shown"] and FOREIGN.search(text))
        is_formed = not wrong and FORMS[kind].fullmatch(held)
        return bool(is_formed and READERS.get(kind, len)(held) != 0)
    except (KeyError, SyntaxError, ValueError, csv.Error):
        return False


def _rows(held: bytes) -> bool:
    """Rows of one length, of cells that no sheet runs."""
    rows = [*csv.reader(StringIO(held.decode("utf-8-sig"), newline=""), strict=True)]
    return len({*map(len, rows)}) == 1 and not any(map(FORMULA.match, chain(*rows)))


# No other program reads NaN, nor does int.
_value = partial(json.loads, parse_constant=int)
READERS: Mapping[str, Callable[[bytes], object]] = {
    **PICTURES,
    **dict.fromkeys((".json", ".jsonld"), _value),
    # Without a declaration of its own nothing in it expands.
    **dict.fromkeys((".svg", ".xml"), ET.fromstring),
    ".csv": _rows,
}
