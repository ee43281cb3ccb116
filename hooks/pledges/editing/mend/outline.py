"""Where each key, entry and text of a YAML file stands in its lines, so that these can be moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from pledges.records.problems import Path
from pledges.tables import FAST


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
        line = int(node.end_mark.line)
        while line > node.start_mark.line and (
            line >= len(lines) or line == node.end_mark.line or not lines[line].strip()
        ):
            line -= 1
        return line
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last, lines)
