"""Where keys, entries and texts stand in the lines of a file; dated entries newest first.

Lines are moved whole, so comments and the form of every value stay as they were written. Where it
is not certain to what a comment belongs, nothing is moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import yaml

from pledges.records.problems import Path
from pledges.records.shapes import NOTHING, at, shape
from pledges.records.values import When
from pledges.tables import FAST

NEWEST_FIRST = {"account", "event", "reading", "revision", "update"}
Order = Sequence[int]


class NoPlace(Exception):  # noqa: N818 - told to the editor as what is missing
    """The lines of a file cannot hold a value, or be moved, without losing something."""


@dataclass(frozen=True)
class Part:
    """A key with its value, or an entry of a list: the path, the nodes, the column it begins at."""

    path: Path
    key: Any
    value: Any
    column: int

    @property
    def start(self) -> Any:
        """Where it begins."""
        return (self.key or self.value).start_mark

    def span(self, lines: Sequence[str]) -> tuple[int, int]:
        """Its first and its last line, counted from 0; for what stands in block style."""
        return self.start.line, last_line(self.value, lines)

    def top(self, lines: Sequence[str], low: int = 0) -> int:
        """The line at which the comments right above it begin, or its own."""
        line: int = self.start.line
        while line > low and lines[line - 1].startswith(" " * self.column + "#"):
            line -= 1
        return line


def outline(text: str) -> Any:
    """The node of the whole file, which `read` has found to be sound."""
    return yaml.compose(text, Loader=FAST)


def parts(node: Any, path: Path) -> list[Part]:
    """What a map or a list holds, in the order of the file."""
    column = node.start_mark.column
    if isinstance(node, yaml.MappingNode):
        return [Part((*path, k.value), k, v, column) for k, v in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [Part((*path, i), None, v, column) for i, v in enumerate(node.value)]
    return []


def walk(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every node with its path, those around others first."""
    yield path, node
    for part in parts(node, path):
        yield from walk(part.value, part.path)


def last_line(node: Any, lines: Sequence[str]) -> int:
    """The last line that a node fills."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        # A block of text ends where the next thing begins, which empty lines may part from it.
        start: int = node.start_mark.line
        inside = range(node.end_mark.line - 1, start, -1)
        return next((line for line in inside if lines[line].strip()), start)
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last, lines)


def wrong(text: str, model: Any) -> list[tuple[Path, Order]]:
    """Each list in the wrong order, those around others first, and the right one."""
    whole, found = shape(model), list[tuple[Path, Order]]()
    for path, node in walk(outline(text)):
        if (at(whole, path).of or NOTHING).model in NEWEST_FIRST:
            order = _newest_first(parts(node, path))
            if order != sorted(order):
                found.append((path, order))
    return found


def moved(text: str, path: Path, order: Order) -> str:
    """The text with the entries at a path in another order; NoPlace where it is not certain how."""
    node = next(node for found, node in walk(outline(text)) if found == path)
    if node.flow_style:
        raise NoPlace
    lines, held = text.split("\n"), parts(node, path)
    first, last = held[0].start.line, held[-1].span(lines)[1]
    _certain(lines, first, last, held[0].column)
    blocks, gaps, below = [], [], first
    for part in held:
        top, end = part.top(lines, below), part.span(lines)[1] + 1
        gaps.append(lines[below:top])
        blocks.append(lines[top:end])
        below = end
    if any(map(str.strip, chain.from_iterable(gaps))):
        raise NoPlace
    woven = chain.from_iterable((*gap, *blocks[n]) for gap, n in zip(gaps, order, strict=True))
    return "\n".join([*lines[:first], *woven, *lines[last + 1 :]])


def _newest_first(held: Sequence[Part]) -> list[int]:
    places = list(range(len(held)))
    dated = [(place, day) for place in places if (day := when(held[place].value))]
    if all(below.first <= above.last for (_, above), (_, below) in pairwise(dated)):
        return places
    newest = sorted(dated, key=lambda one: one[1].last, reverse=True)
    # Entries without a date keep their places.
    for (slot, _), (place, _) in zip(dated, newest, strict=True):
        places[slot] = place
    return places


def when(node: Any) -> When | None:
    """The date `on` which something was, as its lines have it."""
    held = node.value if isinstance(node, yaml.MappingNode) else ()
    for key, value in held:
        if key.value == "on" and isinstance(value, yaml.ScalarNode):
            return When.found(value.value)
    return None


def _certain(lines: Sequence[str], first: int, last: int, column: int) -> None:
    """A comment right above the first part may be about all; one right below, about the last."""
    above = lines[first - 1] if first else ""
    below = lines[last + 1] if last + 1 < len(lines) else ""
    indent = len(below) - len(below.lstrip())
    # Comments that begin a file are about the file.
    heads = all(line.startswith("#") for line in lines[:first])
    on_first = above.lstrip().startswith("#") and not heads
    if on_first or (below.lstrip().startswith("#") and indent >= column):
        raise NoPlace
