"""YAML to plain text, lists and maps with their places; nothing in a file can run or expand."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from pledges.problems import DataError, Path, Place, Problem

LIMIT = 2_000_000
DEPTH = 12
# Marks that reorder or hide text: zero-width, bidirectional controls, byte-order mark.
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
Plain = Any


@dataclass(frozen=True)
class Document:
    """What a file holds and where each key stands in it."""

    value: Plain
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """The place of a key, or of the nearest key around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place())


def name_of(character: str) -> str:
    """A character as `U+200F RIGHT-TO-LEFT MARK`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"


def read(text: str, file: str) -> Document:
    """Read one YAML document; raise DataError with all problems of its form."""
    if len(text.encode()) > LIMIT:
        raise DataError([Problem(file, Place(), (), "too_large", {"limit": LIMIT})])
    problems = list(_problems_of_lines(text, file))
    if problems:
        raise DataError(problems)
    builder = _Builder(file, iter(yaml.parse(text, Loader=yaml.SafeLoader)))
    try:
        value = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place()
        values = {"reason": error.problem or error.context}
        raise DataError([*builder.problems, Problem(file, place, (), "not_yaml", values)]) from None
    if builder.problems:
        raise DataError(builder.problems)
    return Document(value, builder.places)


def _problems_of_lines(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            yield Problem(file, Place(number, line.index("\t") + 1), (), "tab")
        match = REORDERING.search(line) or re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", line)
        if match:
            place = Place(number, match.start() + 1)
            yield Problem(file, place, (), "hidden_character", {"name": name_of(match.group())})


@dataclass
class _Builder:
    """Follows the parser's events; every scalar stays text, so that `no` and `5.10` do."""

    file: str
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)

    def document(self) -> Plain:
        documents = [
            self._node(next(self.events), ())
            for event in self.events
            if isinstance(event, yaml.DocumentStartEvent)
        ]
        if len(documents) > 1:
            self.problems.append(Problem(self.file, Place(), (), "many_documents"))
        if not documents or documents[0] in (None, "", {}):
            self.problems.append(Problem(self.file, Place(), (), "empty_file"))
            return None
        return documents[0]

    def _node(self, event: Any, path: Path) -> Plain:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        self.places.setdefault(path, place)
        if getattr(event, "anchor", None):
            self._problem(place, path, "anchor")
        if getattr(event, "tag", None):
            self._problem(place, path, "tag", word=event.tag)
        if len(path) > DEPTH:
            raise DataError(
                [*self.problems, Problem(self.file, place, path[:3], "too_deep", {"limit": DEPTH})]
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return event.value if isinstance(event, yaml.ScalarEvent) else None

    def _map(self, path: Path) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(place, path, "key_not_text")
            key = (
                event.value if isinstance(event, yaml.ScalarEvent) else str(self._node(event, path))
            )
            if key in found:
                self._problem(
                    place, (*path, key), "repeated_key", first=self.places[*path, key].line
                )
            self.places.setdefault((*path, key), place)
            found[key] = self._node(next(self.events), (*path, key))
        return found

    def _list(self, path: Path) -> list[Plain]:
        found: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._node(event, (*path, len(found))))
        return found

    def _problem(self, place: Place, path: Path, code: str, **values: object) -> None:
        self.problems.append(Problem(self.file, place, path, code, values))
