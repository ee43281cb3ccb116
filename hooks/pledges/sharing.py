"""Addresses that pass a page on; nothing is asked of anyone before a reader follows one."""

from pledges.addresses import quoted


def links(text: str, url: str) -> dict[str, str]:
    """Where a page can be shared, with a text that names it."""
    return {
        "whatsapp": f"https://wa.me/?text={quoted(f'{text} {url}')}",
        "telegram": f"https://t.me/share/url?url={quoted(url)}&text={quoted(text)}",
        "mail": f"mailto:?subject={quoted(text)}&body={quoted(url)}",
    }
