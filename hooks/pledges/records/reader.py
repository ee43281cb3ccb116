"""YAML to plain text, lists and maps with their places; nothing in a file can run or expand."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import Any

import yaml

from pledges.characters import CONTROL, REORDERING, name_of
from pledges.records.problems import DataError, Path, Place, Problem
from pledges.records.slips import slip
from pledges.records.texts import LANGS
from pledges.tables import FAST

LIMIT = 300_000
DEPTH = 12
NULLS = {"", "~", "null", "Null", "NULL"}
# Escapes of no character, and numbers in directives too long to be any, are no errors of YAML.
UNREAD = (yaml.YAMLError, ValueError, OverflowError)
Plain = Any


@dataclass(frozen=True)
class Document:
    """What a file holds and where each key stands in it."""

    value: Plain
    places: Mapping[Path, Place]
    text: str = ""

    def place(self, path: Path) -> Place:
        """The place of a key, or of the nearest key around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place())

    def problem(
        self, file: str, path: Path, code: str, allowed: Sequence[str] = (), /, **values: Any
    ) -> Problem:
        """A problem at a key; `allowed` are the words it could be."""
        return Problem(file, self.place(path), path, code, values, allowed)


def read(text: str, file: str, langs: Collection[str] = LANGS) -> Document:
    """Read one YAML document; raise DataError with all problems of its form."""
    if len(text.encode()) > LIMIT:
        raise DataError([Problem(file, Place(), (), "too_large", {"limit": LIMIT})])
    lines = [(n, line.find("\t") + 1) for n, line in enumerate(text.split("\n"), 1)]
    tabs = [Problem(file, Place(n, column), (), "tab") for n, column in lines if column]
    if problems := [*tabs, *hidden(text, file)]:
        raise DataError(problems)
    # What is wrong is told by the slower parser, in the same words on every machine.
    for loader in (FAST, yaml.SafeLoader):
        builder = Builder.of(text, loader, file, langs)
        try:
            return builder.document()
        except UNREAD as error:
            told = replace(_told(builder, error), file=file)
    raise DataError([*builder.problems, told])


def _told(builder: "Builder", error: Any) -> Problem:
    """What a person did that cannot be read, where it is known; else the place alone."""
    # The context is where the thing begins that has no end, such as a quote.
    marks: list[Any] = [getattr(error, f"{of}_mark", None) for of in ("context", "problem")]
    if not any(marks):
        return Problem("", builder.last, (), "not_yaml")
    first, last = marks[0] or marks[1], marks[1] or marks[0]
    # A map that holds the line is no thing without an end.
    context = last if "while parsing a block" in (error.context or "") else first
    found = slip(builder.lines, last.line, context.line)
    return found or Problem("", _place(context), (), "not_yaml")


def hidden(text: str, file: str) -> Iterator[Problem]:
    """Each line that holds what reorders the text around it, or what no text may hold."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if match := REORDERING.search(line) or CONTROL.search(line):
            place = Place(number, match.start() + 1)
            values = {"name": name_of(match.group()), "word": match.group()}
            yield Problem(file, place, (), "hidden_character", values)


@dataclass
class Builder:
    """Follows the parser's events; every scalar stays text, so that `no` and `5.10` do."""

    file: str
    text: str
    events: Iterator[Any]
    langs: Collection[str]
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)
    last: Place = field(default_factory=Place)

    @classmethod
    def of(cls, text: str, loader: Any, file: str = "", langs: Collection[str] = ()) -> "Builder":
        """Begin to read a text with a loader of YAML."""
        return cls(file, text, iter(yaml.parse(text, Loader=loader)), langs)

    @cached_property
    def lines(self) -> list[str]:
        """The text line by line."""
        return self.text.splitlines()

    def document(self) -> Document:
        """What the file holds; raise DataError with all problems of its form."""
        documents = self.documents()
        if not self.problems and (not documents or documents[0] in (None, "", {})):
            self._problem(Place(), (), "empty_file")
        if self.problems:
            raise DataError(self.problems)
        return Document(documents[0], self.places, self.text)

    def documents(self) -> list[Plain]:
        """What stands in the file, whatever is wrong with its form; of many the first counts."""
        found: list[Plain] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found:
                    self._problem(_place(event.start_mark), (), "many_documents")
                found.append(self._node(next(self.events), ()))
        return found

    def _node(self, event: Any, path: Path) -> Plain:
        place = self._plain(event, path)
        self.places.setdefault(path, place)
        if len(path) > DEPTH:
            self._problem(place, path[:3], "too_deep", limit=DEPTH)
            raise DataError(self.problems)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(path)
        if isinstance(event, yaml.SequenceStartEvent):
            inner = takewhile(lambda e: not isinstance(e, yaml.SequenceEndEvent), self.events)
            return [self._node(one, (*path, at)) for at, one in enumerate(inner)]
        is_alias = isinstance(event, yaml.AliasEvent)
        return "" if is_alias or (not event.style and event.value in NULLS) else event.value

    def _map(self, path: Path) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(_place(event.start_mark), path, "key_not_text")
                self._node(event, (*path, ""))
                self._node(next(self.events), (*path, ""))
                continue
            place, key = self._plain(event, path), event.value
            if key in found:
                first = self.places[*path, key].line
                self._problem(place, (*path, key), "repeated_key", first=first)
            self.places.setdefault((*path, key), place)
            value, end = next(self.events), event.end_mark
            # Some parsers read this and others do not; where nothing follows they all agree.
            is_tight = end and not event.style and value.start_mark.index == end.index + 1
            if is_tight and value.end_mark.index > value.start_mark.index:
                self._problem(place, (*path, key), "no_space_after_colon", word=key)
            self._whole(key, value, (*path, key))
            found[key] = self._node(value, (*path, key))
        return found

    def _whole(self, key: str, event: Any, path: Path) -> None:
        """A text is not cut by a sign that begins a comment."""
        if key in self.langs and isinstance(event, yaml.ScalarEvent) and not event.style:
            end: Any = event.end_mark
            rest = "".join(self.lines[end.line : end.line + 1])[end.column :]
            if rest.lstrip().startswith("#"):
                self._problem(_place(event.start_mark), path, "cut_by_comment")

    def _plain(self, event: Any, path: Path) -> Place:
        """Keys and values alike have no anchors, no tags and no characters that nobody sees."""
        self.last = place = _place(event.start_mark)
        if getattr(event, "anchor", None) and "anchor" not in {p.code for p in self.problems}:
            self._problem(place, path, "anchor")
        if getattr(event, "tag", None):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(place, path, "tag", word=tag)
        # As they are such characters are found before, line by line.
        escaped = event.value if getattr(event, "style", None) == '"' else ""
        if match := CONTROL.search(escaped.replace("\n", " ")):
            self._problem(place, path, "hidden_character", name=name_of(match.group()))
        return place

    def _problem(self, place: Place, path: Path, code: str, **values: object) -> None:
        self.problems.append(Problem(self.file, place, path, code, values))


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)
