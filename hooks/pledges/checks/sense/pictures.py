"""Whether pictures are what they seem: their kind, their shape, and that a page shows them."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pledges.pages.front import PageFile, beginning
from pledges.records.problems import Place, Problem

SHOWN = re.compile(
    r"!\[[^\]\n]*\]\((?P<name>[^)\s]+)[^)]*\)(?:\{(?P<size>[^}\n]*)\})?"
    r"|\]\((?P<linked>[^)\s]+\.(?:png|jpe?g|webp))"
)
SIDE = re.compile(r"(width|height)=(\d+)")
KINDS = {
    ".png": re.compile(rb"\x89PNG"),
    ".jpg": re.compile(rb"\xff\xd8"),
    ".jpeg": re.compile(rb"\xff\xd8"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
# Where a PNG says how wide and how high it is.
WIDTH, HEIGHT, END = 16, 20, 24
# How far the shape of a picture may be from that which a page gives it.
MOST = 0.05


def problems(
    root: Path, written: Sequence[PageFile], pictures: Mapping[str, str]
) -> Iterator[Problem]:
    """Pictures that no browser shows, that pages stretch, or that no page shows."""
    begins = {file: beginning(root, file, END) for file in {*pictures.values()}}
    broken = {file for file, held in begins.items() if not KINDS[Path(file).suffix].match(held)}
    yield from (Problem(file, Place(), (), "not_that_picture") for file in sorted(broken))
    unused = {*begins} - broken
    for page in written:
        for match in SHOWN.finditer(page.text):
            name = match["name"] or match["linked"]
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), name))
            file = pictures.get(path, "")
            unused -= {file}
            if file.endswith(".png") and _is_stretched(begins[file], match["size"] or ""):
                at, size = Place.of(page.text, match.start()), _size(begins[file])
                values = {"word": name, "width": size[0], "height": size[1]}
                yield Problem(page.file, at, (), "stretched_picture", values)
    for file in sorted(unused):
        yield Problem(file, Place(), (), "unused_picture", {"word": file})


def _size(held: bytes) -> tuple[int, int]:
    return int.from_bytes(held[WIDTH:HEIGHT]), int.from_bytes(held[HEIGHT:END])


def _is_stretched(held: bytes, said: str) -> bool:
    """Whether a page gives a picture another shape than it has."""
    sides, (width, height) = dict(SIDE.findall(said)), _size(held)
    if sides.keys() != {"width", "height"} or not (width and height):
        return False
    wide, high = int(sides["width"]), int(sides["height"])
    return abs(wide * height / (width * high or 1) - 1) > MOST
