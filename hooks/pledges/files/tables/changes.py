"""Rows of the change log under today's names, and of what no longer stands as it was published."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pledges.addresses import place
from pledges.files.tables.columns import PUBLISHED, Row
from pledges.files.tables.given import Given, urls
from pledges.history.change import NUMBERS, Change, shape_at
from pledges.history.lineage import lineage
from pledges.history.telling import line, say
from pledges.records.library import Library
from pledges.records.reader import Plain
from pledges.records.values import NUMBER

# The table and the id of what is or was a row, its record, and what it says in each language.
Published = tuple[str, str, Any, Any]


def changes(given: Given) -> Iterator[Row]:
    """The changes that are more than editorial, newest first."""
    for commit in lineage(given.history.commits):
        where = place("changes", commit.name)
        # The page does not tell of every commit: there it is the place of the others.
        is_told = any(change.is_news for change in commit.changes)
        for change in commit.told:
            collection, slug = change.record
            is_pledge = collection == "pledges" and slug in given.library.pledges
            yield {
                "change": change,
                "from": commit,
                "on": commit.day if commit.dated else None,
                "record": "/".join(change.record),
                "said": {one.lang: line(one, say(one, change)) for one in given.languages},
                "before": _plain(change.before),
                "after": _plain(change.after),
                "before_value": _number(change, change.before),
                "after_value": _number(change, change.after),
                "reason": _texts(change.reason or commit.reason),
                "pledge": slug if is_pledge else None,
                "address": given.publication.in_repository("commit", id=commit.id),
                "url": urls(given.publication, where.page, where.anchor if is_told else ""),
            }


def _texts(reason: Plain) -> Mapping[str, str] | None:
    """Why, in the languages in which it was said."""
    return {lang: reason[lang] for lang in PUBLISHED if reason.get(lang)} or None


def _plain(value: Plain) -> str | None:
    """A value as the file had it; one with parts is told as JSON."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _number(change: Change, value: Plain) -> Decimal | None:
    """A value of a field that holds numbers."""
    of_numbers = shape_at(change.record, change.path).what in NUMBERS
    is_one = isinstance(value, str) and NUMBER.fullmatch(value)
    return Decimal(str(value)) if of_numbers and is_one else None


def withdrawn(given: Given) -> Iterator[Row]:
    """What was withdrawn: no other table has it."""
    library = given.library
    kinds = ((kind, library.collection(kind)) for kind in ("events", "sources", "bodies"))
    whole = ((kind, slug, one, one.title) for kind, held in kinds for slug, one in held.items())
    for kind, id_, one, said in (*_of_pledges(library), *whole, *_of_figures(given)):
        if one.withdrawn:
            yield {**dict(one.withdrawn), "id": id_, "kind": kind, "said": said}


def _of_pledges(library: Library) -> Iterator[Published]:
    for slug, pledge in library.pledges.items():
        for key, milestone in pledge.all_milestones.items():
            yield "milestones", f"{slug}/{key}", milestone, milestone.title
        for update in pledge.all_updates:
            yield "updates", f"{slug}/update-{update.name}", update, update.text


def _of_figures(given: Given) -> Iterator[Published]:
    for figure in given.library.figures.values():
        for one in figure.indicator.all_readings:
            unit = figure.indicator.unit
            said = {spoken.lang: spoken.count(one.value, unit) for spoken in given.languages}
            yield "readings", figure.id_of(one), one, said
