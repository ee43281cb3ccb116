"""Whether a number on a page is one of the records with its digits changed."""

import re
from collections.abc import Iterator, Sequence

from pledges.checks.html import CODE, COMMENT, blank
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import PATTERN
from pledges.records.library import Library
from pledges.records.problems import Place, Problem

NUMBER = re.compile(r"(?<![\w.,/#=-])\d{1,3}(?:,\d{3})+(?![\w,/]|\.\d)")
DIGITS = re.compile(r"(?<![\w.,/-])\d[\d,]{3,}(?![\w/])")


def problems(written: Sequence[PageFile], library: Library) -> Iterator[Problem]:
    """Each number that no record has, where one differs from it by a digit or by their order."""
    found = [
        (page, match)
        for page in written
        for match in NUMBER.finditer(blank(CODE, blank(PATTERN, blank(COMMENT, page.text))))
    ]
    texts = (one.text for file, one in library.documents.items() if file.startswith("data/"))
    known = {number.replace(",", "") for text in texts for number in DIGITS.findall(text)}
    for page, match in found:
        digits = match[0].replace(",", "")
        if digits not in known and (like := next((x for x in known if _is_near(x, digits)), "")):
            values = {"word": match[0], "name": f"{int(like):,}"}
            at = Place.of(page.text, match.start())
            yield Problem(page.file, at, (), "number_like_another", values)


def _is_near(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places, or, in a long number, one is another."""
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not differ or len(differ) > 2:  # noqa: PLR2004 - two digits
        return False
    first, last = differ[0], differ[-1]
    swapped = last == first + 1 and (one[first], one[last]) == (other[last], other[first])
    return swapped or (first == last and len(one) > LONG)


# So short a number is like many.
LONG = 5
