"""Which fields of the records name other records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pledges.records.problems import Path
from pledges.records.shapes import Walked, walk
from pledges.records.values import RefersTo, Slug

SourceSlug = Annotated[Slug, RefersTo("sources")]
BodySlug = Annotated[Slug, RefersTo("bodies")]
ObjectiveSlug = Annotated[Slug, RefersTo("objectives")]
GoalSlug = Annotated[Slug, RefersTo("sdg")]
UnitSlug = Annotated[Slug, RefersTo("units")]
StatusSlug = Annotated[Slug, RefersTo("statuses")]
ClaimSlug = Annotated[Slug, RefersTo("claims")]
PledgeSlug = Annotated[Slug, RefersTo("pledges")]
EventSlug = Annotated[Slug, RefersTo("events")]
GovernorateSlug = Annotated[Slug, RefersTo("governorates")]
ContextSlug = Annotated[Slug, RefersTo("context")]


@dataclass(frozen=True)
class Reference:
    """A slug found in a record: where, to which collection, which."""

    path: Path
    collection: str
    slug: str


def references(value: Any, path: Path = ()) -> Iterator[Reference]:
    """Every reference in a record, a map or a list of records, with its path."""
    yield from among(walk(value, path))


def among(walked: Iterable[Walked]) -> Iterator[Reference]:
    """Every reference among values, with its path."""
    for path, value, of in walked:
        if of.what == "reference":
            yield Reference(path, of.collection, value)
