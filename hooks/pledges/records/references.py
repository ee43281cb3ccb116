"""Which fields of the records name other records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pledges.records.problems import Path
from pledges.records.shapes import walk
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
    for found in walk(value, path):
        if found.shape.what == "reference":
            yield Reference(found.path, found.shape.collection, found.value)
