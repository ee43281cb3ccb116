"""What is known of a source that is not listed: by what was pasted, and by those listed."""

import re
from collections.abc import Collection
from typing import Any

from pledges.language.direction import ARABIC
from pledges.records.meant.addresses import real
from pledges.records.vocabulary import Source

LINK = re.compile(r"(?:https?://|www\.)\S+")


def address(pasted: str) -> str:
    """The address in a line; nothing where there is none."""
    found = LINK.search(pasted)
    return real(found[0]) if found else ""


def told(pasted: str, listed: Collection[Source]) -> dict[str, Any]:
    """The publisher and its kind, where all sources of the host agree; the language of the line."""
    host, words, found = _host(address(pasted)), LINK.sub("", pasted), dict[str, Any]()
    near = [one for one in listed if _host(one.url or "") == host]
    if near and all(one.publisher == near[0].publisher for one in near):
        found["publisher"] = near[0].publisher.own()
    if near and all(one.kind == near[0].kind for one in near):
        found["kind"] = near[0].kind
    if any(map(str.isalpha, words)):
        found["language"] = "ar" if re.search(f"[{ARABIC}]", words) else "en"
    return found


def _host(link: str) -> str:
    # What was pasted may be no address.
    return link.partition("://")[2].partition("/")[0].removeprefix("www.").lower()
