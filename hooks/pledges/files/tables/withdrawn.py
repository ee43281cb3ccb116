"""What no longer stands as it was published: what was withdrawn, what was put right."""

from collections.abc import Iterable, Iterator
from typing import Any

from pledges.files.tables.columns import PUBLISHED, Given, Row
from pledges.language.words import Language
from pledges.records.library import Correction, Library

# The table and the id of what is or was a row, its record, and what it says in each language.
Published = tuple[tuple[str, str], Any, Any]


def corrected(library: Library, found: Iterable[Correction]) -> Row | None:
    """For each language what was put right in a record, in words; None where nothing was."""
    every = [*found]
    return {lang: _said(Language(library, lang), every) for lang in PUBLISHED} if every else None


def corrected_at(given: Given, *way: str) -> Row | None:
    """The same for what stands in a pledge, by its way there."""
    found = given.library.corrections.get("/".join(("pledges", *way)), ())
    return corrected(given.library, found)


def _said(language: Language, found: Iterable[Correction]) -> str:
    colon = f"{language.word('colon')} "
    return " ".join(
        f"{language.corrected(one)}{colon}{language.text(one.update.text)}" for one in found
    )


def withdrawn(given: Given) -> Iterator[Row]:
    """Readings, milestones, updates and events that were withdrawn: no other table has them."""
    library = given.library
    of_pledges = (found for slug in library.pledges for found in _of_pledge(library, slug))
    events = ((("events", slug), one, one.title) for slug, one in library.events.items())
    for (kind, id_), one, said in (*of_pledges, *events, *_readings(library)):
        if one.withdrawn:
            yield {**dict(one.withdrawn), "id": id_, "kind": kind, "said": said}


def _of_pledge(library: Library, slug: str) -> Iterator[Published]:
    pledge = library.pledges[slug]
    for key, milestone in pledge.all_milestones.items():
        yield ("milestones", f"{slug}/{key}"), milestone, milestone.title
    for update in pledge.all_updates:
        yield ("updates", f"{slug}/update-{update.name}"), update, update.text


def _readings(library: Library) -> Iterator[Published]:
    spoken = [Language(library, lang) for lang in PUBLISHED]
    for figure in library.figures.values():
        for reading in figure.indicator.all_readings:
            said = {one.lang: one.count(reading.value, figure.indicator.unit) for one in spoken}
            yield ("readings", figure.id_of(reading)), reading, said
