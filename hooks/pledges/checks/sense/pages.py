"""Whether what pages show is what it seems: their pictures, and the numbers that records have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pledges.checks import links
from pledges.checks.html import CODE, blank
from pledges.pages.front import PICTURES, PageFile, beginning
from pledges.records.library import Library
from pledges.records.problems import Place, Problem

# A number of four digits or more, as pages and as records write it.
ON_PAGES = re.compile(r"(?<![\w.,/#=-])\d{1,3}(?:,\d{3})+(?![\w,/]|\.\d)")
IN_RECORDS = re.compile(r"(?<![\w.,/-])\d[\d,]{3,}(?![\w/])")
SIDES = re.compile(r"[^)\n]*\)\{[ ]*width=(\d+) height=(\d+)")
# A PNG says in eight bytes how wide and how high it is, behind others of which none is empty.
SIZE = re.compile(rb"\x89PNG.{12}(.{4})(.{4})", re.DOTALL)
# How far the shape of a picture may be from that which a page gives it.
MOST = 0.05


def numbers(written: Sequence[PageFile], library: Library) -> Iterator[Problem]:
    """Each number that no record has, where one has the same digits with two neighbours changed."""
    texts = (one.text for file, one in library.documents.items() if file.startswith("data/"))
    known = {number.replace(",", "") for text in texts for number in IN_RECORDS.findall(text)}
    for page in written:
        for match in ON_PAGES.finditer(blank(CODE, page.text)):
            one = match[0].replace(",", "")
            ways = (f"{one[:i]}{one[i + 1]}{one[i]}{one[i + 2 :]}" for i in range(len(one) - 1))
            if one not in known and (like := next((way for way in ways if way in known), "")):
                yield page.problem(match.start(), "number_like_another", word=match[0], name=like)


def pictures(root: Path, written: Sequence[PageFile], held: Mapping[str, str]) -> Iterator[Problem]:
    """Pictures that no browser shows, that pages stretch, or that no page shows."""
    begins = {file: beginning(root, file) for file in sorted(held.values())}
    unused = {*begins}
    for file, begin in begins.items():
        if not re.match(PICTURES[Path(file).suffix], begin, re.DOTALL):
            yield Problem(file, Place(), (), "not_that_picture")
    for page in written:
        for start, target in links.targets(page.text):
            file = held.get(f"docs/{page.lang}/{links.resolved(page, target)}", "")
            unused -= {file}
            said, size = SIDES.match(page.text, start), SIZE.match(begins.get(file, b""))
            (wide, high) = map(int, said.groups()) if said else (0, 0)
            (width, height) = map(int.from_bytes, size.groups()) if size else (0, 0)
            if abs(wide * height - width * high) > MOST * width * high and said and size:
                values = {"word": target, "width": width, "height": height}
                yield page.problem(start, "stretched_picture", **values)
    for file in sorted(unused):
        yield Problem(file, Place(), (), "unused_picture", {"word": file})
