"""Of two wordings of a text, what differs, with a few words around it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

AROUND = 3  # words on each side of what differs
LEFT_OUT = "…"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The words of both that differ; what is left out between and beside them is marked by dots."""
    old, new = before.split(), after.split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return (
        _excerpt(old, [(start, end) for _, start, end, _, _ in changed]),
        _excerpt(new, [(start, end) for *_, start, end in changed]),
    )


def _excerpt(words: Sequence[str], stretches: Sequence[tuple[int, int]]) -> str:
    near = set[int]()
    for start, end in stretches:
        near.update(range(start - AROUND, end + AROUND))
    return " ".join(_shortened(words, near))


def _shortened(words: Sequence[str], near: set[int]) -> Iterator[str]:
    for kept, numbered in groupby(enumerate(words), lambda pair: pair[0] in near):
        stretch = [word for _, word in numbered]
        # Dots in the place of one word would say less and be no shorter.
        yield from stretch if kept or len(stretch) == 1 else [LEFT_OUT]
