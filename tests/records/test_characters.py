"""What people cannot see is named, and is written out where it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.characters import ASCII_DIGITS, CONTROL, HIDDEN, REORDERING, name_of, shown


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200f", "U+200F RIGHT-TO-LEFT MARK"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x08", "U+0008 CONTROL"),
    ],
)
def test_a_character_has_a_name(character: str, name: str) -> None:
    """A hidden character is told by its code and its name."""
    assert name_of(character) == name


def test_arabic_and_persian_digits_become_plain() -> None:
    """Both rows of digits are read as 0 to 9, and nothing else changes."""
    assert "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0a".translate(ASCII_DIGITS) == "0123456789 0123456789 0a"


@pytest.mark.parametrize("text", ["مياه آمنة", "Safe water", "می‌خواهم"[:2], "😀"])
def test_words_are_shown_as_they_are(text: str) -> None:
    """A short text without marks is not changed."""
    assert shown(text) == text


def test_marks_are_written_out() -> None:
    """A mark is shown by its code, a control character as a box."""
    assert shown("\u200fa\u202eb") == "<U+200F>a<U+202E>b"
    assert shown("a\x00") == "a\ufffd"


def test_a_long_text_is_cut() -> None:
    """What would fill the screen ends in dots."""
    assert len(shown("word " * 1000)) < 100
    assert shown("word " * 1000).endswith("…")


@pytest.mark.parametrize("letter", "\U000e0041\U000e0100\ue000\U000f0000\ufff9")
def test_a_text_cannot_hide_in_a_text(letter: str) -> None:
    """Letters that no program draws, of which programs make words, are refused as controls are."""
    assert CONTROL.search(f"Safe{letter} water")


@given(st.text())
def test_what_is_shown_hides_nothing(text: str) -> None:
    """Nothing that is shown turns, hides or controls text, or fills the screen."""
    seen = shown(text)
    assert not HIDDEN.search(seen)
    assert not CONTROL.search(seen)
    assert len(seen) < 100


def test_every_mark_of_direction_is_hidden() -> None:
    """All characters that Unicode calls marks and isolates of direction are known."""
    kinds = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for code in range(0x110000):
        if unicodedata.bidirectional(chr(code)) in kinds:
            assert REORDERING.fullmatch(chr(code))
            assert HIDDEN.fullmatch(chr(code))
