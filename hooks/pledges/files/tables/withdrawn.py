"""What no longer stands as it was published: what was withdrawn, and what values were put right."""

from collections.abc import Iterable, Iterator
from typing import Any

from pledges.files.tables.columns import ID, PUBLISHED, Column, Given, Row, Table, choice
from pledges.files.tables.mirrors import layout
from pledges.language.words import Language
from pledges.records.library import Correction, Library, way_of
from pledges.records.pledge import Corrected, Withdrawal

# What was put right in a row, what it was, until when and why.
CORRECTED = Column("corrected", "texts")


def corrected(library: Library, found: Iterable[Correction]) -> Row | None:
    """For each language what was put right in a record, in words; None where nothing was."""
    every = [*found]
    return {
        lang: " ".join(
            f"{language.corrected(one)}{language.word('colon')} {language.text(one.update.text)}"
            for one in every
        )
        for lang in PUBLISHED
        if (language := Language(library, lang)) and every
    } or None


def _withdrawn(given: Given) -> Iterator[Row]:
    """Readings, milestones and updates that were withdrawn: no other table counts them."""
    for table, id_, one, words in _gone(given.library):
        yield {**dict(one.withdrawn), "id": id_, "kind": table, "said": words}


def _gone(library: Library) -> Iterator[tuple[str, str, Any, Row]]:
    spoken = [Language(library, lang) for lang in PUBLISHED]
    for slug, pledge in library.pledges.items():
        for key, milestone in pledge.all_milestones.items():
            if milestone.withdrawn:
                said = {language.lang: language.text(milestone.title) for language in spoken}
                yield "milestones", f"{slug}/{key}", milestone, said
        for update in pledge.all_updates:
            if update.withdrawn:
                said = {language.lang: language.text(update.text) for language in spoken}
                yield "updates", f"{slug}/update-{update.name}", update, said
    for figure in library.figures.values():
        for reading in figure.indicator.all_readings:
            if reading.withdrawn:
                unit = figure.indicator.unit
                said = {one.lang: one.count(reading.value, unit) for one in spoken}
                yield "readings", figure.id_of(reading), reading, said


WITHDRAWN = Table(
    "withdrawn",
    "changes.md",
    ("id",),
    _withdrawn,
    layout(
        Withdrawal,
        ID,
        choice("kind", ("milestones", "readings", "updates")),
        Column("said", "texts", required=True),
    ),
)


def _corrections(given: Given) -> Iterator[Row]:
    """Each value that was put right, with the correction that says so."""
    for slug, pledge in given.library.pledges.items():
        for update in pledge.updates:
            for one in update.corrects:
                name = f"{slug}/update-{update.name}"
                yield {**dict(one), "at": way_of(slug, one.at), "update": name, "on": update.on}


CORRECTIONS = Table(
    "corrections",
    "changes.md",
    ("update", "at"),
    _corrections,
    layout(
        Corrected,
        Column("update", "id", required=True, refers="updates"),
        Column("on", "date", required=True),
        "at was",
    ),
)
