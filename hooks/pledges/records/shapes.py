"""The one walk over the model and over records: what each value is, and all that stands in it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pledges.records.problems import Path
from pledges.records.texts import Text, Translated
from pledges.records.values import Kind

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A text is one in all languages of the site, `translated` a value of its own shape in each of them.
ScalarKind = Literal["prose", "date", "number", "whole", "slug", "url", "locale", "language"]
NestedKind = Literal["text", "translated", "record", "list", "map"]
ShapeKind = Literal[ScalarKind, NestedKind, "choice", "reference", "unknown"]


@dataclass(frozen=True)
class Shape:
    """What a value is; `of` is what a list, a map or a further language holds.

    Only the name of a record has a `collection`.
    """

    what: ShapeKind
    choices: tuple[str, ...] = ()
    collection: str = ""
    of: "Shape | None" = None
    model: str = ""
    keys: tuple["Key", ...] = ()
    least: int | None = None
    most: int | None = None
    by_slug: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that a record has."""
        return tuple(Text.model_fields if self.what == "text" else (k.name for k in self.keys))

    @property
    def each(self) -> "Shape":
        """What the values of a list are; any other value is its own."""
        return self.of.each if self.what == "list" and self.of else self

    def inner(self, part: str | int) -> "Shape":
        """What stands under a key or at a place; a further language is like the others."""
        return self._under.get(part) or self.of or NOTHING

    @cached_property
    def _under(self) -> dict[str | int, "Shape"]:
        return {key.name: key.shape for key in self.keys}


@dataclass(frozen=True)
class Key:
    """A key of a record, and the record that it belongs to."""

    name: str
    model: str
    shape: Shape
    needed: bool
    # Whether each record has a value, if not its own then the one that stands for it.
    always: bool
    # What the model calls it: other than in the files where that name is of those that stand.
    field: str = ""


class Walked(NamedTuple):
    """A value in a record: where, which, and what the model says that it is."""

    path: Path
    value: Any
    shape: Shape


NOTHING = Shape("unknown")


def walk(value: Any, path: Path = ()) -> list[Walked]:
    """Each value in a record, a map or a list of records."""
    found: list[Walked] = []
    _gather(found, value, path, NOTHING)
    return found


def _gather(found: list[Walked], value: Any, path: Path, of: Shape) -> None:
    of = _record(type(value)) if isinstance(value, BaseModel) else of
    if value is None:
        return
    found.append(Walked(path, value, of))
    if not isinstance(value, str) and of.what != "text":
        for part, inner in _parts(value, of):
            _gather(found, inner, (*path, part), of.inner(part))


def _parts(value: Any, of: Shape) -> Iterable[tuple[str | int, Any]]:
    """What a value is made of; a text and a plain value are whole."""
    if isinstance(value, Mapping | tuple):
        return value.items() if isinstance(value, Mapping) else enumerate(value)
    named = ((key.name, getattr(value, key.field)) for key in of.keys)
    further = value.__pydantic_extra__ if isinstance(value, Translated) and of.keys else None
    return chain(named, (further or {}).items())


def at(of: Shape, path: Path) -> Shape:
    """What the model has at a path."""
    for part in path:
        of = of.inner(part)
    return of


def below(of: Shape) -> Iterator[Shape]:
    """A shape and all that stand in it."""
    yield of
    for inner in (*(key.shape for key in of.keys), of.of):
        yield from below(inner) if inner else ()


@cache
def _record(model: type[BaseModel]) -> Shape:
    """What a record of a model is, with all its keys."""
    if issubclass(model, Text):
        return Shape("text", model="text", of=Shape("prose"))
    name = HUMP.sub("-", model.__name__.partition("[")[0]).lower()
    keys = tuple(_key(key, name, field) for key, field in model.model_fields.items())
    if issubclass(model, Translated):
        # What stands in a language that it need not have is as in the others.
        generic: Any = next(base for base in model.__mro__ if "[" in base.__name__)
        (value,) = generic.__pydantic_generic_metadata__["args"]
        return Shape("translated", model=name, keys=keys, of=shape(value))
    return Shape("record", model=name, keys=keys)


def _key(name: str, model: str, field: FieldInfo) -> Key:
    always = NoneType not in get_args(field.annotation)
    of = shape(field.annotation, field.metadata)
    return Key(field.alias or name, model, of, field.is_required(), always, name)


def shape(  # noqa: PLR0911 - a line for each kind of annotation
    annotation: Any, marks: Iterable[Any] = ()
) -> Shape:
    """What a value is that the model describes so."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape(arguments[0], [*arguments[1:], *marks])
    if origin in {Union, UnionType}:
        return shape(next(one for one in arguments if one is not NoneType), marks)
    if origin is Literal:
        return Shape("choice", choices=arguments)
    if origin is tuple:
        return Shape("list", of=shape(arguments[0], marks), least=_limit(marks, "min_length"))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape("map", of=shape(arguments[1]), by_slug=shape(arguments[0]).what == "slug")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation)
    # A field within an annotation holds marks of its own.
    flat = (mark.metadata if isinstance(mark, FieldInfo) else [mark] for mark in marks)
    return _scalar([*chain.from_iterable(flat)])


def _scalar(marks: list[Any]) -> Shape:
    # The name of a record is a slug as well.
    kind: Any = [Kind(NOTHING.what), *(mark for mark in marks if isinstance(mark, Kind))][-1]
    least, most = _limit(marks, "ge"), _limit(marks, "le")
    return Shape(kind.name, collection=kind.collection, least=least, most=most)


def _limit(marks: Iterable[Any], name: str) -> int | None:
    return next((getattr(mark, name) for mark in marks if hasattr(mark, name)), None)


def word_of(key: Key, words: Collection[str]) -> str:
    """The end of the word that explains a key: that of its record, where it has one of its own."""
    name = key.name.replace("_", "-")
    own = f"{key.model}-{name}"
    return own if f"key-{own}" in words else name
