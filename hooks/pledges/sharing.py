"""Addresses that pass a page on; nothing is asked of anyone before a reader follows one."""

from urllib.parse import quote


def links(text: str, url: str) -> dict[str, str]:
    """Where a page can be shared, with a text that names it."""
    return {
        "whatsapp": f"https://wa.me/?text={_quoted(f'{text} {url}')}",
        "telegram": f"https://t.me/share/url?url={_quoted(url)}&text={_quoted(text)}",
        "mail": f"mailto:?subject={_quoted(text)}&body={_quoted(url)}",
    }


def _quoted(text: str) -> str:
    return quote(text, safe="")
