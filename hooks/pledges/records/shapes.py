"""The records as the model has them, described as values: what each key is and may hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pledges.records.languages import Tongue
from pledges.records.library import COLLECTIONS
from pledges.records.pledge import Pledge
from pledges.records.problems import Path
from pledges.records.references import RefersTo
from pledges.records.texts import Record, Text, Translated
from pledges.records.values import Kind

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
What = Literal[
    "prose",
    "text",  # one text in the languages of the site
    "date",
    "number",
    "whole",
    "slug",
    "url",
    "locale",
    "language",
    "choice",
    "reference",
    "record",
    "translated",  # a value, of its own shape, in each language
    "list",
    "map",
]


@dataclass(frozen=True)
class Shape:
    """What a value is; `of` is what a list, a map or a further language holds."""

    what: What
    choices: tuple[str, ...] = ()
    collection: str = ""
    of: "Shape | None" = None
    model: str = ""
    keys: tuple["Key", ...] = ()
    least: int | None = None
    most: int | None = None
    by_slug: bool = True


@dataclass(frozen=True)
class Key:
    """A key of a record, and the record that it belongs to."""

    name: str
    model: str
    needed: bool
    shape: Shape


def files() -> Mapping[str, Shape]:
    """What each file of `data/` holds, by the name of the collection."""
    shapes = {name: Shape("map", of=_record(model)) for name, model in COLLECTIONS.items()}
    languages = Shape("map", of=_record(Tongue))
    return {"pledges": _record(Pledge), **shapes, "languages": languages}


def all_keys() -> Iterator[Key]:
    """Every key that a file of `data/` may hold, but the languages of texts and of phrases."""
    for file in files().values():
        for shape in below(file):
            values = Translated.model_fields if shape.what == "translated" and shape.of else ()
            is_value = bool(shape.of and shape.of.what == "record")
            yield from (key for key in shape.keys if not (is_value and key.name in values))


def below(shape: Shape) -> Iterator[Shape]:
    """A shape and all that stand in it."""
    yield shape
    for inner in (*(key.shape for key in shape.keys), *([shape.of] if shape.of else [])):
        yield from below(inner)


@cache
def _record(model: Any) -> Shape:
    if issubclass(model, Text):
        return Shape("text", model="text")
    name = HUMP.sub("-", model.__name__.partition("[")[0]).lower()
    keys = tuple(
        Key(key, name, field.is_required(), _shape(field.annotation, field.metadata))
        for key, field in model.model_fields.items()
    )
    if issubclass(model, Translated):
        return Shape("translated", model=name, keys=keys, of=_in_further_languages(model))
    return Shape("record", model=name, keys=keys)


def _in_further_languages(model: Any) -> Shape:
    """What a record has in a language that it need not have."""
    generic = next(base for base in model.__mro__ if "[" in base.__name__)
    (value,) = generic.__pydantic_generic_metadata__["args"]
    return _shape(value)


def _shape(  # noqa: PLR0911 - a line for each kind of annotation
    annotation: Any, marks: Iterable[Any] = ()
) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], [*arguments[1:], *marks])
    if origin in {Union, UnionType}:
        (one,) = (argument for argument in arguments if argument is not NoneType)
        return _shape(one, marks)
    if origin is Literal:
        return Shape("choice", choices=arguments)
    if origin is tuple:
        return Shape("list", of=_shape(arguments[0], marks), least=_limit(marks, MinLen))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape("map", of=_shape(arguments[1]), by_slug=_shape(arguments[0]).what == "slug")
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation)
    return _scalar(list(_flat(marks)))


def _scalar(marks: list[Any]) -> Shape:
    kinds: list[Any] = [mark.name for mark in marks if isinstance(mark, Kind)]
    for mark in marks:
        if isinstance(mark, RefersTo):
            return Shape("reference", collection=mark.collection)
    return Shape(kinds[0], least=_limit(marks, Ge), most=_limit(marks, Le))


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    """Marks, with those that a field within an annotation holds."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else [mark]


def _limit(marks: Iterable[Any], kind: type) -> int | None:
    names = {Ge: "ge", Le: "le", MinLen: "min_length"}
    found = (getattr(mark, names[kind]) for mark in marks if isinstance(mark, kind))
    return next(found, None)


# Keys that mean something of their own in one record; elsewhere the same key has a common meaning.
OWN = {
    "account-claim",
    "account-on",
    "account-text",
    "body-kind",
    "break-note",
    "break-on",
    "goal-kind",
    "indicator-kind",
    "milestone-basis",
    "milestone-due",
    "question-since",
    "question-text",
    "quote-text",
    "reading-since",
    "revision-due",
    "revision-on",
    "source-kind",
    "source-note",
    "un-record-title",
    "unit-label",
    "update-text",
    "wording-note",
}


def word_of(key: Key) -> str:
    """The word of the interface that explains a key."""
    name = key.name.replace("_", "-")
    own = f"{key.model}-{name}"
    return own if own in OWN else name


def at(model: Any, path: Path) -> Any:
    """What the model has at a path."""
    for part in path:
        model = _plain(model)
        model = _field(model, str(part)) if is_record(model) else entry(model)
    return _plain(model)


def kinds_at(model: Any, path: Path) -> set[Any]:
    """Every kind that the value at a path may be, with the marks of each."""
    names = [place for place, part in enumerate(path) if isinstance(part, str)]
    owner: Any = at(model, path[: names[-1]]) if names else None
    field = owner.model_fields.get(str(path[names[-1]])) if is_record(owner) else None
    return {*field.metadata, *_kinds(field.annotation)} if field else set()


def _kinds(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


def _field(model: Any, name: str) -> Any:
    """What a record has under a name; a further language is like English."""
    fields = model.model_fields
    found = fields.get(name) or fields.get("en")
    return found.annotation if found else object


def is_record(annotation: Any) -> bool:
    """Whether an annotation is a record, with keys of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _plain(annotation: Any) -> Any:
    """The record among the alternatives of an optional."""
    alternatives = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()
    return next((a for a in alternatives if is_record(a)), annotation)


def entry(annotation: Any) -> Any:
    """What the entries of a map or a tuple are."""
    return next((a for a in get_args(annotation) if is_record(_plain(a))), annotation)
