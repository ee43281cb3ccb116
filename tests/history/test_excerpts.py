"""Of a reworded text a reader sees what differs, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.history.log import LEFT_OUT, excerpts

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Safe water", "Clean water", ("Safe water", "Clean water")),
        (
            "zero one two three four five six seven",
            "zero one two three four 5 six seven",
            ("… two three four five six seven", "… two three four 5 six seven"),
        ),
        ("0 1 2 3 4 5 x", "0 1 2 3 4 5 x y", ("… 4 5 x", "… 4 5 x y")),
        ("0 1 2 3 4", "0 1 2 3 5", ("0 1 2 3 4", "0 1 2 3 5")),
        ("x 1 2 3 4 5 6 7 8 y", "z 1 2 3 4 5 6 7 8 w", ("x 1 2 3 … 6 7 8 y", "z 1 2 3 … 6 7 8 w")),
        ("", "new", ("", "new")),
    ],
)
def test_what_differs_is_kept_with_words_around_it(
    before: str, after: str, found: tuple[str, str]
) -> None:
    """Three words on each side; dots stand for more than one word."""
    assert excerpts(before, after) == found


@given(WORDS, WORDS)
def test_every_word_that_differs_is_kept(before: str, after: str) -> None:
    """Both excerpts are of their texts, and tell them apart."""
    parts = excerpts(before, after)
    for part, whole in zip(parts, (before, after), strict=True):
        stretches = [stretch.strip() for stretch in part.split(LEFT_OUT)]
        assert all(stretch in whole for stretch in stretches)
    assert (parts[0] == parts[1]) == (before.split() == after.split())
