"""Plain texts under headings as Markdown in which no text is markup; needs Python alone.

What comes in may be hostile: it is written by whoever proposes a change, and a comment that shows
it is written by the project. So every text is cut, and mentions, links and markup are broken.
"""

import re
from collections.abc import Iterator
from typing import Any

from pledges.characters import CONTROL, HIDDEN

LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
DIRECTIONS = ("rtl", "ltr")
# What GitHub takes for markup anywhere in a line, and what it does only where a line begins.
MARKUP = re.compile(r"([\\`*_\[\]<>|~&$!])")
OPENING = re.compile(r"^(\d+(?=[.)])|[-+=:])")
# What forges make links or pictures of, also in plain text: people, issues, addresses, milestones
# of GitLab, names between colons.
CALLS = re.compile(r"([@#]|\bGH(?=-)|:(?=//|[+\w-]+:)|\bwww(?=\.)|%(?=[\w\\\"]))", re.IGNORECASE)
UNSEEN = re.compile(f"{CONTROL.pattern}|{HIDDEN.pattern}")
BREAK = "\u200b"
LONGEST, LINES, WHOLE = 600, 400, 50_000
CUT = "…"


class ShapeError(ValueError):
    """Data that are not texts under headings."""


def markdown(value: Any) -> str:
    """The Markdown of all languages, one below the other; raise ShapeError on any other shape."""
    parts = _items(value, "parts")
    return _cut("\n\n".join("\n\n".join(_part(part)) for part in parts)) + "\n"


def inert(text: Any) -> str:
    """A text on one line that Markdown shows as it is written."""
    if not isinstance(text, str):
        raise ShapeError("not a text")
    line = " ".join(UNSEEN.sub(" ", text[: 2 * LONGEST]).split())
    line = line if len(line) <= LONGEST else line[:LONGEST] + CUT
    line = OPENING.sub(
        lambda match: f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}", line
    )
    return CALLS.sub(rf"\1{BREAK}", MARKUP.sub(r"\\\1", line))


def _part(part: Any) -> Iterator[str]:
    lang, direction = _of(part, "lang"), _of(part, "direction")
    if direction not in DIRECTIONS or not (isinstance(lang, str) and LANG.fullmatch(lang)):
        raise ShapeError("not a language")
    yield f'<div lang="{lang}" dir="{direction}">'
    yield f"### {inert(_of(part, 'heading'))}"
    for section in _items(part, "sections"):
        title = inert(_of(section, "title"))
        if title:
            yield f"**{title}**"
        lines = [f"- {inert(line)}" for line in _items(section, "lines")]
        yield "\n".join([*lines[:LINES], CUT] if len(lines) > LINES else lines)
    yield "</div>"


def _of(value: Any, key: str) -> Any:
    if not isinstance(value, dict) or key not in value:
        raise ShapeError(f"no {key}")
    return value[key]


def _items(value: Any, key: str) -> list[Any]:
    found = _of(value, key)
    if not isinstance(found, list):
        raise ShapeError(f"{key} is no list")
    return found


def _cut(text: str) -> str:
    """No more than a comment may hold, ending where a line ends."""
    if len(text) <= WHOLE:
        return text
    kept = text[:WHOLE].rpartition("\n")[0]
    # A text never holds a tag of its own: its brackets are broken.
    is_open = kept.count("<div") > kept.count("</div>")
    return f"{kept}\n\n{CUT}" + ("\n\n</div>" if is_open else "")
