"""Where the rows about figures come from: what they count, their parts, breaks and values."""

from collections.abc import Iterator

from pledges.files.tables.columns import Row
from pledges.files.tables.given import Given
from pledges.progress.certainty import least
from pledges.progress.readings import runs, share


def indicators(given: Given) -> Iterator[Row]:
    """What each indicator counts, and where it starts and leads if anyone said so."""
    for figure in given.library.figures.values():
        indicator, reached = figure.indicator, share(figure.indicator)
        yield {
            **dict(indicator),
            "id": figure.name,
            "pledge": None if figure.owner == "context" else figure.owner,
            "per": f"context/{indicator.per}" if indicator.per else None,
            "share_of_target": reached,
            "share_confidence": least(indicator.readings[0]) if reached is not None else None,
            "url": given.urls("figures", figure.key),
        }


def parts(given: Given) -> Iterator[Row]:
    """The parts of indicators that are counted by parts."""
    for figure in given.library.figures.values():
        own = {"indicator": figure.name, "place": figure.indicator.place}
        parts = figure.indicator.parts.items()
        yield from ({**own, "part": part, "title": title} for part, title in parts)


def breaks(given: Given) -> Iterator[Row]:
    """The days from which readings mean something else."""
    for figure in given.library.figures.values():
        breaks = figure.indicator.breaks
        yield from ({**dict(cut), "indicator": figure.name} for cut in breaks)


def readings(given: Given) -> Iterator[Row]:
    """Every reading; those of another run must not be joined with it by a line."""
    for figure in given.library.figures.values():
        indicator = figure.indicator
        run_of = {id(r): n for n, run in enumerate(runs(indicator), 1) for r in run}
        places = given.library.governorates if indicator.place == "governorate" else {}
        for reading in indicator.readings:
            way = ("figures", figure.key, "readings", reading.name)
            yield {
                **dict(reading),
                "of": indicator,
                "id": figure.id_of(reading),
                "indicator": figure.name,
                "part_title": indicator.parts.get(reading.part or ""),
                "in": places.get(reading.part or ""),
                "run": run_of[id(reading)],
                "corrected": given.corrected(given.library.corrected(figure.key, reading)),
                "url": given.urls(*way),
            }
