"""The places that records bring to pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pledges.addresses import PLACES, place
from pledges.records.library import COLLECTIONS, Library, files

# The places of a page that is nothing but records.
STUB_PLACES = ("pledges", "questions", "follow", "context", "take", "cite")


def anchors(library: Library) -> Mapping[str, set[str]]:
    """The places that records bring to pages, each with the pages of which it is one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    named = [key[0] for key in PLACES if len(key) == 1 and key[0] in COLLECTIONS]
    places = [place(name, slug) for name in named for slug in library.collection(name)]
    for slug, pledge in library.pledges.items():
        held = {
            kind: [*getattr(pledge, kind)] for kind in ("indicators", "questions", "milestones")
        }
        held["updates"] = [update.name for update in pledge.updates]
        places += [place("pledges", slug, kind, key) for kind in held for key in held[kind]]
        places += [place("pledges", slug, "milestones", key, "says") for key in pledge.milestones]
    for slug, figure in library.figures.items():
        names = [reading.name for reading in figure.indicator.readings]
        places += [place("figures", slug, "readings", name) for name in names]
        places += [place("figures", slug, "parts", part) for part in figure.indicator.parts]
    for page, anchor in [*places, *_headings(library)]:
        found[anchor].add(page)
    found.pop("", None)
    return {**found, **{name: {""} for name in (*library.pledges, *STUB_PLACES)}}


def _headings(library: Library) -> Iterator[tuple[str, str]]:
    """Where records stand together: of a year, of a kind, of a file, the updates of all pledges."""
    yield from (("timeline.md", f"year-{one.on.first.year}") for one in library.events.values())
    for page, name in (("sources.md", "sources"), ("bodies/index.md", "bodies")):
        yield from ((page, f"kind-{one.kind}") for one in library.collection(name).values())
    yield from (("guides/keys.md", f"keys-{name}") for name in files())
    for slug, pledge in library.pledges.items():
        updates = (place("pledges", slug, "updates", one.name) for one in pledge.updates)
        yield from (("changes.md", f"{slug}-{at.anchor}") for at in updates)
