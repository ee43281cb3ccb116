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
    """Pictures that no browser shows, or that no page shows."""
    begins = {file: beginning(root, file) for file in sorted(held.values())}
    unused = {*begins}
    for file, begin in begins.items():
        if not re.match(PICTURES[Path(file).suffix], begin, re.DOTALL):
            yield Problem(file, Place(), (), "not_that_picture")
    for page in written:
        for _, target in links.targets(page.text):
            unused.discard(held.get(f"docs/{page.lang}/{links.resolved(page, target)}", ""))
    for file in sorted(unused):
        yield Problem(file, Place(), (), "unused_picture", {"word": file})
