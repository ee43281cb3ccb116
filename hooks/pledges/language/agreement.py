"""Whether two languages say the same numbers, months and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledges.characters import ASCII_DIGITS, ASCII_SEPARATORS
from pledges.records.languages import Tongue, spelt
from pledges.records.texts import Lang

GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# The target of a link in Markdown, of at most some signs; an address in angle brackets, a bare one.
TARGET = r"\]\((?P<target>[^)\s]{1,2000}+)[^)]{0,500}+\)"
LINK = re.compile(
    rf"(?=[\]<h])(?:{TARGET}"
    r"|<?(?P<bare>https?://[^\s>)«»“”،؛]*[^\s>)«»“”،؛.,;:!?])>?)"
)
# How large a picture is, which says nothing to readers.
SIZE = re.compile(r"(?<=\))\{[^}\n]*\}")


@dataclass(frozen=True)
class Side:
    """A text in one language."""

    lang: Lang
    tongue: Tongue
    words: str

    @property
    def numbers(self) -> set[str]:
        """The numbers in digits, whatever the digits and separators; those in links are not."""
        if not DIGIT.search(self.words):
            return set()
        alone = LINK.sub(" ", SIZE.sub("", self.words))
        folded = alone.translate(ASCII_DIGITS).translate(ASCII_SEPARATORS)
        return set(NUMBER.findall(GROUPED.sub("", folded)))

    @property
    def links(self) -> set[str]:
        """The addresses that the text leads to."""
        return {match["target"] or match["bare"] for match in LINK.finditer(self.words)}

    def months(self, *, dated: bool) -> set[int]:
        """The months that are named: all, or only those next to a day or a year.

        A month alone may be another word, as May and March are.
        """
        found: set[int] = set()
        if dated and not DIGIT.search(self.words):
            return found
        names, pattern = self.tongue.dated_months
        for match in pattern.finditer(spelt(self.words)):
            around = match.string[: match.start()].rstrip()[-1:], match["after"]
            if not dated or any(map(str.isdigit, around)):
                found.add(names[match["month"]])
        return found

    def written(self, month: int) -> str:
        """The ways to write a month."""
        names = self.tongue.month_names.items()
        return f"{' / '.join(name for name, number in names if number == month)} ({self.lang})"


def differences(one: Side, other: Side) -> Iterator[tuple[str, str]]:
    """What only one of two texts has: the code of the problem and what to say."""
    numbers, links = (one.numbers, other.numbers), (one.links, other.links)
    for code, (here, there) in (("numbers_differ", numbers), ("links_differ", links)):
        words = [f"{word} ({one.lang})" for word in sorted(here - there)]
        words += [f"{word} ({other.lang})" for word in sorted(there - here)]
        if words:
            yield code, " · ".join(words)
    months = [
        f"{side.written(number)} = {against.written(number)}"
        for side, against in ((one, other), (other, one))
        if (dated := side.months(dated=True))
        for number in sorted(dated - against.months(dated=False))
    ]
    if months:
        yield "months_differ", " · ".join(months)
