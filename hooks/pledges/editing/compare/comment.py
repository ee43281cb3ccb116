"""`comment`: the comment on a proposal from an artifact that may be hostile; needs Python alone."""

import json
import re
import sys
import zipfile
from argparse import Namespace
from pathlib import Path

from pledges.editing.command import PROBLEMS, SOUND, Parser
from pledges.editing.compare.inert_markdown import markdown
from pledges.language.messages import SPOKEN, both, said

LIMIT = 500_000
# What an artifact raises that is not what the workflow of proposals leaves.
WRONG = (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError)
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
MARK = "<!-- meaning -->"
NOTE = "\n\n".join(said("comment_note", lang) for lang in SPOKEN)


def comment(artifact: Path) -> tuple[str, str]:
    """The number of the proposal and the text of the comment; raise one of `WRONG`."""
    with zipfile.ZipFile(artifact) as archive:
        number = _text(archive, "number").strip()
        words = markdown(json.loads(_text(archive, "meaning.json")))
    if not NUMBER.fullmatch(number):
        raise ValueError("not a number")
    return number, f"{MARK}\n{words}\n{NOTE}\n"


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("artifact", type=Path, help=both("artifact"))
    parser.add_argument("folder", type=Path, help=both("comment_folder"))


def run(asked: Namespace, _root: Path) -> int:
    """Read the artifact and leave the parts of the comment in a folder."""
    folder: Path = asked.folder
    try:
        number, body = comment(asked.artifact)
    except WRONG as error:
        sys.stderr.write(f"{both('wrong_artifact', asked.langs, reason=error)}\n")
        return PROBLEMS
    (folder / "number").write_text(number, encoding="utf-8")
    (folder / "comment.json").write_text(json.dumps({"body": body}), encoding="utf-8")
    return SOUND


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """A file of the archive, of which no more is unpacked than it may hold."""
    with archive.open(name) as file:
        found = file.read(LIMIT + 1)
    if len(found) > LIMIT:
        raise ValueError(f"{name} is too large")
    return found.decode("utf-8")
