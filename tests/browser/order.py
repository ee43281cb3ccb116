"""Where elements stand from the left of the window, and whether that is the order of reading."""

from collections.abc import Sequence
from itertools import pairwise

from pledges.records.texts import Lang

# Where the middle of each element is, from the left of the window.
MIDDLES = """found => found.map(one => {
  const { left, right } = one.getBoundingClientRect();
  return (left + right) / 2;
})"""


def forward(places: Sequence[float], lang: Lang) -> bool:
    """Whether places follow one another in the direction in which a language is read."""
    return all((after < before) == (lang == "ar") for before, after in pairwise(places))
