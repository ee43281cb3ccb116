"""Keys in the order of the model and dated entries newest first, moved line by line.

Lines are moved whole, so comments and the form of every value stay as they were written. Where it
is not certain to what a comment belongs, nothing is moved.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml

from pledges.editing.mend.outline import Part, outline, parts, walk
from pledges.records.problems import Path
from pledges.records.shapes import NOTHING, Shape, at, shape
from pledges.records.values import When

NEWEST_FIRST = {"account", "event", "reading", "revision", "update"}
Order = Sequence[int]


class Unclear(Exception):  # noqa: N818 - no error: the lines stay as they are
    """It is not certain what belongs to what."""


def wrong(text: str, model: Any) -> list[tuple[Path, str, Order]]:
    """Each map and list in the wrong order, those around others first, and the right one."""
    found: list[tuple[Path, str, Order]] = []
    whole = shape(model)
    for path, node in walk(outline(text)):
        held = parts(node, path)
        of = at(whole, path)
        for code, order in (("mended_keys", _keys(held, of)), ("mended_dates", _dates(held, of))):
            if order != sorted(order):
                found.append((path, code, order))
    return found


def moved(text: str, path: Path, order: Order) -> str:
    """The text with the parts at a path in another order; Unclear where it is not certain how."""
    node = next(node for found, node in walk(outline(text)) if found == path)
    held = parts(node, path)
    return _within_line(text, held, order) if node.flow_style else _lines(text, held, order)


def _keys(held: Sequence[Part], of: Shape) -> list[int]:
    places = list(range(len(held)))
    if not of.names or not held or held[0].key is None:
        return places
    known = {name: place for place, name in enumerate(of.names)}
    names = [part.path[-1] for part in held]
    if of.what == "record" and not known.keys() >= set(names):
        return places
    return sorted(places, key=lambda place: known.get(str(names[place]), len(known)))


def _dates(held: Sequence[Part], of: Shape) -> list[int]:
    places = list(range(len(held)))
    if (of.of or NOTHING).model not in NEWEST_FIRST:
        return places
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


def _within_line(text: str, held: Sequence[Part], order: Order) -> str:
    spans = [(part.start.index, part.value.end_mark.index) for part in held]
    between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    if any("#" in signs for signs in between):
        raise Unclear
    pieces = [text[slice(*spans[place])] for place in order]
    woven = [piece + sign for piece, sign in zip(pieces, [*between, ""], strict=True)]
    return text[: spans[0][0]] + "".join(woven) + text[spans[-1][1] :]


def _lines(text: str, held: Sequence[Part], order: Order) -> str:
    lines = text.split("\n")
    column, first, last = held[0].column, held[0].start.line, held[-1].span(lines)[1]
    prefix = lines[first][:column]
    _certain(lines, first, last, column)
    blocks, gaps = [], []
    lines[first] = " " * column + lines[first][column:]
    for above, part in zip([None, *held], held, strict=False):
        start, end = part.span(lines)
        if lines[start][:column].strip():
            raise Unclear
        below = above.span(lines)[1] + 1 if above else start
        top = _first_comment(lines, below, start, column)
        gaps.append(lines[below:top])
        blocks.append(lines[top : end + 1])
    if any(line.strip() for gap in gaps for line in gap):
        raise Unclear
    woven = [
        line for gap, place in zip(gaps, order, strict=True) for line in (*gap, *blocks[place])
    ]
    if woven[0].lstrip().startswith("#") and prefix.strip():
        raise Unclear
    woven[0] = prefix + woven[0][column:]
    return "\n".join([*lines[:first], *woven, *lines[last + 1 :]])


def _first_comment(lines: Sequence[str], low: int, start: int, column: int) -> int:
    """The line at which the comments right above a part begin, or its own."""
    while start > low and lines[start - 1].startswith(" " * column + "#"):
        start -= 1
    return start


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
