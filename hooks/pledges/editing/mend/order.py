"""Dated entries newest first, moved line by line.

Lines are moved whole, so comments and the form of every value stay as they were written. Where it
is not certain to what a comment belongs, nothing is moved.
"""

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import yaml

from pledges.editing.mend.outline import Part, outline, parts, walk
from pledges.records.problems import Path
from pledges.records.shapes import NOTHING, at, shape
from pledges.records.values import When

NEWEST_FIRST = {"account", "event", "reading", "revision", "update"}
Order = Sequence[int]


class Unclear(Exception):  # noqa: N818 - no error: the lines stay as they are
    """It is not certain what belongs to what."""


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
    """The text with the entries at a path in another order; Unclear where it is not certain how."""
    node = next(node for found, node in walk(outline(text)) if found == path)
    if node.flow_style:
        raise Unclear
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
        raise Unclear
    woven = [
        line for gap, place in zip(gaps, order, strict=True) for line in (*gap, *blocks[place])
    ]
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
    above, below = (
        lines[first - 1] if first else "",
        lines[last + 1] if last + 1 < len(lines) else "",
    )
    indent = len(below) - len(below.lstrip())
    # Comments that begin a file are about the file.
    heads = all(line.startswith("#") for line in lines[:first])
    on_first = above.lstrip().startswith("#") and not heads
    if on_first or (below.lstrip().startswith("#") and indent >= column):
        raise Unclear
