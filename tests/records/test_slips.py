"""Slips of people in YAML are told by name, at the line where a person made them."""

import pytest

from pledges.records.problems import DataError
from pledges.records.reader import read


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b\ndone 2019\nc: d\n", "no_colon", 2, 1),
        ("done: 1\nb:\n  done long ago\n  c: d\n", "no_colon", 3, 3),
        ("a: b\nc:d\ne: f\n", "no_space_after_colon", 2, 1),
        ("a:\n  - b\n  -c\n", "no_space_after_dash", 3, 4),
        ("a:\n  b: c\n\u00a0\u00a0d: e\n  f: g\n", "hidden_character", 3, 1),
        ("a:\u2003b\nc: d\n", "hidden_character", 1, 3),
        ("a: one: two\n", "colon_in_text", 1, 4),
        ("a: %5\n", "sign_first", 1, 4),
        ('a: "b\n', "quote_open", 1, 4),
        ("a: 'b' c\nd: e\n", "quote_inside", 1, 4),
        ("a: [b, c\nd: e\n", "list_open", 1, 4),
        ("- {on: 2025, value: 12 source: b}\n", "list_open", 1, 3),
        ("a:\n  b: c\n   d: e\n", "odd_indent", 3, 4),
        ("a:\n  b: c\n d: e\n", "odd_indent", 3, 2),
        ("a:\n  - b\n - c\n", "odd_indent", 3, 2),
        ("a:\n  b: >-\n    one\n  two\n  c: d\n", "text_indent", 4, 3),
        ("a: b\n<<<<<<< HEAD\n", "conflict", 2, 1),
        ("a:\n  b: c\n  - d\n", "entry_among_keys", 3, 3),
        ("- a: b\nc: d\n", "entry_among_keys", 1, 1),
        ("a: b\n}\n", "not_yaml", 2, 1),
    ],
)
def test_a_slip_is_told_where_it_is(text: str, code: str, line: int, column: int) -> None:
    """The name of its message, its line and its column; what is unknown is told as before."""
    with pytest.raises(DataError) as caught:
        read(text, "data/sample.yml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
