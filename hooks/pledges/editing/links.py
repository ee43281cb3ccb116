"""`links`: ask whether the addresses of all sources open, and tell it in Markdown.

Exit code 1 when some do not open; those that only refuse programs do not count.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pledges.editing.check import rendered
from pledges.editing.command import PROBLEMS, SOUND, today
from pledges.editing.compare.comment import inert
from pledges.editing.visits import Manners, visit
from pledges.language.markup import DIRECTIONS
from pledges.language.messages import said
from pledges.records.library import Library, file_of
from pledges.records.load import load

FILE = file_of("sources")
# What shows the newest copy of a page that it has.
ARCHIVE = "https://web.archive.org/web/"


def run(asked: Namespace, root: Path) -> int:
    """Visit all addresses, tell what they answer, and return the exit code."""
    found = list(links(load(root)))
    answers = visit((link["address"] for link in found), Manners())
    kinds = [answer.kind for answer in answers.values()]
    told: dict[str, Any] = {"links": [(link, answers[link["address"]]) for link in found]}
    told |= {"there": sum(answers[link["address"]].kind == "there" for link in found)}
    told |= {"day": today(), "file": FILE, "said": said, "inert": inert}
    for lang in asked.langs:
        words = rendered("links.md", lang=lang, direction=DIRECTIONS[lang], **told)
        sys.stdout.write(f"{words}\n")
    dead = {"absent", "elsewhere"}.intersection(kinds)
    return PROBLEMS if dead else SOUND


def links(library: Library) -> Iterator[dict[str, Any]]:
    """The addresses of all sources, those of kept copies included, and where they stand."""
    for slug, source in library.sources.items():
        for key, address in (("url", source.url), ("archived", source.archived)):
            if address:
                line = library.documents[FILE].place((slug, key)).line
                kept = source.archived or f"{ARCHIVE}{address}"
                told = {"address": address, "title": source.title, "line": line}
                yield {**told, "kept": "" if address == kept else kept}
