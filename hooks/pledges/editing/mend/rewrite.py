"""A record with other values, in as few other lines of its file as can be."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import yaml

from pledges.editing.mend import order
from pledges.editing.mend.order import NoPlace, Part, outline, parts, walk, when
from pledges.editing.mend.values import anew, comments, entry, field, inline
from pledges.records.problems import DataError, Path
from pledges.records.reader import Plain, read
from pledges.records.shapes import at, shape
from pledges.records.values import When


def rewritten(text: str, model: Any, path: Path, value: Plain) -> str:
    """The text of a file with another record at a path; NoPlace where something would be lost."""
    before, after = spaced(read(text, "").value), text
    for place, new in _differences(under(before, path), value, path):
        after = _with(after, model, place, new)
    try:
        is_so = spaced(read(after, "").value) == replaced(before, path, value)
    except DataError:
        is_so = False
    if not is_so or comments(after) != comments(text):
        raise NoPlace
    return _in_order(after, model, path)


def added(text: str, model: Any, path: Path, value: Mapping[str, Any]) -> str:
    """The text of a file with one more record in the list at a path, the newest first."""
    if not under(read(text, "").value, path):
        return rewritten(text, model, path, [value])
    lines = text.split("\n")
    node = next(node for at, node in walk(outline(text)) if at == path)
    if node.flow_style:
        raise NoPlace
    held, day = parts(node, path), When.found(value.get("on"))
    # Below all where nothing is dated; what is no date is told by the check, wherever it stands.
    place = held[-1].span(lines)[1] + 1
    for part in reversed(held) if "on" in value else ():
        other = when(part.value)
        if not (day and other) or other.last <= day.last:
            place = part.top(lines)
    lines[place:place] = entry(value, held[0].column)
    return _in_order("\n".join(lines), model, path)


def _in_order(text: str, model: Any, path: Path) -> str:
    """The text with the entries of a list, or around one, in their order."""
    for place, places in order.wrong(text, model):
        if place in {path, path[:-1]}:
            with suppress(NoPlace):
                text = order.moved(text, place, places)
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


def spaced(value: Any) -> Any:
    """A value with white space as the model reads it."""
    if isinstance(value, dict):
        return {key: spaced(held) for key, held in value.items()}
    return [spaced(held) for held in value] if isinstance(value, list) else " ".join(value.split())


def replaced(value: Plain, path: Path, new: Plain) -> Plain:
    """A value with another one at a path; with nothing there if that is None."""
    if not path:
        return new
    held = replaced(under(value, path[:1]), path[1:], new)
    if isinstance(value, list):
        every = (held if place == path[0] else one for place, one in enumerate(value))
        return [one for one in every if one is not None]
    found = {**(value or {}), path[0]: held}
    return {key: one for key, one in found.items() if one is not None}


def _with(text: str, model: Any, path: Path, new: Plain) -> str:
    node, beside, lines = outline(text), list[Part](), text.split("\n")
    for depth, part in enumerate(path):
        if isinstance(node, yaml.MappingNode) and node.flow_style:
            held = replaced(under(spaced(read(text, "").value), path[:depth]), path[depth:], new)
            braced = inline(held, at(shape(model), path[:depth]).names)
            return text[: node.start_mark.index] + braced + text[node.end_mark.index :]
        beside = [one for one in parts(node, path[:depth]) if one.path[-1] == part]
        if not beside:
            return _keyed(text, model, path[: depth + 1], replaced(None, path[depth + 1 :], new))
        node = beside[0].value
    first, last = beside[0].span(lines)
    column = beside[0].column
    hyphen = lines[first][:column]
    if new is None and hyphen.strip():
        # The hyphen of an entry, whose first key is left out, goes to the key that follows.
        if lines[last + 1][:column].strip():
            raise NoPlace
        lines[last + 1] = hyphen + lines[last + 1][column:]
    lines[first : last + 1] = [] if new is None else anew(lines[first : last + 1], beside[0], new)
    return "\n".join(lines)


def _keyed(text: str, model: Any, path: Path, value: Plain) -> str:
    """The text of a file with one more key in a record, below those that come before it."""
    lines = text.rstrip("\n").split("\n")
    of = at(shape(model), path[:-1])
    owner = next(parts(node, way) for way, node in walk(outline(text)) if way == path[:-1])
    if not owner:
        raise NoPlace
    rank = {name: place for place, name in enumerate(of.names)}
    above = [
        p for p in owner if rank.get(str(p.path[-1]), 0) < rank.get(str(path[-1]), len(rank) + 1)
    ]
    below = (above or owner)[-1 if above else 0]
    place, made = below.span(lines)[1] + 1, field(str(path[-1]), value, below.column)
    # The records of a file are parted by empty lines.
    lines[place:place] = ["", *made] if of.what == "map" and len(path) == 1 else made
    return "\n".join([*lines, ""])
