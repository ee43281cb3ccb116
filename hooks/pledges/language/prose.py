"""Prose pages divided at their headings."""

import re
from dataclasses import dataclass

# Front matter as MkDocs finds it.
FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
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
    match = FRONT.match(markdown)
    front = match[0] if match else ""
    found, start, name, fenced = list[Section](), 1, "", False
    lines = ["\n".join(TITLE.findall(front))]
    for number, line in enumerate(markdown[len(front) :].split("\n"), front.count("\n") + 1):
        fenced ^= bool(FENCE.match(line))
        heading = None if fenced else HEADING.fullmatch(line)
        if heading:
            found.append(Section(name, start, "\n".join(lines)))
            lines, start, name = [], number, heading["id"] or line.strip("# ")
        lines.append(line)
    return [*found, Section(name, start, "\n".join(lines))]
