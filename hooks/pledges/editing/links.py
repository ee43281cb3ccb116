"""`links`: ask whether the addresses of all sources open, and tell it in Markdown.

Exit code 1 when some do not open; those that only refuse programs do not count.
"""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledges.editing import command
from pledges.editing.command import Parser
from pledges.editing.compare.inert_markdown import inert
from pledges.editing.visits import Answer, Manners, visit
from pledges.language.direction_of_pages import DIRECTIONS
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
        sys.stdout.write("\n".join(report(found, answers, lang)) + "\n")
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


def report(found: Sequence[Link], answers: Mapping[str, Answer], lang: str) -> Iterator[str]:
    """The lines of the report in a language, as Markdown."""
    there = sum(answers[link.address].kind == "there" for link in found)
    day = command.today().isoformat()
    yield f'<div lang="{lang}" dir="{DIRECTIONS[lang]}">\n'
    yield f"### {said('links_heading', lang)}\n"
    yield said("links_count", lang, all=len(found), there=there, day=day) + "\n"
    for kind in ("absent", "elsewhere", "refused"):
        lines = list(_lines(found, answers, kind, lang))
        if lines:
            yield f"**{said(f'links_{kind}', lang)}**\n"
            yield "\n".join(lines) + "\n"
    if there < len(found):
        yield f"{said('links_advice', lang)}\n"
    yield "</div>\n"


def _lines(
    found: Iterable[Link], answers: Mapping[str, Answer], kind: str, lang: str
) -> Iterator[str]:
    for link in found:
        answer = answers[link.address]
        if answer.kind != kind:
            continue
        told = _told(answer, lang)
        line = f"- {inert(link.title[lang])}: <{link.address}> ({told}; `{FILE}:{link.line}`)"
        offered = link.kept and kind != "refused"
        yield f"{line} {said('links_kept', lang, address=link.kept)}" if offered else line


def _told(answer: Answer, lang: str) -> str:
    reason = inert(answer.reason)
    if answer.code:
        return said("links_code", lang, code=answer.code, reason=reason).strip()
    return said("links_silence", lang, reason=reason).strip()
