"""Ask whether the addresses of all sources open: `python -m pledges.dead_links`.

Prints Markdown in both languages. Exit codes: 0 all open or refuse only programs, 1 some do not
open, 2 the command was used wrongly.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledges.editing import command
from pledges.editing.compare.inert_markdown import inert
from pledges.editing.visits import Answer, Manners, visit
from pledges.records.library import Library, file_of
from pledges.records.load import load
from pledges.records.texts import Text

FILE = file_of("sources")
WORDS = {
    "heading": {"ar": "روابط المصادر", "en": "Links of the sources"},
    "count": {
        "ar": "فُحصت العناوين كلها. عددها: {all}، وما فُتح منها: {there}. اليوم: {day}",
        "en": "All addresses were tried. Addresses: {all}, opened: {there}. Day: {day}",
    },
    "absent": {"ar": "لم يُفتح", "en": "Did not open"},
    "refused": {
        "ar": "يرفض الموقع البرامج، فافتح الرابط بنفسك",
        "en": "The site refuses programs: open the link yourself",
    },
    "code": {"ar": "الرد {code} {reason}", "en": "answer {code} {reason}"},
    "silence": {"ar": "لا رد: {reason}", "en": "no answer: {reason}"},
    "advice": {
        "ar": "إن انتقلت الصفحة فصحّح url، وإن زالت فأضف نسخة محفوظة في archived. ولا يُحذف مصدر لأن رابطه زال.",  # noqa: E501 - one sentence
        "en": "If a page has moved, correct url; if it is gone, add a kept copy as archived. No source is removed because its link is dead.",  # noqa: E501 - one sentence
    },
}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@dataclass(frozen=True)
class Link:
    """An address of a source and the line where it stands."""

    address: str
    title: Text
    line: int


def main(arguments: Sequence[str], root: Path = command.ROOT) -> int:
    """Visit all addresses, tell what they answer, and return the exit code."""
    parser, usual = command.Parser("dead_links"), Manners()
    parser.add_argument("--timeout", type=float, default=usual.timeout, help="ثوانٍ · seconds")
    parser.add_argument("--tries", type=int, default=usual.tries, help="مرات · times")
    parser.add_argument("--pause", type=float, default=usual.pause, help="ثوانٍ · seconds")
    asked = parser.parse_args(arguments)
    found = list(links(load(root)))
    manners = Manners(asked.timeout, asked.tries, asked.pause)
    answers = visit((link.address for link in found), manners)
    for lang in command.spoken(asked.spoken):
        sys.stdout.write("\n".join(report(found, answers, lang)) + "\n")
    dead = any(answer.kind == "absent" for answer in answers.values())
    return command.PROBLEMS if dead else command.SOUND


def links(library: Library) -> Iterator[Link]:
    """The addresses of all sources, those of kept copies included."""
    for slug, source in library.sources.items():
        for key, address in (("url", source.url), ("archived", source.archived)):
            if address:
                line = library.documents[FILE].place((slug, key)).line
                yield Link(address, source.title, line)


def report(found: Sequence[Link], answers: Mapping[str, Answer], lang: str) -> Iterator[str]:
    """The lines of the report in a language, as Markdown."""
    there = sum(answers[link.address].kind == "there" for link in found)
    day = command.today().isoformat()
    yield f'<div lang="{lang}" dir="{DIRECTIONS[lang]}">\n'
    yield f"### {WORDS['heading'][lang]}\n"
    yield WORDS["count"][lang].format(all=len(found), there=there, day=day) + "\n"
    for kind in ("absent", "refused"):
        lines = list(_lines(found, answers, kind, lang))
        if lines:
            yield f"**{WORDS[kind][lang]}**\n"
            yield "\n".join(lines) + "\n"
    if there < len(found):
        yield f"{WORDS['advice'][lang]}\n"
    yield "</div>\n"


def _lines(
    found: Iterable[Link], answers: Mapping[str, Answer], kind: str, lang: str
) -> Iterator[str]:
    for link in found:
        answer = answers[link.address]
        if answer.kind != kind:
            continue
        word = WORDS["code" if answer.code else "silence"][lang]
        said = word.format(code=answer.code, reason=inert(answer.reason)).strip()
        yield f"- {inert(link.title[lang])}: <{link.address}> ({said}; `{FILE}:{link.line}`)"


if __name__ == "__main__":
    command.run(main)
