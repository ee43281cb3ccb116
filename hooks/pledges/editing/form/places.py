"""All that can be written: each kind of record of the model, wherever one may stand."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from pledges.editing.form.fields import is_entries
from pledges.editing.form.target import NEW, Target
from pledges.records.reader import Plain

# What is said of a record that is there, and the fields that say it.
STATES = {"done": ("v.done", "v.claim", "v.sources")}


class Spot(NamedTuple):
    """A place for a kind of record, the key that names it, and the record in which it stands."""

    kind: str
    word: str
    target: Target
    around: Target

    @property
    def address(self) -> str:
        """The place as one would type it."""
        way = (str(part) for part in self.target.path if part != NEW)
        return "/".join([PurePath(self.target.file).stem, *way])


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
