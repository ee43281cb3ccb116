"""Whether an address is the one that is meant, and opens for everybody."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from pledges.language.agreement import LINK
from pledges.records.meant.addresses import real
from pledges.records.meant.rules import RULES, pattern

PARTS = {code: pattern(found) for code, found in RULES["parts"].items()}
HOSTS = {code: pattern(found) for code, found in RULES["hosts"].items()}


def linked(words: str) -> Iterator[tuple[int, str]]:
    """The addresses in a text, each with its place."""
    for match in LINK.finditer(words) if "](" in words or "://" in words else ():
        yield match.start(), match["target"] or match["bare"]


def told(address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with an address: the code, and the one that is meant if it is certain."""
    if not address.startswith(("http:", "https:", "www.")):
        return
    found = [code for code, pattern in PARTS.items() if pattern.search(address)]
    is_one = {"two_addresses", "cut_address"}.isdisjoint(found)
    if is_one and (meant := real(address)) != address:
        yield "not_the_address", {"word": address, "meant": meant}
        return
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    found += [code for code, pattern in HOSTS.items() if pattern.fullmatch(host)]
    found += [] if host or address.startswith("www.") else ["cut_address"]
    yield from ((code, {"word": address}) for code in dict.fromkeys(found))
