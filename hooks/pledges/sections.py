"""Prose pages divided at their headings, and whether two languages keep to the same plan."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from pledges.agreement import Side, differences
from pledges.languages import Languages
from pledges.latest import Latest
from pledges.pages import FRONT, PageFile
from pledges.parity import Twin
from pledges.passages import Pair, pairs
from pledges.problems import Place, Problem
from pledges.shortcodes import PATTERN, calls

FENCE = re.compile(r" *(```|~~~)")
HEADING = re.compile(r"#{2,6} .*?(?:\{#(?P<id>[\w.-]+)\})?\s*")
TITLE = re.compile(r"(?:title|description):.*")
# While editing, two pages are compared when one of them has changed.
COMPARED: Latest[list[Problem]] = Latest()


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


def twins(pages: list[PageFile], pair: Pair) -> Iterator[tuple[PageFile, PageFile]]:
    """The pages that a language has, each with the same page in the language beside it."""
    written: Mapping[tuple[str, str], PageFile] = {(one.lang, one.page): one for one in pages}
    for page in pages:
        if page.lang == pair.lang and (pair.beside, page.page) in written:
            yield page, written[pair.beside, page.page]


def prose(pages: list[PageFile], languages: Languages) -> Iterator[Twin]:
    """The sections of all pages, each with the one that it is held against."""
    for pair in pairs(languages):
        for page, other in twins(pages, pair):
            there = {one.id: one.words for one in sections(other.text)}
            for one in sections(page.text):
                if one.id in there:
                    file, words = f"docs/{page.page}", there[one.id]
                    yield Twin(file, (one.id,), pair.lang, pair.beside, one.words, words)


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


def problems(pages: list[PageFile], languages: Languages) -> Iterator[Problem]:
    """Where a page differs from its twin in headings, shortcodes, links, numbers or months."""
    for pair in pairs(languages):
        for page, other in twins(pages, pair):
            comparing = partial(_compared, page, other, languages)
            yield from COMPARED.get(page.file, (page, other, languages), comparing)


def _compared(page: PageFile, other: PageFile, languages: Languages) -> list[Problem]:
    return [*_page_problems(page, other, languages)]


def _page_problems(page: PageFile, other: PageFile, languages: Languages) -> Iterator[Problem]:
    here, there = sections(page.text), sections(other.text)
    ids, others = [one.id for one in here], [one.id for one in there]
    if ids != others:
        words = _words(page, Counter(ids) - Counter(others))
        words += _words(other, Counter(others) - Counter(ids))
        yield _problem(page, other, 1, "headings_differ", words or ids)
        return
    for one, against in zip(here, there, strict=True):
        called = Counter(_calls(one.words)), Counter(_calls(against.words))
        words = _words(page, called[0] - called[1]) + _words(other, called[1] - called[0])
        if words:
            yield _problem(page, other, one.line, "shortcodes_differ", words)
        side, beside = (
            Side(of.lang, languages[of.lang], PATTERN.sub(" ", of_section.words))
            for of, of_section in ((page, one), (other, against))
        )
        for code, found in differences(side, beside):
            yield _problem(page, other, one.line, code, [found])


def _words(page: PageFile, only: Counter[str]) -> list[str]:
    return [f"{word} ({page.lang})" for word in sorted(only)]


def _calls(markdown: str) -> Iterator[str]:
    for call in calls(markdown):
        options = (f"{key}={value}" for key, value in sorted(call.options.items()))
        yield " ".join(chain([call.name], [call.slug] if call.slug else [], options))


def _problem(page: PageFile, other: PageFile, line: int, code: str, words: list[str]) -> Problem:
    values = {"words": " · ".join(words), "beside": other.lang}
    return Problem(page.file, Place(line), (), code, values)
