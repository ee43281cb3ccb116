"""Finished HTML among Markdown: put aside before Markdown reads it by letters, put back after.

What comes of it is the same as if Markdown had read it and left it alone.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# As Markdown has it, an element of HTML begins in one of the first columns or behind another one.
START = re.compile(r"^ {0,3}<([a-z][a-z0-9]*)(?=[\s>])", re.MULTILINE)
BEHIND = re.compile(r"[^<\n]*<([a-z][a-z0-9]*)(?=[\s>])")
BLANK_LINE = re.compile(r" *\n *\n")
# In a tag, which no other begins before it ends.
ID = re.compile(r' id="([^"]+)"(?=[^<>]*>)')
# The block that has no end.
EMPTY = "hr"
# After code in fences was put aside, before MkDocs looks for ids and Markdown for HTML.
PRIORITY = 22


class FinishedHtml(Extension):  # type: ignore[misc]  # without types
    """Has Markdown leave the elements alone that are blocks of their own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Put them aside before Markdown looks for HTML."""
        md.preprocessors.register(_PutAside(md), "finished_html", PRIORITY)


class _PutAside(Preprocessor):  # type: ignore[misc]  # without types
    """Puts each element into the store from which Markdown puts HTML back."""

    def run(self, lines: list[str]) -> list[str]:
        text, done, left = "\n".join(lines), 0, list[str]()
        for start, end in _elements(text, self.md):
            blank = "\n" if BLANK_LINE.match(text, end) else ""
            held = self.md.htmlStash.store(text[start:end] + blank)
            left += text[done:start], "\n", held, "\n\n"
            done = end
        return "".join([*left, text[done:]]).split("\n")


def ids(html: str) -> set[str]:
    """What links within a page may lead to."""
    return set(ID.findall(html))


def _elements(text: str, markdown: Markdown) -> Iterator[tuple[int, int]]:
    """Where each element begins and ends that is a block of its own."""
    found = START.search(text)
    while found:
        name, start, end = found[1], found.start(1) - 1, found.end()
        behind = None
        if markdown.is_block_level(name) and name != EMPTY:
            end = _end(text, start, name)
            if not end:
                return
            yield start, end
            behind = BEHIND.match(text, end)
        found = behind or START.search(text, end)


def _end(text: str, start: int, name: str) -> int:
    """Where an element ends; 0 if it does not."""
    depth = 0
    for tag in _tags(name).finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return 0


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?:\s[^>]*)?>")
