"""Prose pages divided at their headings, what they are built of, and what in them is no prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Front matter as MkDocs finds it.
FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
TITLE = re.compile(r"^(?:title|description):.*", re.MULTILINE)
# What begins a heading, an item, a quotation, a row, a picture, a block or a shortcode.
SIGN = r"[ ]*(?:#{1,6} |[-*+] |\d+\. |>|\||!\[|/{3} *\w*|<!--(?=.*-->$)|(?=```|~~~))"
BLOCK = re.compile(
    rf"^(?:(?P<code>[ ]*(?:```|~~~)).*\n(?:(?!(?P=code)).*\n)*(?P=code)?.*"
    rf"|(?P<sign>{SIGN})?.*\S.*(?:\n(?!{SIGN}|[ ]*$).+)*)",
    re.MULTILINE,
)
HEADING = re.compile(
    r"^(?P<level>#{1,6})[ ]*(?P<words>[^#\s{].*?)(?:\{#(?P<id>[\w.-]+)\})?[ ]*$", re.MULTILINE
)

# A comment that every browser ends where Markdown does.
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--|<).)*-->", re.DOTALL)
# Code in fences or between backticks, as Markdown finds it.
CODE = re.compile(
    r"(?=[ `~\\])(?:^( *)(```+|~~~+).*?^\1\2[ ]*$"
    r"|(?<!\\)(?:\\{2})+(?=`)|(?<!\\)(?P<tick>`+)(?:(?!\n\s*\n).)+?(?<!`)(?P=tick)(?!`))",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A heading, item, row, picture or the like, or a paragraph, which is of no kind."""

    kind: str
    line: int
    words: str


@dataclass(frozen=True)
class Section:
    """What stands below a heading, with the heading; the first has none and begins the page."""

    id: str
    line: int
    blocks: Sequence[Block]

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(one.words for one in self.blocks)


def sections(markdown: str) -> list[Section]:
    """The sections of a page by the ids of their headings; the words of the search are none."""
    begun = [("", 1, list[Block]())]
    for one in _blocks(markdown):
        heading = HEADING.match(one.words)
        if heading and heading["level"] != "#":
            begun.append((heading["id"] or heading["words"].strip(), one.line, []))
        begun[-1][2].append(one)
    return [Section(*one) for one in begun]


def _blocks(markdown: str) -> Iterator[Block]:
    """What a page is built of; of what stands above it, its title and its description."""
    front = FRONT.match(markdown)
    start = front.end() if front else 0
    found = [("title", match) for match in TITLE.finditer(markdown[:start])]
    found += [(_kind(match), match) for match in BLOCK.finditer(markdown, start)]
    line, before = 1, 0
    for kind, match in found:
        line, before = line + markdown.count("\n", before, match.start()), match.start()
        yield Block(kind, line, match[0])


def _kind(match: re.Match[str]) -> str:
    """The same for all that is written alike: items, rows of as many cells, headings of an id."""
    sign = (match["code"] or match["sign"] or "").rstrip()
    if sign.startswith("#"):
        return f"{sign} {''.join(re.findall(r'{#[^}]*}', match[0]))}"
    cells = match[0].count("|") if sign == "|" else 1
    return re.sub(r"[*+]", "-", re.sub(r"\d+", "1", sign)) * cells


def blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with what is found overwritten by spaces, so that all else keeps its place."""
    return pattern.sub(spaces, text)


def spaces(match: re.Match[str]) -> str:
    """As many spaces as something that was found has signs, in as many lines."""
    return re.sub(r"[^\n]", " ", match[0])
