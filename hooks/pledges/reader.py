"""YAML to plain text, lists and maps with their places; nothing in a file can run or expand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from pledges.marks import CONTROL, REORDERING, name_of
from pledges.problems import DataError, Path, Place, Problem

LIMIT = 2_000_000
DEPTH = 12
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
        raise _not_yaml(builder, place, error.problem or error.context or "") from None
    except (ValueError, OverflowError):
        # Escapes of no character, and numbers in directives that are too long to be any.
        raise _not_yaml(builder, builder.last, "a number or an escape out of range") from None
    if builder.problems:
        raise DataError(builder.problems)
    return Document(value, builder.places)


def _not_yaml(builder: "_Builder", place: Place, reason: str) -> DataError:
    problem = Problem(builder.file, place, (), "not_yaml", {"reason": reason})
    return DataError([*builder.problems, problem])


def _problems_of_lines(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if "\t" in line:
            yield Problem(file, Place(number, line.index("\t") + 1), (), "tab")
        if match := REORDERING.search(line) or CONTROL.search(line):
            place = Place(number, match.start() + 1)
            yield Problem(file, place, (), "hidden_character", {"name": name_of(match.group())})


@dataclass
class _Builder:
    """Follows the parser's events; every scalar stays text, so that `no` and `5.10` do."""

    file: str
    events: Iterator[Any]
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    last: Place = field(default_factory=Place)

    def document(self) -> Plain:
        documents: list[Plain] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    self._problem(_place(event), (), "many_documents")
                documents.append(self._node(next(self.events), ()))
        empty = not documents or documents[0] in (None, "", {})
        if empty and not self.problems:
            self._problem(Place(), (), "empty_file")
        return None if empty else documents[0]

    def _node(self, event: Any, path: Path) -> Plain:
        place = _place(event)
        self.places.setdefault(path, place)
        self._plain(event, path)
        if len(path) > DEPTH:
            self._problem(place, path[:3], "too_deep", limit=DEPTH)
            raise DataError(self.problems)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return event.value if isinstance(event, yaml.ScalarEvent) else None

    def _map(self, path: Path) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = _place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(place, path, "key_not_text")
                self._node(event, (*path, ""))
                self._node(next(self.events), (*path, ""))
                continue
            self._plain(event, path)
            key = event.value
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

    def _plain(self, event: Any, path: Path) -> None:
        """Keys and values alike have no anchors, no tags and no characters that nobody sees."""
        self.last = place = _place(event)
        if getattr(event, "anchor", None):
            self._problem(place, path, "anchor")
        if getattr(event, "tag", None):
            self._problem(place, path, "tag", word=event.tag)
        value = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if match := CONTROL.search(value.replace("\n", " ")):
            self._problem(place, path, "hidden_character", name=name_of(match.group()))

    def _problem(self, place: Place, path: Path, code: str, **values: object) -> None:
        self.problems.append(Problem(self.file, place, path, code, values))


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
