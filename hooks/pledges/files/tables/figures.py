"""Rows of the tables about indicators: what they count, their parts, breaks and readings."""

from collections.abc import Iterator
from typing import Any, get_args

from pledges.addresses import Publication, place_of
from pledges.files.tables.columns import (
    CONFIDENCE,
    ID,
    INDICATOR,
    NOTE,
    ON,
    SOURCE,
    TITLE,
    UNIT,
    URL,
    Column,
    _choice,
    _count,
    urls,
)
from pledges.progress import standing
from pledges.records.library import Library
from pledges.records.pledge import Indicator, Mark, Reading

Row = dict[str, Any]


def indicators(library: Library, publication: Publication) -> Iterator[Row]:
    """What each indicator counts, and where it starts and leads if anyone said so."""
    for owner, key, indicator in _all(library):
        yield {
            "id": f"{owner}/{key}",
            "pledge": None if owner == "context" else owner,
            "title": indicator.title,
            "kind": indicator.kind,
            "unit": indicator.unit,
            "definition": indicator.definition,
            **_mark("baseline", indicator.baseline),
            **_mark("target", indicator.target),
            "share_of_target": standing.share(indicator),
            "note": indicator.note,
            "url": urls(publication, *place_of(owner, "indicators", key)),
        }


def parts(library: Library) -> Iterator[Row]:
    """The parts of indicators that are counted by parts."""
    for owner, key, indicator in _all(library):
        for part, title in indicator.parts.items():
            yield {"indicator": f"{owner}/{key}", "part": part, "title": title}


def breaks(library: Library) -> Iterator[Row]:
    """The days from which readings mean something else."""
    for owner, key, indicator in _all(library):
        for cut in indicator.breaks:
            yield {"indicator": f"{owner}/{key}", "on": cut.on, "note": cut.note}


def readings(library: Library, publication: Publication) -> Iterator[Row]:
    """Every reading; those of another run must not be joined with it by a line."""
    for owner, key, indicator in _all(library):
        runs = {id(r): n for n, run in enumerate(standing.runs(indicator), 1) for r in run}
        for reading in indicator.readings:
            name = f"{owner}/{key}"
            yield {
                **dict(reading),
                "id": "/".join(filter(None, (name, reading.part, reading.on.text))),
                "indicator": name,
                "indicator_title": indicator.title,
                "part_title": _part(indicator, reading),
                "unit": indicator.unit,
                "run": runs[id(reading)],
                "url": urls(publication, *place_of(owner, "indicators", key)),
            }


def _all(library: Library) -> Iterator[tuple[str, str, Indicator]]:
    for owner in (*library.pledges, "context"):
        for key, indicator in library.indicators(owner).items():
            yield owner, key, indicator


def _part(indicator: Indicator, reading: Reading) -> Any:
    return indicator.parts[reading.part] if reading.part else None


def _mark(name: str, mark: Mark | None) -> Row:
    return {
        f"{name}_on": mark.on if mark else None,
        f"{name}_value": mark.value if mark else None,
        f"{name}_source": mark.source if mark else None,
    }


INDICATORS = (
    ID,
    Column("pledge", "id", refers="pledges"),
    TITLE,
    _choice("kind", Indicator.model_fields["kind"].annotation, "kind-"),
    UNIT,
    Column("definition", "texts", required=True),
    Column("baseline_on", "date"),
    Column("baseline_value", "number"),
    Column("baseline_source", "id", refers="sources"),
    Column("target_on", "date"),
    Column("target_value", "number"),
    Column("target_source", "id", refers="sources"),
    Column("share_of_target", "number"),
    NOTE,
    URL,
)
READINGS = (
    ID,
    INDICATOR,
    Column("indicator_title", "texts", required=True),
    Column("part", "id"),
    Column("part_title", "texts"),
    ON,
    Column("since", "date"),
    Column("value", "number", required=True),
    UNIT,
    Column(
        "qualifier",
        "code",
        allowed=get_args(get_args(Reading.model_fields["qualifier"].annotation)[0]),
    ),
    _count("run"),
    CONFIDENCE,
    NOTE,
    SOURCE,
    URL,
)
