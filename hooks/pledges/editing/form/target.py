"""What can be edited, and where each kind of record of the model may be written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from pledges.editing.form.fields import MARKDOWN, STATES, is_entries
from pledges.history.change import LASTING, PLEDGES
from pledges.records.library import files
from pledges.records.problems import Path
from pledges.records.reader import Plain
from pledges.records.shapes import Key, Shape, at

NEW, PAGES = "+", "docs/"
ITS_PLEDGE = Shape("reference", collection=PLEDGES)
PLEDGE = Key("pledge", "correction", ITS_PLEDGE, needed=True, always=True)
# What a correction says in an update.
WHY = {"about", "claim", "text", "sources"}


@dataclass(frozen=True)
class Target:
    """A place in a file, or a page in all languages; a new one has `NEW` and its window's sign."""

    file: str
    path: Path = ()

    @property
    def key(self) -> Key:
        """What the model has there, as the key of a form."""
        name = self.collection
        of = Shape("translated", of=MARKDOWN) if self.is_page else at(files()[name], self.path)
        if self.is_value:
            # The right one, and why, as an update says it.
            now = Key("now", "correction", of, needed=True, always=True)
            log = () if name == PLEDGES else (PLEDGE,)
            why = (key for key in files()[PLEDGES].inner("updates").each.keys if key.name in WHY)
            of = Shape("record", model="correction", keys=(now, *log, *why))
        return Key(name, of.model, of, needed=True, always=True)

    @property
    def collection(self) -> str:
        """The collection of its file."""
        return self.file.removeprefix("data/").removesuffix(".yml").partition("/")[0]

    @property
    def name(self) -> str:
        """The key, the file or the place in a list under which it stands."""
        return str((self.collection, *self.path)[-1])

    @property
    def is_page(self) -> bool:
        """Whether it is a page of prose."""
        return self.file.startswith(PAGES)

    @property
    def is_new(self) -> bool:
        """Whether it is not there yet."""
        return bool(self.path) and str(self.path[-1]).startswith(NEW)

    @property
    def around(self) -> "Target":
        """What it stands in: a record, a list, a file."""
        return Target(self.file, self.path[:-1])

    @property
    def is_value(self) -> bool:
        """Whether it is a value that, once published, is put right by a correction alone."""
        holder = self.path[-3] if len(self.path) > len(("record", "key")) else self.collection
        return len(self.path) > 1 and self.path[-1] in LASTING.get(str(holder), ())

    @property
    def is_log(self) -> bool:
        """Whether it is written into the log of a pledge, after which its verdict is read anew."""
        return (self.path[:1] == ("updates",) and self.is_new) or self.is_value

    @property
    def has_name(self) -> bool:
        """Whether its editor gives it a name."""
        return self.is_new and self.around.key.shape.what == "map"

    @property
    def is_part(self) -> bool:
        """Whether it stands under a key of a record, and not in a list."""
        return bool(self.path) and self.around.key.shape.what not in {"map", "list"}

    @property
    def owner(self) -> "Target":
        """The record or the file in which it stands."""
        is_in = self.is_part or not self.path[:-1]
        return self.around if is_in else self.around.around

    @property
    def way(self) -> str:
        """The path as addresses have it."""
        return "/".join(map(str, self.path))

    def within(self, *parts: str | int) -> "Target":
        """What stands in it."""
        return Target(self.file, (*self.path, *parts))


def target(file: str, way: str, known: Collection[str]) -> Target:
    """What an address names; LookupError or ValueError if the model has nothing there."""
    if file not in known:
        raise LookupError(file)
    found = Target(file)
    for part in filter(None, way.split("/")):
        is_place = found.key.shape.what == "list" and not part.startswith(NEW)
        found = found.within(int(part) if is_place else part)
    if found.path and found.key.shape == MARKDOWN:
        raise LookupError(way)
    return found


class Spot(NamedTuple):
    """A place for a kind of record, the key that names it, and the record in which it stands."""

    kind: str
    word: str
    target: Target
    around: Target

    @property
    def address(self) -> str:
        """The place as one would type it."""
        way = self.target.way.removesuffix(NEW).rstrip("/")
        return "/".join(filter(None, (PurePath(self.target.file).stem, way)))


def spots(target: Target, value: Plain) -> Iterator[Spot]:
    """Each place in a record where something can be written."""
    of = target.key.shape
    if is_entries(of) and of.of:
        kind = of.of.model if of.of.what == "record" else target.name
        yield Spot(kind, target.name, target.within(NEW), target.within(NEW).owner)
        for name in value if isinstance(value, dict) else range(len(value)):
            yield from spots(target.within(name), value[name])
        return
    for key in of.keys if isinstance(value, dict) else ():
        inner = target.within(key.name)
        if key.shape.what == "record":
            yield Spot(key.shape.model, key.name, inner, target)
        if key.shape.what == "record" or is_entries(key.shape):
            yield from spots(inner, value.get(key.name, ()))
        elif key.name in STATES:
            yield Spot(key.name, key.name, target, target)
        if inner.is_value and key.name in value:
            yield Spot("correction", "correction", inner, inner)
