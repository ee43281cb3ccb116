"""What can be edited: a record, a list of records, a page of prose."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from pledges.editing.form.fields import MARKDOWN, STILL
from pledges.history.change import LASTING, PLEDGES
from pledges.records.library import files
from pledges.records.problems import Path
from pledges.records.shapes import Key, Shape, at

NEW = "+"
PAGES = "docs/"
PLEDGE = ("pledge", "correction", Shape("reference", collection=PLEDGES))
# What a correction says in an update.
WHY = {"about", "claim", "text", "sources"}


@dataclass(frozen=True)
class Target:
    """A place in a file, or a page in all languages; the path to a new record ends in `NEW`."""

    file: str
    path: Path = ()

    @property
    def key(self) -> Key:
        """What the model has there, as the key of a form."""
        name = self.collection
        of = Shape("translated", of=MARKDOWN)
        if not self.is_page:
            of = at(files()[name], self.path)
        if self.is_value:
            # The right one, and why, as an update says it.
            now = Key("now", "correction", of, needed=True, always=True)
            log = () if name == PLEDGES else (Key(*PLEDGE, needed=True, always=True),)
            said = files()[PLEDGES].inner("updates").each.keys
            why = (key for key in said if key.name in WHY)
            of = Shape("record", model="correction", keys=(now, *log, *why))
        if self.is_log:
            of = replace(of, keys=(*of.keys, STILL))
        return Key(name, of.model, of, needed=True, always=True)

    @property
    def collection(self) -> str:
        """The collection of its file."""
        return self.file.removeprefix("data/").removesuffix(".yml").partition("/")[0]

    @property
    def name(self) -> str:
        """The key, the file or the place in a list under which it stands."""
        return str((self.key.name, *self.path)[-1])

    @property
    def is_page(self) -> bool:
        """Whether it is a page of prose."""
        return self.file.startswith(PAGES)

    @property
    def is_new(self) -> bool:
        """Whether it is not there yet."""
        return self.path[-1:] == (NEW,)

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
        around = self.around.key.shape
        return bool(self.path) and around.what not in {"map", "list"}

    @property
    def owner(self) -> "Target":
        """The record or the file in which it stands."""
        around = self.path[:-1] if self.is_part or not self.path[:-1] else self.path[:-2]
        return Target(self.file, around)

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
        is_place = found.key.shape.what == "list" and part != NEW
        found = found.within(int(part) if is_place else part)
    if found.path and found.key.shape == MARKDOWN:
        raise LookupError(way)
    return found
