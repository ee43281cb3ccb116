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
from pledges.records.reader import FAST, Plain, read
from pledges.records.shapes import at, shape

Lines = list[str]


def rewritten(text: str, model: Any, path: Path, value: Plain) -> str:
    """The text of a file with another record at a path; NoPlace where lines would be lost."""
    before = spaced(read(text, "").value)
    changed = text
    for place, new in _differences(under(before, path), value, path):
        changed = _with(changed, model, place, new)
    try:
        after = spaced(read(changed, "").value)
    except DataError:
        raise NoPlace from None
    if after != _replaced(before, path, value) or _comments(changed) != _comments(text):
        raise NoPlace
    return in_order(changed, model, path)


def in_order(text: str, model: Any, path: Path) -> str:
    """The text with the keys of a record, and the entries around it, in their order."""
    for place in (path, path[:-1]):
        for found, _, places in order.wrong(text, model):
            if found == place:
                try:
                    text = order.moved(text, found, places)
                except order.Unclear:
                    continue
    return text


def under(value: Plain, path: Path) -> Plain:
    """What stands at a path; None where nothing does."""
    for part in path:
        is_there = part in value if isinstance(value, dict) else value and part < len(value)
        if not is_there:
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
    node, beside = outline(text), list[Part]()
    for depth, part in enumerate(path):
        if isinstance(node, yaml.MappingNode) and node.flow_style:
            return _within_line(text, model, path[:depth], path[depth:], new)
        beside = parts(node, path[:depth])
        found = next((one for one in beside if one.path[-1] == part), None)
        if found is None:
            return keyed(text, model, path, new)
        node = found.value
    lines = text.split("\n")
    first, last = found.span(lines)
    if new is None:
        lines[first : last + 1] = _left_out(lines, found, beside)
    else:
        lines[first : last + 1] = _anew(lines[first : last + 1], found, new)
    return "\n".join(lines)


def _within_line(text: str, model: Any, path: Path, rest: Path, new: Plain) -> str:
    """The text with another value in a record that stands in braces."""
    node = next(node for found, node in walk(outline(text)) if found == path)
    names = at(shape(model), path).names
    held = _replaced(spaced(under(read(text, "").value, path)), rest, new)
    pairs = {name: held[name] for name in sorted(held, key=[*names, *held].index)}
    return text[: node.start_mark.index] + _braced(pairs) + text[node.end_mark.index :]


def _braced(value: Plain) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_braced(one)}" for name, one in value.items()) + "}"
    return listed(value) if isinstance(value, list) else scalar(value)


def _left_out(lines: Lines, part: Part, beside: list[Part]) -> Lines:
    """What stays of the lines of a key: the hyphen of an entry stands before the next key."""
    first, _ = part.span(lines)
    hyphen = lines[first][: part.column]
    if not hyphen.strip():
        return []
    if len(beside) == 1:
        raise NoPlace
    line = beside[1].start.line
    lines[line] = hyphen + lines[line][part.column :]
    return []


def _anew(lines: Lines, part: Part, new: Plain) -> Lines:
    """The lines of a key with another value."""
    node, name = part.value, str(part.path[-1])
    top = node.start_mark.line - part.start.line
    if isinstance(node, yaml.ScalarNode) and node.style == ">" and isinstance(new, str):
        return lines[: top + 1] + _refolded(lines[top + 1 :], new, part.column + 2)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        column = node.start_mark.column
        kept = {one.value: lines[top + place] for place, one in enumerate(node.value)}
        return lines[:top] + [kept.get(one, f"{' ' * column}- {scalar(one)}") for one in new]
    if node.start_mark.line == node.end_mark.line:
        end = node.end_mark.column
        line = lines[top][: node.start_mark.column] + _inline(new, node) + lines[top][end:]
        if len(line) <= WIDTH or isinstance(new, list):
            return [*lines[:top], line]
    fresh = field(name, new, part.column)
    return [lines[0][: part.column] + fresh[0].lstrip(), *fresh[1:]]


def _inline(value: Any, node: Any) -> str:
    """A value as it stands within a line: bare, if it was and is read as it is written."""
    if isinstance(value, list):
        return listed(value)
    try:
        found = yaml.compose(f"- {value}", Loader=FAST).value[0]
    except yaml.YAMLError:
        return scalar(value)
    is_plain = isinstance(found, yaml.ScalarNode) and not found.style and found.value == value
    return str(value) if is_plain and not node.style else scalar(value)


def _refolded(old: Lines, words: str, column: int) -> Lines:
    """The lines of a text, of which those at both ends stay that hold the same words."""
    left, head, tail = words.split(), list[str](), list[str]()
    old = [line for line in old if line.strip()]
    while old and left[: len(old[0].split())] == old[0].split():
        left = left[len(old[0].split()) :]
        head.append(old.pop(0))
    while old and left[-len(old[-1].split()) :] == old[-1].split():
        left = left[: -len(old[-1].split())]
        tail.insert(0, old.pop())
    if head and left and len(f"{head[-1]} {left[0]}") <= WIDTH:
        left = head.pop().split() + left
    return [*head, *folded(" ".join(left), column), *tail]
