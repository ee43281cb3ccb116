"""Which sources are cited, and where."""

from pledges.library import Library
from pledges.problems import Path
from pledges.references import references
from pledges.vocabulary import Source

# The collections whose records cite sources.
CITING = (
    "pledges",
    "events",
    "context",
    "questions",
    "objectives",
    "principles",
    "sdg",
    "glossary",
)


def sources_of(library: Library, pledge: str) -> dict[str, Source]:
    """The sources that a pledge cites, in the order of `data/sources.yml`."""
    return library.cited[pledge]


def citations(library: Library) -> dict[str, list[tuple[str, Path]]]:
    """For each source, the collections and paths that cite it."""
    found: dict[str, list[tuple[str, Path]]] = {slug: [] for slug in library.sources}
    for name in CITING:
        for reference in references(library.collection(name)):
            if reference.collection == "sources" and reference.slug in found:
                found[reference.slug].append((name, reference.path))
    return found
