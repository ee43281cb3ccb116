"""Which fields of the records name other records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from pledges.records.problems import Path
from pledges.records.values import Slug


@dataclass(frozen=True)
class RefersTo:
    """Marks a slug as the name of a record in a collection of the library."""

    collection: str


SourceSlug = Annotated[Slug, RefersTo("sources")]
BodySlug = Annotated[Slug, RefersTo("bodies")]
ObjectiveSlug = Annotated[Slug, RefersTo("objectives")]
GoalSlug = Annotated[Slug, RefersTo("sdg")]
UnitSlug = Annotated[Slug, RefersTo("units")]
StatusSlug = Annotated[Slug, RefersTo("statuses")]
ClaimSlug = Annotated[Slug, RefersTo("claims")]
PledgeSlug = Annotated[Slug, RefersTo("pledges")]


@dataclass(frozen=True)
class Reference:
    """A slug found in a record: where, to which collection, which."""

    path: Path
    collection: str
    slug: str


def references(value: Any, path: Path = ()) -> Iterator[Reference]:
    """Every reference in a record, a map or a list of records, with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _of_field(value, name, (*path, name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from references(entry, (*path, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from references(entry, (*path, index))


def _of_field(record: BaseModel, name: str, path: Path) -> Iterator[Reference]:
    value = getattr(record, name)
    collection = collection_of(type(record), name)
    if collection is None:
        yield from references(value, path)
    elif isinstance(value, str):
        yield Reference(path, collection, value)
    elif value is not None:
        yield from (Reference((*path, i), collection, slug) for i, slug in enumerate(value))


@cache
def collection_of(model: type[BaseModel], name: str) -> str | None:
    """The collection whose records a field of a record names, if it names any."""
    field = model.model_fields[name]
    marks = [*field.metadata, *_marks(field.annotation)]
    return next((mark.collection for mark in marks if isinstance(mark, RefersTo)), None)


def _marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for argument in get_args(annotation):
        yield from _marks(argument)
