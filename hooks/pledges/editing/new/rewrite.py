"""A record with other values, in as few other lines of its file as can be."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pledges.editing.mend import order
from pledges.editing.mend.file import spaced
from pledges.editing.mend.outline import Part, outline, parts, walk
from pledges.editing.mend.values import WIDTH
from pledges.editing.new.insert import NoPlace, field, folded, keyed, listed, scalar
from pledges.records.problems import DataError, Path
from pledges.records.reader import Plain, read
from pledges.records.shapes import at, shape

# A text that is read as it is written, without quotation marks.
BARE = re.compile(r"(?!.*(?::\s|:$|\s#))\w.*[^\s:]|\w")


def rewritten(text: str, model: Any, path: Path, value: Plain) -> str:
    """The text of a file with another record at a path; NoPlace where something would be lost."""
    before, after = spaced(read(text, "").value), text
    for place, new in _differences(under(before, path), value, path):
        after = _with(after, model, place, new)
    try:
        is_so = spaced(read(after, "").value) == _replaced(before, path, value)
    except DataError:
        is_so = False
    if not is_so or _comments(after) != _comments(text):
        raise NoPlace
    return in_order(after, model, path)


def in_order(text: str, model: Any, path: Path) -> str:
    """The text with the keys of a record, and the entries around it, in their order."""
    for place in (path, path[:-1]):
        for _, _, places in [one for one in order.wrong(text, model) if one[0] == place]:
            try:
                text = order.moved(text, place, places)
            except order.Unclear:
                continue
    return text


def under(value: Any, path: Path) -> Plain:
    """What stands at a path; None where nothing does."""
    for part in path:
        known = value if isinstance(value, dict) else range(len(value or ()))
        if part not in known:
            return None
        value = value[part]
    return value


def _differences(old: Plain, new: Plain, path: Path) -> Iterator[tuple[Path, Plain]]:
    """Each value that is another one, with None for what is left out."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if old != new:
            yield path, new
        return
    for key in {**old, **new}:
        yield from _differences(old.get(key), new.get(key), (*path, key))


def _replaced(value: Plain, path: Path, new: Plain) -> Plain:
    if not path:
        return new
    held = _replaced(under(value, path[:1]), path[1:], new)
    if isinstance(value, list):
        return [held if place == path[0] else one for place, one in enumerate(value)]
    found = {**(value or {}), path[0]: held}
    return {key: one for key, one in found.items() if one is not None}


def _comments(text: str) -> list[str]:
    """The comments of a file: what begins with # and stands in no value."""
    nodes = [node for _, node in walk(outline(text)) if isinstance(node, yaml.ScalarNode)]
    ends = [0, *(node.end_mark.index for node in nodes)]
    starts = [*(node.start_mark.index for node in nodes), len(text)]
    between = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return sorted(line for signs in between for line in re.findall("#.*", signs))


def _with(text: str, model: Any, path: Path, new: Plain) -> str:
    """The text with one value changed, added or left out."""
    node, beside, lines = outline(text), list[Part](), text.split("\n")
    for depth, part in enumerate(path):
        if isinstance(node, yaml.MappingNode) and node.flow_style:
            held = _replaced(under(spaced(read(text, "").value), path[:depth]), path[depth:], new)
            braced = _braced(held, at(shape(model), path[:depth]).names)
            return text[: node.start_mark.index] + braced + text[node.end_mark.index :]
        beside = [one for one in parts(node, path[:depth]) if one.path[-1] == part]
        if not beside:
            return keyed(text, model, path, new)
        node = beside[0].value
    first, last = beside[0].span(lines)
    if new is None:
        _let_begin(lines, beside[0], last + 1)
    lines[first : last + 1] = [] if new is None else _anew(lines[first : last + 1], beside[0], new)
    return "\n".join(lines)


def _let_begin(lines: list[str], part: Part, following: int) -> None:
    """Give the hyphen of an entry, whose first key is left out, to the key that follows."""
    hyphen = lines[part.start.line][: part.column]
    if hyphen.strip():
        if lines[following][: part.column].strip():
            raise NoPlace
        lines[following] = hyphen + lines[following][part.column :]


def _anew(lines: list[str], part: Part, new: Plain) -> list[str]:
    """The lines of a key with another value."""
    node, top = part.value, part.value.start_mark.line - part.start.line
    if isinstance(node, yaml.ScalarNode) and node.style == ">" and isinstance(new, str):
        return lines[: top + 1] + _refolded(lines[top + 1 :], new, part.column + 2)
    if node.start_mark.line == node.end_mark.line:
        end = node.end_mark.column
        is_bare = isinstance(new, str) and not node.style and BARE.fullmatch(new)
        inline = str(new) if is_bare else _braced(new)
        line = lines[top][: node.start_mark.column] + inline + lines[top][end:]
        if len(line) <= WIDTH or isinstance(new, list):
            return [*lines[:top], line]
    fresh = field(str(part.path[-1]), new, part.column)
    return [lines[0][: part.column] + fresh[0].lstrip(), *fresh[1:]]


def _braced(value: Any, names: tuple[str, ...] = ()) -> str:
    if not isinstance(value, dict):
        return listed(value) if isinstance(value, list) else scalar(value)
    known = sorted(value, key=[*names, *value].index)
    return "{" + ", ".join(f"{name}: {_braced(value[name])}" for name in known) + "}"


def _refolded(old: list[str], words: str, column: int) -> list[str]:
    """The lines of a text, of which those at both ends stay that hold the same words."""
    left, head, tail = words.split(), list[str](), list[str]()
    while old and left[: len(old[0].split())] == old[0].split():
        left = left[len(old[0].split()) :]
        head.append(old.pop(0))
    while old and old[-1].split() and left[-len(old[-1].split()) :] == old[-1].split():
        left = left[: -len(old[-1].split())]
        tail.insert(0, old.pop())
    if head and left and len(f"{head[-1]} {left[0]}") <= WIDTH:
        left = head.pop().split() + left
    return [*head, *folded(" ".join(left), column), *tail]
