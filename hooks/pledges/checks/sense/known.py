"""Whether a number on a page is one of the records with its digits changed."""

import re
from collections.abc import Iterator, Sequence

from pledges.checks.html import CODE, blank
from pledges.pages.front import PageFile
from pledges.records.library import Library
from pledges.records.problems import Place, Problem

# A number of four digits or more, as pages and as records write it.
ON_PAGES = re.compile(r"(?<![\w.,/#=-])\d{1,3}(?:,\d{3})+(?![\w,/]|\.\d)")
IN_RECORDS = re.compile(r"(?<![\w.,/-])\d[\d,]{3,}(?![\w/])")


def problems(written: Sequence[PageFile], library: Library) -> Iterator[Problem]:
    """Each number that no record has, where one has the same digits with two neighbours changed."""
    texts = (one.text for file, one in library.documents.items() if file.startswith("data/"))
    known = {number.replace(",", "") for text in texts for number in IN_RECORDS.findall(text)}
    for page in written:
        for match in ON_PAGES.finditer(blank(CODE, page.text)):
            one = match[0].replace(",", "")
            ways = (f"{one[:i]}{one[i + 1]}{one[i]}{one[i + 2 :]}" for i in range(len(one) - 1))
            if one not in known and (like := next((way for way in ways if way in known), "")):
                at, values = Place.of(page.text, match.start()), {"word": match[0], "name": like}
                yield Problem(page.file, at, (), "number_like_another", values)
