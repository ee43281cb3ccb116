"""YAML of any age is read as plain values, or refused; never half."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gitting import written

from pledges.history.old_yaml import plain
from pledges.records.reader import read

words = st.text("abc: -#'\"\nأ0", max_size=12)
values = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def test_it_reads_what_the_reader_reads(root: Path) -> None:
    """The records of the site are the same by both ways."""
    for path in (root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert plain(text) == read(text, path.name).value, path


@given(st.dictionaries(st.text("abcأ", min_size=1), values, min_size=1, max_size=4))
def test_what_was_written_comes_back(value: dict[str, object]) -> None:
    """Whatever stands under the top-level keys, it comes back."""
    assert plain(written(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [1",
        "a: 1\na: 2",
        "a: &x 1\nb: *x",
        "a: 1\n---\nb: 2",
        "? [1]\n: 2",
        "a: " + "[" * 20 + "]" * 20,
        "a: \x00",
        "a: " + "x" * 300_001,
        '"a: 1',
    ],
)
def test_what_is_no_plain_data_is_refused(text: str) -> None:
    """Broken files, aliases, keys twice, several documents, too deep, too large."""
    with pytest.raises(ValueError, match=r"\S"):
        plain(text)


def test_what_no_text_may_hold_is_no_part_of_it() -> None:
    """A commit of long ago may hold it, and its words are published today."""
    assert plain('"a\\e": ["b\\u202Ec", "d\\uFFFEe\\nf"]') == {"a ": ["b c", "d e\nf"]}


def test_a_text_over_several_lines_at_the_margin_is_read_whole() -> None:
    """Where a block on its own is no YAML, the file as a whole still is."""
    assert plain('a: "one\ntwo: three"\nb: 1') == {"a": "one two: three", "b": "1"}


def test_a_list_under_its_key_belongs_to_it() -> None:
    """An entry at the margin begins no block; comments between blocks are nothing."""
    assert plain("# c\na:\n- 1\n# d\n- 2\nb: ~\n") == {"a": ["1", "2"], "b": ""}
