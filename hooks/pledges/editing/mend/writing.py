"""Values in the lines of a file, as the others there are written."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from pledges.editing.mend.order import Part, outline, walk
from pledges.editing.mend.values import WIDTH, folded
from pledges.records.reader import Plain

# A text that is read as it is written, without quotation marks.
BARE = re.compile(r"(?!.*(?::\s|:$|\s#))\w.*[^\s:]|\w")
PLAIN = re.compile(r"[A-Za-z0-9][^\s#\[\]{},'\"]*[^\s#\[\]{},'\":]|[A-Za-z0-9]", re.ASCII)


def field(key: str, value: Any, column: int) -> list[str]:
    """The lines of a key with what it holds."""
    indent = " " * column
    if isinstance(value, dict):
        return [f"{indent}{key}:", *(x for k, v in value.items() for x in field(k, v, column + 2))]
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{indent}{key}:", *(x for one in value for x in entry(one, column + 2))]
    if isinstance(value, list) or (" " not in value and value.isascii()):
        return [f"{indent}{key}: {inline(value)}"]
    return [f"{indent}{key}: >-", *folded(value, column + 2)]


def entry(value: Mapping[str, Any], column: int) -> list[str]:
    """The lines of a record in a list."""
    first, *others = (x for k, v in value.items() for x in field(k, v, column + 2))
    return [f"{' ' * column}- {first.lstrip()}", *others]


def inline(value: Any, names: Sequence[str] = ()) -> str:
    """A value on one line, its texts in quotation marks where they may need them."""
    if isinstance(value, dict):
        known = sorted(value, key=[*names, *value].index)
        return "{" + ", ".join(f"{name}: {inline(value[name])}" for name in known) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def anew(lines: list[str], part: Part, new: Plain) -> list[str]:
    """The lines of a key with another value."""
    node, top = part.value, part.value.start_mark.line - part.start.line
    if isinstance(node, yaml.ScalarNode) and node.style == ">" and isinstance(new, str):
        return lines[: top + 1] + _refolded(lines[top + 1 :], new, part.column + 2)
    if node.start_mark.line == node.end_mark.line:
        end = node.end_mark.column
        is_bare = isinstance(new, str) and not node.style and BARE.fullmatch(new)
        words = str(new) if is_bare else inline(new)
        line = lines[top][: node.start_mark.column] + words + lines[top][end:]
        if len(line) <= WIDTH or isinstance(new, list):
            return [*lines[:top], line]
    fresh = field(str(part.path[-1]), new, part.column)
    return [lines[0][: part.column] + fresh[0].lstrip(), *fresh[1:]]


def comments(text: str) -> list[str]:
    """The comments of a file: what begins with # and stands in no value."""
    nodes = [node for _, node in walk(outline(text)) if isinstance(node, yaml.ScalarNode)]
    ends = [0, *(node.end_mark.index for node in nodes)]
    starts = [*(node.start_mark.index for node in nodes), len(text)]
    between = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return sorted(line for signs in between for line in re.findall("#.*", signs))


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
