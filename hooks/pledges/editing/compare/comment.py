"""`comment`: texts under headings as Markdown in which no text is markup; needs Python alone.

What comes in may be hostile: it is written by whoever proposes a change, and a comment that shows
it is written by the project. So every text is cut, and mentions, links and markup are broken.
"""

import json
import re
import sys
import zipfile
import zlib
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pledges.characters import CONTROL, HIDDEN
from pledges.editing.command import PROBLEMS, SOUND
from pledges.language.messages import SPOKEN, both, said

LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
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
LIMIT = 500_000
# What an artifact raises that is not what the workflow of proposals leaves.
WRONG = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError)
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
MARK = "<!-- meaning -->"
NOTE = "\n\n".join(said("comment_note", lang) for lang in SPOKEN)


class ShapeError(ValueError):
    """Data that are not texts under headings."""


def markdown(value: Any) -> str:
    """The Markdown of all languages, one below the other; raise ShapeError on any other shape."""
    match value:
        case {"parts": [*parts]}:
            return _cut("\n\n".join("\n\n".join(_part(part)) for part in parts)) + "\n"
    raise ShapeError("no parts")


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
    match part:
        case {
            "lang": str(lang),
            "direction": ("rtl" | "ltr") as direction,
            "heading": heading,
            "sections": [*sections],
        } if LANG.fullmatch(lang):
            yield f'<div lang="{lang}" dir="{direction}">'
            yield f"### {inert(heading)}"
            for section in sections:
                yield from _section(section)
            yield "</div>"
        case _:
            raise ShapeError("not a part in a language")


def _section(section: Any) -> Iterator[str]:
    match section:
        case {"title": title, "lines": [*lines]}:
            if inert(title):
                yield f"**{inert(title)}**"
            shown = [f"- {inert(line)}" for line in lines]
            yield "\n".join([*shown[:LINES], CUT] if len(shown) > LINES else shown)
        case _:
            raise ShapeError("not lines under a title")


def _cut(text: str) -> str:
    """No more than a comment may hold, ending where a line ends."""
    if len(text) <= WHOLE:
        return text
    kept = text[:WHOLE].rpartition("\n")[0]
    # A text never holds a tag of its own: its brackets are broken.
    is_open = kept.count("<div") > kept.count("</div>")
    return f"{kept}\n\n{CUT}" + ("\n\n</div>" if is_open else "")


def comment(artifact: Path) -> tuple[str, str]:
    """The number of the proposal and the text of the comment; raise one of `WRONG`."""
    with zipfile.ZipFile(artifact) as archive:
        number = _text(archive, "number").strip()
        words = markdown(json.loads(_text(archive, "meaning.json")))
    if not NUMBER.fullmatch(number):
        raise ValueError("not a number")
    return number, f"{MARK}\n{words}\n{NOTE}\n"


def run(asked: Namespace, _root: Path) -> int:
    """Read the artifact and leave the parts of the comment in a folder."""
    folder = Path(asked.folder)
    try:
        number, body = comment(Path(asked.artifact))
    except WRONG as error:
        sys.stderr.write(f"{both('wrong_artifact', asked.langs, reason=error)}\n")
        return PROBLEMS
    (folder / "number").write_text(number, encoding="utf-8")
    (folder / "comment.json").write_text(json.dumps({"body": body}), encoding="utf-8")
    return SOUND


def _text(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        found = file.read(LIMIT + 1)
    if len(found) > LIMIT:
        raise ValueError(f"{name} is too large")
    return found.decode("utf-8")
