"""The tables about indicators: what they count, their parts, breaks and readings."""

from collections.abc import Iterator

from pledges.addresses import place
from pledges.files.tables.columns import Given, Row, urls
from pledges.files.tables.withdrawn import corrected
from pledges.progress import standing
from pledges.progress.certainty import least


def indicators(given: Given) -> Iterator[Row]:
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


def parts(given: Given) -> Iterator[Row]:
    """The parts of indicators that are counted by parts."""
    for owner, key, indicator in given.library.figures.values():
        for part, title in indicator.parts.items():
            name = f"{owner}/{key}"
            yield {"indicator": name, "part": part, "title": title, "place": indicator.place}


def breaks(given: Given) -> Iterator[Row]:
    """The days from which readings mean something else."""
    for owner, key, indicator in given.library.figures.values():
        for cut in indicator.breaks:
            yield {**dict(cut), "indicator": f"{owner}/{key}"}


def readings(given: Given) -> Iterator[Row]:
    """Every reading; those of another run must not be joined with it by a line."""
    for figure in given.library.figures.values():
        _, key, indicator = figure
        runs = {id(r): n for n, run in enumerate(standing.runs(indicator), 1) for r in run}
        places = given.library.governorates if indicator.place == "governorate" else {}
        for reading in indicator.readings:
            place_of = places.get(reading.part or "")
            yield {
                **dict(reading),
                "id": figure.id_of(reading),
                "indicator": figure.name,
                "indicator_title": indicator.title,
                "part_title": indicator.parts[reading.part] if reading.part else None,
                "pcode": place_of.pcode if place_of else None,
                "unit": indicator.unit,
                "run": runs[id(reading)],
                "corrected": corrected(given.library, given.library.corrected(key, reading)),
                "url": urls(given.publication, *place("figures", key, "readings", reading.name)),
            }
