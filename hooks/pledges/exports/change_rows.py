"""Rows of the change log: each change of the records that git knows, under today's names."""

import json
from collections.abc import Iterator
from typing import Any

from pledges import history_values as values
from pledges.compare.change import Change
from pledges.exports import addresses
from pledges.exports.columns import PUBLISHED
from pledges.history import Commit, History
from pledges.history_words import line, say
from pledges.language import Language
from pledges.library import Library
from pledges.lineage import lineage
from pledges.publication import Publication
from pledges.reader import Plain

Row = dict[str, Any]


def changes(library: Library, history: History, publication: Publication) -> Iterator[Row]:
    """The changes that are more than editorial, newest first."""
    spoken = [Language(library, lang) for lang in PUBLISHED]
    for commit in lineage(history.commits):
        for change in commit.told:
            row = _row(spoken, commit, change)
            row["pledge"] = _pledge(library, change)
            row["address"] = publication.commit_page(commit.id)
            row["url"] = addresses.page(publication, "changes.md", commit.anchor)
            yield row


def _row(spoken: list[Language], commit: Commit, change: Change) -> Row:
    return {
        "id": f"{commit.id}/{'/'.join(change.name)}",
        "on": commit.day,
        "record": "/".join(change.record),
        "path": change.path,
        "what": change.what,
        "said": {language.lang: line(language, say(language, change)) for language in spoken},
        "before": _plain(change.before),
        "after": _plain(change.after),
        "reason": {language.lang: values.text(language, change.reason) for language in spoken}
        if change.reason
        else None,
        "sources": change.sources,
        "commit": commit.id,
        "subject": commit.subject,
    }


def _pledge(library: Library, change: Change) -> str | None:
    """The pledge whose record it is; none when there is no such pledge any more."""
    collection, slug = change.record
    return slug if collection == "pledges" and slug in library.pledges else None


def _plain(value: Plain) -> str | None:
    """A value as the file had it; one with parts is told as JSON."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
