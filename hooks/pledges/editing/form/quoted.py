"""What is known of a source that is not listed: by the line that was pasted, and by those listed.

Nothing of it is guessed but what part of the line is what, which its editor reads before saving.
"""

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from pledges.language.direction import ARABIC
from pledges.records import guesses
from pledges.records.meant.addresses import real
from pledges.records.vocabulary import Source

LINK = re.compile(r"(?:https?://|www\.)\S+")
# The comma of "May 12, 2022" parts nothing.
COMMA = r"(?<!\d)[,،]|[,،](?!\s*\d{4}\b)"
PARTING = re.compile(rf"\s*(?:{COMMA}|[;؛|\n])\s*|\s+[-–—]\s+|[.؟!]\s+")
IN_BRACKETS = re.compile(rf"{PARTING.pattern}|\s*[()\[\]]\s*")
EMPTY = re.compile(r"\(\s*\)|\[\s*\]")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
# What stands around the parts of a line; a longer line is a text.
AROUND, LONGEST = ' ,،;؛.|:–—-"“”«»', 500


def address(pasted: str) -> str:
    """The address in a line; nothing where there is none."""
    found = LINK.search(pasted)
    return real(found[0]) if found else ""


def told(pasted: str, listed: Collection[Source]) -> dict[str, Any]:
    """Title, publisher, date and language, as far as a line has them beside its address."""
    rest = LINK.sub("", pasted)[:LONGEST]
    day = next(filter(_is_day, _parts(IN_BRACKETS, rest)), "")
    rest = EMPTY.sub(",", rest.replace(day, "", 1)) if day else rest
    parts = [*filter(_is_said, _parts(PARTING, rest))]
    names = {name for one in listed for name in one.publisher.own().values()}
    publisher = next((one for one in parts if one in names), "") or "".join(parts[1:][-1:])
    before, _, behind = rest.rpartition(publisher) if publisher else (rest, "", "")
    title = f"{before.rstrip(AROUND)}{behind.rstrip(AROUND)}".strip(AROUND)
    texts = {"title": title, "publisher": publisher}
    found: dict[str, Any] = {name: {_lang(t): t} for name, t in texts.items() if _is_said(t)}
    found |= {"language": _lang(title)} if "title" in found else {}
    return {**found, **({"date": guesses.date(day)} if day else {})}


def _parts(parting: re.Pattern[str], line: str) -> list[str]:
    return [one.strip(AROUND) for one in parting.split(line)]


def _is_day(part: str) -> bool:
    return bool(DAY.fullmatch(guesses.date(part)) or guesses.two_ways(part))


def _is_said(part: str) -> bool:
    return any(map(str.isalpha, part))


def _lang(text: str) -> str:
    return "ar" if re.search(f"[{ARABIC}]", text) else "en"


def completed(given: dict[str, Any], link: str, listed: Collection[Source]) -> dict[str, Any]:
    """With the publisher in all languages and its kind, where those of that name or host agree."""
    names = {*given.get("publisher", {}).values()}
    near = [one for one in listed if names & {*one.publisher.own().values()}]
    near = near or [one for one in listed if not names and _host(one.url or "") == _host(link)]
    found = dict(given)
    if near and all(one.publisher == near[0].publisher for one in near):
        found["publisher"] = {**near[0].publisher.own(), **given.get("publisher", {})}
    if near and all(one.kind == near[0].kind for one in near):
        found.setdefault("kind", near[0].kind)
    return found


def _host(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.")
