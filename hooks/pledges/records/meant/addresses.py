"""The address that is meant by what a program or a person made of it, if it is certain."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from pledges.characters import HIDDEN

# Sites that lead on, and the part of their query that says where to.
AROUND = re.compile(
    r"(?:safelinks\.protection\.outlook\.com|urldefense\.proofpoint\.com|(?:www\.)?google\.[a-z.]+"
    r"|lm?\.facebook\.com|l\.instagram\.com|l\.messenger\.com|(?:www\.)?youtube\.com|out\.reddit\.com"
    r"|(?:www\.)?linkedin\.com|slack-redir\.net|away\.vk\.com|vk\.com|duckduckgo\.com|steamcommunity\.com"
    r"|translate\.google\.[a-z.]+|r\.search\.yahoo\.com|href\.li|via\.hypothes\.is)\Z"
)
LED_TO = ("url", "u", "q", "to", "uddg", "redirect", "target")
FOLLOWING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid?|mc_[ce]id|_hs\w+"
    r"|mkt_tok|ref_src|ref_url|__twitter_impression|_ga|_gl|_openstat|vero_id|oly_\w+_id|s_cid|cmpid"
    r"|spm|__\w+__(?:\[\d+\])?|mibextid|fref|rdid|share_\w+|__cf_chl\w*|srsltid|(?:php|j|asp)?sess(?:ion)?_?id|e?mail"
)
DEFENDED = re.compile(r"https://urldefense\.com/v3/__(?P<to>https?:/.*?)__;.*")
SCHEME = re.compile(r"(?i)\A(?:h[tx]{1,3}p{1,2}s?\s*[:;]?\s*[/\\]{1,3}\s*)+(?=[^\s/])")
ENDS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“", "’": "‘"}
STEPS = 5


def real(text: str) -> str:
    """The address alone, as it leads there directly and follows nobody."""
    for _ in range(STEPS):
        before = text
        for step in REPAIRS:
            text = step(text)
        if text == before:
            break
    return text


def _bare(text: str) -> str:
    """Without what stands around an address in a sentence."""
    text = HIDDEN.sub("", text).strip().lstrip("<([\"'«“‘")
    while text and (text[-1] in ".,;:!؛،…\"'" or _is_lone(text)):
        text = text[:-1]
    return text


def _is_lone(text: str) -> bool:
    opening = ENDS.get(text[-1], "")
    return bool(opening) and text.count(text[-1]) > text.count(opening)


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
    if AROUND.search(host):
        query = dict(parse_qsl(parts.query))
        found = (query[key] for key in LED_TO if query.get(key, "").startswith("http"))
        return next(found, text)
    return text


def _alone(text: str) -> str:
    """Without a name and password, what follows readers, and a mark of the words that were read."""
    parts = urlsplit(text)
    pairs = parts.query.split("&")
    kept = [one for one in pairs if not FOLLOWING.fullmatch(one.partition("=")[0])]
    kept = [one for one in kept if not re.search(r"=[\w.+-]+(?:@|%40)[\w-]+\.\w", one)]
    fragment = parts.fragment.partition(":~:")[0]
    host = parts.netloc.rpartition("@")[2]
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


def _or_none(step: Callable[[str], str]) -> Callable[[str], str]:
    """A step that leaves alone what is no address at all."""

    def taken(text: str) -> str:
        try:
            return step(text)
        except ValueError:
            return text

    return taken


REPAIRS = tuple(map(_or_none, (_bare, _with_scheme, _direct, _alone, _in_ascii)))
