"""A new record in the lines of its file, where it belongs and as the others are written."""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from pledges.editing.mend.order import when
from pledges.editing.mend.outline import Part, outline, parts
from pledges.editing.mend.values import WIDTH
from pledges.records.problems import Path
from pledges.records.shapes import at, shape
from pledges.records.values import When

PLAIN = re.compile(r"[A-Za-z0-9][^\s#\[\]{},'\"]*[^\s#\[\]{},'\":]|[A-Za-z0-9]", re.ASCII)
Values = Mapping[str, Any]


class NoPlace(Exception):  # noqa: N818 - told to the editor as what is missing
    """The file has no such list or map, or writes it in a way that cannot be added to."""


def added(text: str, model: Any, path: Path, name: str, values: Any) -> str:
    """The text of a file with a record in the list or map at a path; `name` is its key in a map."""
    lines = text.rstrip("\n").split("\n")
    _, held = _find(text, path)
    if held is None:
        return keyed(text, model, path, {name: values} if name else [values])
    if not held:
        raise NoPlace
    place = _place(held, lines, values) if not name else held[-1].span(lines)[1] + 1
    entry = _entry(name, values, held[0].column)
    return _woven(lines, place, entry if path else ["", *entry])


def keyed(text: str, model: Any, path: Path, value: Any) -> str:
    """The text of a file with one more key in a record, below those that come before it."""
    lines = text.rstrip("\n").split("\n")
    owner, _ = _find(text, path)
    rank = {name: place for place, name in enumerate(at(shape(model), path[:-1]).names)}
    above = [p for p in owner if rank.get(str(p.path[-1]), 0) < rank.get(str(path[-1]), len(rank))]
    below = (above or owner)[-1 if above else 0]
    return _woven(lines, below.span(lines)[1] + 1, field(str(path[-1]), value, below.column))


def _find(text: str, path: Path) -> tuple[list[Part], list[Part] | None]:
    """What stands beside the list or map at a path, and what it holds; None if it is not there."""
    node, owner = outline(text), []
    for depth, part in enumerate(path):
        owner = parts(node, path[:depth])
        node = next((one.value for one in owner if one.path[-1] == part), None)
        if node is None and depth == len(path) - 1:
            return owner, None
        if node is None:
            raise NoPlace
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        raise NoPlace
    return owner, parts(node, path)


def _place(held: Sequence[Part], lines: Sequence[str], values: Values) -> int:
    """The line before the first entry that is not newer; below all where nothing is dated."""
    if "on" not in values:
        return held[-1].span(lines)[1] + 1
    date = _date(values["on"])
    for part in held:
        other = when(part.value)
        # What is no date is told by the check, wherever it stands.
        if date is None or other is None or other.last <= date.last:
            line = int(part.start.line)
            while lines[line - 1].startswith(" " * part.column + "#"):
                line -= 1
            return line
    return held[-1].span(lines)[1] + 1


def _date(text: str) -> When | None:
    try:
        return When.parse(text)
    except PydanticCustomError:
        return None


def _woven(lines: Sequence[str], place: int, entry: Sequence[str]) -> str:
    return "\n".join([*lines[:place], *entry, *lines[place:]]) + "\n"


def _entry(name: str, values: Any, column: int) -> list[str]:
    if name:
        return field(name, values, column)
    inner = [line for key, value in values.items() for line in field(key, value, column + 2)]
    return [f"{' ' * column}- {inner[0].lstrip()}", *inner[1:]]


def field(key: str, value: Any, column: int) -> list[str]:
    """The lines of a key with what it holds."""
    indent = " " * column
    if isinstance(value, dict):
        return [f"{indent}{key}:", *(x for k, v in value.items() for x in field(k, v, column + 2))]
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{indent}{key}:", *(x for one in value for x in _entry("", one, column + 2))]
    if isinstance(value, list):
        return [f"{indent}{key}: {listed(value)}"]
    if " " not in value and value.isascii():
        return [f"{indent}{key}: {scalar(value)}"]
    return [f"{indent}{key}: >-", *folded(value, column + 2)]


def folded(words: str, column: int) -> list[str]:
    """The lines of a text, none longer than the others of the file."""
    indents = {"initial_indent": " " * column, "subsequent_indent": " " * column}
    options: Any = {"break_long_words": False, "break_on_hyphens": False, **indents}
    return textwrap.wrap(words, WIDTH, **options)


def listed(words: Sequence[str]) -> str:
    """A list of plain values, on one line."""
    return f"[{', '.join(map(scalar, words))}]"


def scalar(word: str) -> str:
    """A value on one line, in quotation marks where it may need them."""
    return word if PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)
