"""Every slug that names another record is found, with its place, and nothing else is."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from pledges.pages.edition import Edition
from pledges.records.dated import Event, Milestone
from pledges.records.library import COLLECTIONS
from pledges.records.pledge import Pledge
from pledges.records.problems import Path
from pledges.records.shapes import walk
from pledges.records.texts import Record
from pledges.records.values import Kind

# Keys that hold the slugs of other records, wherever they stand, and the collection of each.
NAMING = {
    "source": "sources",
    "sources": "sources",
    "unit": "units",
    "claim": "claims",
    "status": "statuses",
    "who": "bodies",
    "lead": "bodies",
    "supporting": "bodies",
    "partners": "bodies",
    "pledges": "pledges",
    "given": "sources",
    "by": "events",
    "per": "context",
    "places": "governorates",
}


def references(value: object, path: Path = ()) -> list[tuple[Path, str, str]]:
    """Where a value names a record, of which collection, which."""
    walked = walk(value, path)
    return [(one.path, one.shape.collection, one.value) for one in walked if one.shape.collection]


def annotations(model: Any) -> Iterator[tuple[str, str, Any]]:
    """The keys of a model and of all records within it: model, key, annotation with its marks."""
    if isinstance(model, type) and issubclass(model, Record):
        for key, field in model.model_fields.items():
            yield model.__name__, key, (field.annotation, field.metadata)
            yield from annotations(field.annotation)
    for argument in get_args(model):
        yield from annotations(argument)


def marks(annotation: Any) -> Iterator[Kind]:
    """The marks within an annotation."""
    if isinstance(annotation, Kind) and annotation.name == "reference":
        yield annotation
    parts = [*annotation] if isinstance(annotation, tuple | list) else [*get_args(annotation)]
    for part in [*parts, *getattr(annotation, "__metadata__", ())]:
        yield from marks(part)


@pytest.mark.parametrize("model", [Pledge, *COLLECTIONS.values()], ids=lambda model: model.__name__)
def test_each_key_that_names_records_says_so(model: type[Record]) -> None:
    """A key with one of the naming words is marked with its collection, and that exists."""
    for name, key, annotation in annotations(model):
        found = {mark.collection for mark in marks(annotation)}
        if key in NAMING:
            assert found == {NAMING[key]}, f"{name}.{key}"
        assert found <= {*COLLECTIONS, "pledges"}


def test_the_references_of_a_record_have_their_places() -> None:
    """A slug alone, in a list and in records within records is found at its path."""
    milestone = Milestone.model_validate(
        {
            "title": {"ar": "ع", "en": "E"},
            "basis": "official",
            "due": "2024",
            "claim": "reported",
            "done": "2024",
            "sources": ["a", "b"],
            "revisions": [
                {"due": "2025", "on": "2024", "reason": {"ar": "ع", "en": "E"}, "source": "c"}
            ],
        }
    )
    assert sorted(references({"m": milestone}, ("top",)), key=str) == sorted(
        [
            (("top", "m", "claim"), "claims", "reported"),
            (("top", "m", "sources", 0), "sources", "a"),
            (("top", "m", "sources", 1), "sources", "b"),
            (("top", "m", "revisions", 0, "source"), "sources", "c"),
        ],
        key=str,
    )


def test_an_event_names_pledges() -> None:
    """The pledges of an event are references."""
    text = {"ar": "ع", "en": "E"}
    event = Event.model_validate({"on": "2024", "title": text, "sources": ["a"], "pledges": ["b"]})
    assert (("pledges", 0), "pledges", "b") in set(references(event))


def test_what_is_left_out_is_no_reference() -> None:
    """A key that is not set names nothing."""
    text = {"ar": "ع", "en": "E"}
    milestone = Milestone.model_validate({"title": text, "basis": "editorial", "sources": ["a"]})
    assert [collection for _, collection, _ in references(milestone)] == ["sources"]


@pytest.mark.parametrize("value", ["water", 3, None, (), {}])
def test_plain_values_hold_no_references(value: object) -> None:
    """Only records name records."""
    assert list(references(value)) == []


def test_all_references_of_the_sample_are_found(sample: Edition) -> None:
    """The sample names records of every collection that can be named, each of them known."""
    library = sample.library
    found = [*references(library.pledges), *references(library.events)]
    count = Counter(collection for _, collection, _ in found)
    assert set(count) == {*NAMING.values(), "objectives", "sdg"}
    assert all(slug in library.collection(collection) for _, collection, slug in found)
    assert count["objectives"] == 3
    assert count["sdg"] == 2
