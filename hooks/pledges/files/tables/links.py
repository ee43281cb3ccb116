"""The tables of what pledges are linked to: bodies, objectives, goals, and who says so."""

from collections.abc import Iterator

from pledges.files.tables.columns import Given, Row
from pledges.progress.rows import ROLES


def bodies(given: Given) -> Iterator[Row]:
    """Which body carries which pledge, in which role."""
    for slug, pledge in given.library.pledges.items():
        for role in ROLES:
            for body in getattr(pledge.bodies, role):
                source, sources = pledge.bodies.given.get(body), pledge.bodies.sources
                own = {"body": body, "role": role, "source": source, "sources": sources}
                yield {"pledge": slug, **own}


def objectives(given: Given) -> Iterator[Row]:
    """Which objective each pledge serves, and who says so."""
    for slug, pledge in given.library.pledges.items():
        for link in pledge.objectives:
            yield {**dict(link), "pledge": slug, "objective": link.to}


def goals(given: Given) -> Iterator[Row]:
    """Which goal each pledge is linked to, and who says so."""
    for slug, pledge in given.library.pledges.items():
        for link in pledge.sdg:
            yield {**dict(link), "pledge": slug, "goal": link.to}
