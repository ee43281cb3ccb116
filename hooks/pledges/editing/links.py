"""`links`: ask whether the addresses of all sources open, and tell it in Markdown.

Exit code 1 when some do not open; those that only refuse programs do not count.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledges.editing import command
from pledges.editing.command import Parser
from pledges.editing.compare.inert_markdown import inert
from pledges.editing.report import rendered
from pledges.editing.visits import Answer, Manners, visit
from pledges.language.markup import DIRECTIONS
from pledges.language.messages import both, said
from pledges.records.library import Library, file_of
from pledges.records.load import load
from pledges.records.texts import Text

FILE = file_of("sources")
# What shows the newest copy of a page that it has.
ARCHIVE = "https://web.archive.org/web/"


@dataclass(frozen=True)
class Link:
    """An address of a source and the line where it stands."""

    address: str
    title: Text
    line: int
    kept: str


def arguments(parser: Parser) -> None:
    """What the command takes."""
    usual = Manners()
    parser.add_argument(
        "--timeout", type=float, default=usual.timeout, help=both("seconds_of_answer")
    )
    parser.add_argument("--tries", type=int, default=usual.tries, help=both("tries"))
    parser.add_argument("--pause", type=float, default=usual.pause, help=both("seconds_between"))


def run(asked: Namespace, root: Path) -> int:
    """Visit all addresses, tell what they answer, and return the exit code."""
    found = list(links(load(root)))
    manners = Manners(asked.timeout, asked.tries, asked.pause)
    answers = visit((link.address for link in found), manners)
    for lang in asked.langs:
        sys.stdout.write(f"{report(found, answers, lang)}\n")
    dead = any(answer.kind in {"absent", "elsewhere"} for answer in answers.values())
    return command.PROBLEMS if dead else command.SOUND


def links(library: Library) -> Iterator[Link]:
    """The addresses of all sources, those of kept copies included."""
    for slug, source in library.sources.items():
        for key, address in (("url", source.url), ("archived", source.archived)):
            if address:
                line = library.documents[FILE].place((slug, key)).line
                kept = source.archived or f"{ARCHIVE}{address}"
                yield Link(address, source.title, line, "" if address == kept else kept)


def report(found: Sequence[Link], answers: Mapping[str, Answer], lang: str) -> str:
    """The report in a language, as Markdown."""
    return rendered(
        "links.md",
        lang=lang,
        direction=DIRECTIONS[lang],
        links=[(link, answers[link.address]) for link in found],
        there=sum(answers[link.address].kind == "there" for link in found),
        day=command.today(),
        file=FILE,
        said=said,
        inert=inert,
    )
