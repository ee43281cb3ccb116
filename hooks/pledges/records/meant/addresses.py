"""The address that is meant by what a program or a person made of it, if it is certain."""

import re
from contextlib import suppress
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from pledges.characters import HIDDEN
from pledges.records.meant.rules import RULES, pattern

ROWS = RULES["real"]
SCHEME, DEFENDED = pattern(ROWS["scheme"]), pattern(ROWS["defended"])
AROUND, FOLLOWING = pattern(ROWS["around"]), pattern(ROWS["following"])
# What stands around an address in a sentence; brackets may close what it opens itself.
BEFORE, BEHIND = "<([\"'«“‘", ".,;:!؛،…\"'"
ENDS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“", "’": "‘"}
MAIL = re.compile(r"=[\w.+-]+(?:@|%40)[\w-]+\.\w")
STEPS = 5


def real(text: str) -> str:
    """The address alone, as it leads there directly and follows nobody."""
    for _ in range(STEPS):
        before, text = text, _with_scheme(_bare(text))
        # What is no address at all is left alone.
        with suppress(ValueError):
            text = _in_ascii(_alone(_direct(text)))
        if text == before:
            break
    return text


def _bare(text: str) -> str:
    text = HIDDEN.sub("", text).strip().lstrip(BEFORE)
    while text and (
        text[-1] in BEHIND or text.count(text[-1]) > text.count(ENDS.get(text[-1], text[-1]))
    ):
        text = text[:-1]
    return text


def _with_scheme(text: str) -> str:
    """With one `https://` at its beginning, where it has another, several or none."""
    if match := SCHEME.match(text):
        kept = "http://" if re.fullmatch(r"(?i)http://", match[0]) else "https://"
        return kept + text[match.end() :]
    return f"https://{text}" if re.match(r"www\.[\w-]+\.\w", text) else text


def _direct(text: str) -> str:
    """Where a site that only leads on leads to."""
    if match := DEFENDED.fullmatch(text):
        return re.sub(r"(?<=:)/(?!/)", "//", match["to"])
    parts = urlsplit(text)
    host = parts.hostname or ""
    if host.endswith("google.com") and parts.path.startswith("/amp/s/"):
        return f"https://{parts.path.removeprefix('/amp/s/')}"
    query = dict(parse_qsl(parts.query)) if AROUND.search(host) else {}
    found = (query[key] for key in ROWS["led_to"] if query.get(key, "").startswith("http"))
    return next(found, text)


def _alone(text: str) -> str:
    """Without a name and password, what follows readers, and a mark of the words that were read."""
    parts = urlsplit(text)
    pairs = parts.query.split("&")
    kept = [one for one in pairs if not FOLLOWING.fullmatch(one.partition("=")[0])]
    kept = [one for one in kept if not MAIL.search(one)]
    fragment, host = parts.fragment.partition(":~:")[0], parts.netloc.rpartition("@")[2]
    if (host, kept, fragment) == (parts.netloc, pairs, parts.fragment):
        return text
    return urlunsplit((parts.scheme, host, parts.path, "&".join(kept), fragment))


def _in_ascii(text: str) -> str:
    """With the letters of other scripts as every program can send them."""
    if text.isascii() or not text.startswith("http"):
        return text
    parts = urlsplit(text)
    host = parts.netloc.encode("idna").decode()
    path, query, fragment = (quote(part, safe="/%=&?:@!$'()*+,;~") for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))
