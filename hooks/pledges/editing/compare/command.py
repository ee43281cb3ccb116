"""`compare`: what readers would see change between two commits, as Markdown or as data."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from pledges.editing.command import SOUND, Parser, RefusalError
from pledges.editing.compare.comment import markdown
from pledges.editing.compare.reader_changes import difference, meaning
from pledges.history.repository import repository
from pledges.language.messages import both
from pledges.language.words import Language
from pledges.records.load import load


def arguments(parser: Parser) -> None:
    """What the command takes."""
    formats = ("markdown", "json")
    parser.add_argument("range", metavar="BASE..HEAD", help=both("range"))
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=both("format_of_changes")
    )


def run(asked: Namespace, root: Path) -> int:
    """Tell what changes, in the language asked for or in all of the site."""
    found = repository(root)
    if not found or not found.head:
        raise RefusalError("no_repository")
    library = load(root)
    told = difference(found, asked.range)
    langs = asked.langs if asked.spoken in asked.langs else library.languages
    words = meaning(told, [Language(library, lang) for lang in langs])
    as_json = asked.format == "json"
    sys.stdout.write(f"{json.dumps(words, ensure_ascii=False)}\n" if as_json else markdown(words))
    return SOUND
