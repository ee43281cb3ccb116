"""The tables about indicators: what they count, their parts, breaks and readings."""

from collections.abc import Iterator

from pledges.addresses import place
from pledges.files.tables.columns import (
    ID,
    INDICATOR,
    URL,
    Column,
    Given,
    Row,
    Table,
    count,
    sure,
    urls,
)
from pledges.files.tables.mirrors import layout
from pledges.progress import standing
from pledges.progress.certainty import least
from pledges.records.pledge import Break, Indicator, Reading


def _indicators(given: Given) -> Iterator[Row]:
    """What each indicator counts, and where it starts and leads if anyone said so."""
    for owner, key, indicator in given.library.figures.values():
        yield {
            **dict(indicator),
            "id": f"{owner}/{key}",
            "pledge": None if owner == "context" else owner,
            "per": f"context/{indicator.per}" if indicator.per else None,
            "share_of_target": (share := standing.share(indicator)),
            "share_confidence": least(indicator.readings[0]) if share is not None else None,
            "url": urls(given.publication, *place("figures", key)),
        }


INDICATORS = Table(
    "indicators",
    "data.md",
    ("id",),
    _indicators,
    layout(
        Indicator,
        ID,
        Column("pledge", "id", refers="pledges"),
        "title kind unit definition",
        "baseline_on baseline_value baseline_source target_on target_value target_source",
        Column("share_of_target", "number"),
        "note",
        URL,
        sure("share_confidence"),
    ),
)


def _parts(given: Given) -> Iterator[Row]:
    """The parts of indicators that are counted by parts."""
    for owner, key, indicator in given.library.figures.values():
        for part, title in indicator.parts.items():
            name = f"{owner}/{key}"
            yield {"indicator": name, "part": part, "title": title, "place": indicator.place}


PARTS = Table(
    "parts",
    "data.md",
    ("indicator", "part"),
    _parts,
    (
        INDICATOR,
        Column("part", "id", required=True),
        Column("title", "texts", required=True, key="indicator.parts"),
        *(column for column in INDICATORS.own if column.name == "place"),
    ),
)


def _breaks(given: Given) -> Iterator[Row]:
    """The days from which readings mean something else."""
    for owner, key, indicator in given.library.figures.values():
        for cut in indicator.breaks:
            yield {**dict(cut), "indicator": f"{owner}/{key}"}


BREAKS = Table(
    "breaks",
    "data.md",
    ("indicator", "on"),
    _breaks,
    # A break is never without a note, but was not published so.
    layout(Break, INDICATOR, "on", Column("note", "texts")),
)


def _readings(given: Given) -> Iterator[Row]:
    """Every reading; those of another run must not be joined with it by a line."""
    for owner, key, indicator in given.library.figures.values():
        runs = {id(r): n for n, run in enumerate(standing.runs(indicator), 1) for r in run}
        for reading in indicator.readings:
            name = f"{owner}/{key}"
            yield {
                **dict(reading),
                "id": "/".join(filter(None, (name, reading.part, reading.on.text))),
                "indicator": name,
                "indicator_title": indicator.title,
                "part_title": indicator.parts[reading.part] if reading.part else None,
                "pcode": _pcode(given, indicator, reading),
                "unit": indicator.unit,
                "run": runs[id(reading)],
                "url": urls(given.publication, *place("figures", key, "readings", reading.name)),
            }


READINGS = Table(
    "readings",
    "data.md",
    ("id",),
    _readings,
    layout(
        Reading,
        ID,
        INDICATOR,
        Column("indicator_title", "texts", required=True),
        "part",
        Column("part_title", "texts"),
        "on since value",
        Column("unit", "id", required=True, refers="units"),
        "qualifier",
        count("run"),
        "confidence note source",
        URL,
        Column("pcode", "text", key="governorate.pcode"),
    ),
)


def _pcode(given: Given, indicator: Indicator, reading: Reading) -> str | None:
    """The code by which others know the governorate that a value is of."""
    found = given.library.governorates.get(reading.part or "")
    return found.pcode if found and indicator.place == "governorate" else None
