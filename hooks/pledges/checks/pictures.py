"""Whether pictures are what they seem: their kind, their shape, and that a page shows them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pledges.checks import links
from pledges.pages.front import PICTURES, PageFile, beginning
from pledges.records.problems import Place, Problem

SIDES = re.compile(r"[^)\n]*\)\{[ ]*width=(\d+) height=(\d+)")
# Where a PNG says how wide and how high it is.
WIDTH, HEIGHT, END = 16, 20, 24
# How far the shape of a picture may be from that which a page gives it.
MOST = 0.05


def problems(
    root: Path, written: Sequence[PageFile], pictures: Mapping[str, str]
) -> Iterator[Problem]:
    """Pictures that no browser shows, that pages stretch, or that no page shows."""
    begins = {file: beginning(root, file, END) for file in {*pictures.values()}}
    unused = {*begins}
    for file in sorted(file for file, held in begins.items() if not _is_picture(file, held)):
        yield Problem(file, Place(), (), "not_that_picture")
    for page in written:
        for start, target in links.targets(page.text):
            file = pictures.get(f"docs/{page.lang}/{links.resolved(page, target)}", "")
            unused -= {file}
            sides = SIDES.match(page.text, start)
            if file.endswith(".png") and sides:
                size = [
                    int.from_bytes(begins[file][a:b]) for a, b in ((WIDTH, HEIGHT), (HEIGHT, END))
                ]
                (width, height), (wide, high) = size, map(int, sides.groups())
                if abs(wide * height - width * high) > MOST * width * high:
                    values = {"word": target, "width": width, "height": height}
                    at = Place.of(page.text, start)
                    yield Problem(page.file, at, (), "stretched_picture", values)
    for file in sorted(unused):
        yield Problem(file, Place(), (), "unused_picture", {"word": file})


def _is_picture(file: str, held: bytes) -> bool:
    return bool(re.match(PICTURES[Path(file).suffix], held, re.DOTALL))
