"""Words in an address arrive as they were sent, and nothing of them is a part of the address."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from pledges.pages import sharing
from pledges.pages.sharing import quoted


def test_links_carry_the_text_and_the_address() -> None:
    """Arabic, quotes and ampersands arrive as they were sent."""
    text, url = "تعهدات «العراق» & more", "https://example.org/pledges/data/?a=1&b=2"
    found = {
        name: parse_qs(urlsplit(link).query) for name, link in sharing.links(text, url).items()
    }
    assert found == {
        "whatsapp": {"text": [f"{text} {url}"]},
        "telegram": {"url": [url], "text": [text]},
        "mail": {"subject": [text], "body": [url]},
    }


def test_letters_are_read_as_they_are() -> None:
    """Arabic stays Arabic; spaces, marks and vowels are encoded."""
    assert quoted("مياه 2024") == "مياه%202024"
    assert quoted("أولًا؟") == "أول%D9%8Bا%D8%9F"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_is_sent_arrives(text: str) -> None:
    """And opens no other part of the address, no tag and no attribute."""
    assert parse_qs(f"a={quoted(text)}", strict_parsing=True) == {"a": [text]}
    assert set("&#?=+<>\"' /").isdisjoint(quoted(text))
