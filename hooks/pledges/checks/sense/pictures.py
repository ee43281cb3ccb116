"""Whether pictures are what they seem: their kind, their shape, and that a page shows them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pledges.checks import links
from pledges.pages.front import PICTURES, PageFile, beginning
from pledges.records.problems import Place, Problem

SIDES = re.compile(r"[^)\n]*\)\{[ ]*width=(\d+) height=(\d+)")
# A PNG says in eight bytes how wide and how high it is, behind others of which none is empty.
SIZE = re.compile(rb"\x89PNG.{12}(.{4})(.{4})", re.DOTALL)
# How far the shape of a picture may be from that which a page gives it.
MOST = 0.05


def problems(
    root: Path, written: Sequence[PageFile], pictures: Mapping[str, str]
) -> Iterator[Problem]:
    """Pictures that no browser shows, that pages stretch, or that no page shows."""
    begins = {file: beginning(root, file) for file in sorted(pictures.values())}
    unused = {*begins}
    for file, held in begins.items():
        if not re.match(PICTURES[Path(file).suffix], held, re.DOTALL):
            yield Problem(file, Place(), (), "not_that_picture")
    for page in written:
        for start, target in links.targets(page.text):
            file = pictures.get(f"docs/{page.lang}/{links.resolved(page, target)}", "")
            unused -= {file}
            said, size = SIDES.match(page.text, start), SIZE.match(begins.get(file, b""))
            (wide, high) = map(int, said.groups()) if said else (0, 0)
            (width, height) = map(int.from_bytes, size.groups()) if size else (0, 0)
            if abs(wide * height - width * high) > MOST * width * high and said and size:
                at, values = Place.of(page.text, start), {"width": width, "height": height}
                yield Problem(page.file, at, (), "stretched_picture", {"word": target, **values})
    for file in sorted(unused):
        yield Problem(file, Place(), (), "unused_picture", {"word": file})
