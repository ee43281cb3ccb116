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


def added(text: str, model: Any, path: Path, name: str, values: Values) -> str:
    """The text of a file with a record in the list or map at a path; `name` is its key in a map."""
    lines = text.rstrip("\n").split("\n")
    owner, held = _find(text, path)
    if held is None:
        column = owner[0].column
        known = at(shape(model), path[:-1]).names
        above = [p for p in owner if known.index(str(p.path[-1])) < known.index(str(path[-1]))]
        key = [" " * column + f"{path[-1]}:", *_entry(name, values, column + 2)]
        return _woven(lines, above[-1].span(lines)[1] + 1, key)
    if not held:
        raise NoPlace
    place = _place(held, lines, values) if not name else held[-1].span(lines)[1] + 1
    entry = _entry(name, values, held[0].column)
    return _woven(lines, place, entry if path else ["", *entry])


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
    """The line before the first entry that is not newer."""
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


def _entry(name: str, values: Values, column: int) -> list[str]:
    indent = " " * column
    inner = [line for key, value in values.items() for line in _field(key, value, column + 2)]
    if name:
        return [f"{indent}{name}:", *inner]
    return [f"{indent}- {inner[0].lstrip()}", *inner[1:]]


def _field(key: str, value: Any, column: int) -> list[str]:
    indent = " " * column
    if isinstance(value, dict):
        return [f"{indent}{key}:", *(x for k, v in value.items() for x in _field(k, v, column + 2))]
    if isinstance(value, list):
        return [f"{indent}{key}: [{', '.join(map(_scalar, value))}]"]
    if " " not in value and value.isascii():
        return [f"{indent}{key}: {_scalar(value)}"]
    indents = {"initial_indent": f"{indent}  ", "subsequent_indent": f"{indent}  "}
    options: Any = {"break_long_words": False, "break_on_hyphens": False, **indents}
    return [f"{indent}{key}: >-", *textwrap.wrap(value, WIDTH, **options)]


def _scalar(word: str) -> str:
    return word if PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)
