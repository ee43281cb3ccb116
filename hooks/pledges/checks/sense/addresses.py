"""Whether an address is the one that is meant, and opens for everybody."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pledges.checks.dates import Desk
from pledges.language.agreement import LINK
from pledges.records.meant.addresses import real
from pledges.records.problems import Problem
from pledges.records.shapes import Walked

# Hosts that only one computer or one network knows.
PRIVATE = re.compile(
    r"[^.]+|(?:.*\.)?example\.(?:com|net)|(?:.*\.)?example|www\.example\.org|.*\.(?:local|lan|internal|intranet|corp|home|test|invalid|localhost)"
    r"|(?:127|10|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+|0\.0\.0\.0|\[?f[cde].*::.*"
)
# What opens only for those who were asked in, and may be closed at any time.
SHARED = re.compile(
    r".*\.sharepoint\.(?:com|us)|.*1drv\.ms|onedrive\.live\.com|.*\.(?:drive|docs)\.google\.com"
    r"|(?:drive|docs|mail|classroom)\.google\.com|(?:www\.)?dropbox\.com|we\.tl|wetransfer\.com"
    r"|outlook\.(?:office|live|office365)\.com|teams\.microsoft\.com|t\.me|chat\.whatsapp\.com"
    r"|.*\b(?:ez|lib)?proxy\d?\..*|.*\.idm\.oclc\.org|(?:www\.)?notion\.so|app\.box\.com|web\.whatsapp\.com|accounts\.google\.com"
)
SHORT = re.compile(
    r"bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|fb\.me|rb\.gy|cutt\.ly"
    r"|shorturl\.at|t\.ly|dlvr\.it|youtu\.be|wp\.me|trib\.al|rebrand\.ly|tiny\.cc|v\.gd|n9\.cl"
    r"|.*\.translate\.goog|webcache\.googleusercontent\.com|(?:www\.)?bing\.com"
)
# What a query lets in for a while, and lists of copies or of answers in the place of one.
LETTING_IN = re.compile(r"(?i)[?&](?:access_)?(?:token|preview|sig(?:nature)?|x-amz-\w+|pwd)=")
LISTS = re.compile(
    r"//web\.archive\.org/web/\d*\*|//(?:www\.)?(?:google|bing|duckduckgo)\.[a-z.]+/(?:search)?\?"
)
PARTS = {"shared_address": LETTING_IN, "short_address": LISTS}
HOSTS = {"private_address": PRIVATE, "shared_address": SHARED, "short_address": SHORT}


def problems(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """Every address of a file that is another's, in fields and in texts."""
    for path, value, of in walked:
        held = [(path, value)] if of.what == "url" else []
        if of.what == "text":
            own = value.own().items()
            held = [((*path, lang), word) for lang, words in own for word in _linked(words)]
        for where, word in held:
            for code, meant in told(word):
                yield desk.problem(where, code, word=word, **meant)


def repeated(desk: Desk, walked: Sequence[Walked]) -> Iterator[Problem]:
    """An address that a file has twice: one document, or a slip of copying."""
    seen: dict[str, str] = {}
    for path, value, of in walked:
        if of.what == "url":
            key = desk.problem(path, "same_address").key
            first = seen.setdefault(value.rstrip("/"), key)
            if first != key:
                yield desk.problem(path, "same_address", word=value, name=first)


def _linked(words: str) -> list[str]:
    if "](" not in words and "://" not in words:
        return []
    return [match["target"] or match["bare"] for match in LINK.finditer(words)]


# One address more, behind what parts a list; archives and questions have one inside.
SECOND = re.compile(r"[,;|]+(?:https?:|www\.)")


def told(address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with an address: the code, and the one that is meant if it is certain."""
    if not re.match(r"https?:|www\.", address):
        return
    if SECOND.search(address):
        yield "two_addresses", {}
        return
    if (meant := real(address)) != address:
        yield "not_the_address", {"meant": meant}
        return
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    yield from ((code, {}) for code, pattern in PARTS.items() if pattern.search(address))
    yield from ((code, {}) for code, pattern in HOSTS.items() if pattern.fullmatch(host))
