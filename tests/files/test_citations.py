"""Which sources are cited is told in full and at the right places."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from pledges.pages.edition import Edition
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.pledge import Pledge
from pledges.records.shapes import walk


@pytest.fixture(params=["real", "sample"])
def records(request: pytest.FixtureRequest, library: Library, sample: Edition) -> Library:
    """The real records and those of the sample, in turn."""
    return library if request.param == "real" else sample.library


def named(value: Any, known: Mapping[str, Any]) -> Iterator[str]:
    """The slugs under `source`, `sources` and `given` anywhere in a file."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            if key == "given":
                yield from (word for word in entry.values() if word in known)
            elif key in {"source", "sources"}:
                words = [entry] if isinstance(entry, str) else entry or []
                yield from (word for word in words if word in known)
            else:
                yield from named(entry, known)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for entry in value:
            yield from named(entry, known)


def written(records: Library, name: str, slug: str = "") -> Any:
    """A file of the records as it was written."""
    return records.documents[file_of(name, slug)].value


def holds_a_source(model: Any) -> bool:
    """Whether a model or one within it has a key for sources."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        fields = model.model_fields
        return bool({"source", "sources"} & set(fields)) or any(
            holds_a_source(part.annotation) for part in fields.values()
        )
    return any(holds_a_source(argument) for argument in get_args(model))


def test_every_citation_is_told(records: Library) -> None:
    """The sources of all collections that can cite are found, each as often as it is cited."""
    models = {"pledges": Pledge, **COLLECTIONS}
    for name in (name for name, model in models.items() if holds_a_source(model)):
        slugs = records.pledges if name == "pledges" else [""]
        files = [written(records, name, slug) for slug in slugs]
        told = [one for slug in slugs for one in records.walked[file_of(name, slug)]]
        found = sorted(one.value for one in told if one.shape.collection == "sources")
        assert found == sorted(named(files, records.sources))


def test_a_citation_leads_to_the_key_that_cites(records: Library) -> None:
    """Following the path of a citation from the top of its file ends at the source."""
    for file, held in records.files():
        for one in records.walked[file]:
            if not one.shape.collection:
                continue
            place: Any = held
            for step in one.path:
                keyed = isinstance(step, int) or isinstance(place, Mapping)
                every = f"all_{step}" if hasattr(place, f"all_{step}") else str(step)
                place = place[step] if keyed else getattr(place, every)
            assert place == one.value


def test_the_sources_of_a_pledge_are_those_that_it_cites(records: Library) -> None:
    """All that a pledge cites, once each, in the order of the file of sources."""
    for slug in records.pledges:
        found = records.cited[slug]
        cited = set(named(written(records, "pledges", slug), records.sources))
        assert list(found) == [source for source in records.sources if source in cited]
        assert all(records.sources[key] is source for key, source in found.items())


def test_a_reference_that_is_absent_is_none(sample: Edition) -> None:
    """A key that is left out is no reference; a list is as many as its entries."""
    roads = [r.path for r in walk(sample.library.pledges["roads"].record) if r.shape.collection]
    assert roads == []
    bodies = walk(sample.library.pledges["water"].bodies)
    assert [(r.path, r.value) for r in bodies if r.shape.collection == "bodies"] == [
        (("lead", 0), "sample-ministry"),
        (("supporting", 0), "sample-directorate"),
        (("supporting", 1), "sample-council"),
        (("partners", 0), "sample-agency"),
        (("partners", 1), "sample-partner"),
    ]
