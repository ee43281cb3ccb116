"""Prose pages divided at their headings, and whether two languages keep to the same plan."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledges.language.parity import Parity, Twin, outdated
from pledges.pages.front import FRONT, PageFile
from pledges.records.languages import Languages, pairs
from pledges.records.texts import Lang

FENCE = re.compile(r" *(```|~~~)")
HEADING = re.compile(r"#{2,6} .*?(?:\{#(?P<id>[\w.-]+)\})?\s*")
TITLE = re.compile(r"(?:title|description):.*")


@dataclass(frozen=True)
class Section:
    """What stands below a heading, with the heading; the first has none and begins the page."""

    id: str
    line: int
    words: str


def sections(markdown: str) -> list[Section]:
    """The sections of a page by the ids of their headings; the words of the search are none."""
    front, body = _parts(markdown)
    first = "\n".join(TITLE.findall(front))
    number = front.count("\n") + 1
    found, lines, start, name, fenced = [], [first], 1, "", False
    for line in body.split("\n"):
        fenced ^= bool(FENCE.match(line))
        match = None if fenced else HEADING.fullmatch(line)
        if match:
            found.append(Section(name, start, "\n".join(lines)))
            lines, start, name = [], number, match["id"] or line.strip("# ")
        lines.append(line)
        number += 1
    return [*found, Section(name, start, "\n".join(lines))]


def _parts(markdown: str) -> tuple[str, str]:
    match = FRONT.match(markdown)
    end = match.end() if match else 0
    return markdown[:end], markdown[end:]


def twins(pages: list[PageFile], lang: Lang, beside: Lang) -> Iterator[tuple[PageFile, PageFile]]:
    """The pages that a language has, each with the same page in the language beside it."""
    written: Mapping[tuple[str, str], PageFile] = {(one.lang, one.page): one for one in pages}
    for page in pages:
        if page.lang == lang and (beside, page.page) in written:
            yield page, written[beside, page.page]


def prose(pages: list[PageFile], languages: Languages) -> Iterator[Twin]:
    """The sections of all pages, each with the one that it is held against."""
    for lang, beside in pairs(languages):
        for page, other in twins(pages, lang, beside):
            there = {one.id: one.words for one in sections(other.text)}
            for one in sections(page.text):
                if one.id in there:
                    file, words = f"docs/{page.page}", there[one.id]
                    yield Twin(file, (one.id,), lang, beside, one.words, words)


def with_notice(markdown: str, outdated: Collection[str], notice: str) -> str:
    """A page with a notice below the headings of its sections that are out of date."""
    lines = markdown.split("\n")
    at = {one.id: one.line for one in sections(markdown)}
    if "" in outdated:
        heads = (number for number, line in enumerate(lines, 1) if line.startswith("# "))
        at[""] = next(heads, 0)
    for name in sorted(outdated, key=lambda name: -at.get(name, 0)):
        if name in at:
            lines[at[name] : at[name]] = ["", notice, ""]
    return "\n".join(lines)


def outdated_prose(parity: Parity, written: Sequence[PageFile]) -> tuple[Twin, ...]:
    """The sections of pages that are older than those beside them."""
    found = prose(list(written), parity.library.languages)
    return tuple(outdated(found, parity.kept))
