"""Links that pass a page on carry its name and its address, and nothing else."""

from urllib.parse import parse_qs, urlsplit

from pledges.pages import sharing


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
