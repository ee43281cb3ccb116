"""Words in an address arrive as they were sent, and nothing of them is a part of the address."""

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from pledges.addresses import quoted


def test_letters_are_read_as_they_are() -> None:
    """Arabic stays Arabic; spaces, marks and vowels are encoded."""
    assert quoted("مياه 2024") == "مياه%202024"
    assert quoted("أولًا؟") == "أول%D9%8Bا%D8%9F"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_is_sent_arrives(text: str) -> None:
    """And opens no other part of the address, no tag and no attribute."""
    assert parse_qs(f"a={quoted(text)}", strict_parsing=True) == {"a": [text]}
    assert set("&#?=+<>\"' /").isdisjoint(quoted(text))
