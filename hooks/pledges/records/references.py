"""Which fields of the records name other records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pledges.records.problems import Path
from pledges.records.shapes import Walked, walk
from pledges.records.values import Kind, Slug

SourceSlug = Annotated[Slug, Kind("reference", "sources")]
BodySlug = Annotated[Slug, Kind("reference", "bodies")]
ObjectiveSlug = Annotated[Slug, Kind("reference", "objectives")]
GoalSlug = Annotated[Slug, Kind("reference", "sdg")]
UnitSlug = Annotated[Slug, Kind("reference", "units")]
StatusSlug = Annotated[Slug, Kind("reference", "statuses")]
ClaimSlug = Annotated[Slug, Kind("reference", "claims")]
PledgeSlug = Annotated[Slug, Kind("reference", "pledges")]
EventSlug = Annotated[Slug, Kind("reference", "events")]
GovernorateSlug = Annotated[Slug, Kind("reference", "governorates")]
ContextSlug = Annotated[Slug, Kind("reference", "context")]


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
