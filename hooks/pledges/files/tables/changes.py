"""Rows of the change log: each change of the records that git knows, under today's names."""

import json
from collections.abc import Iterator
from itertools import islice

from pledges.addresses import place
from pledges.files.tables.columns import (
    PUBLISHED,
    Given,
    Row,
    urls,
)
from pledges.history import told_values
from pledges.history.change import Change
from pledges.history.lineage import SHOWN, lineage, news
from pledges.history.telling import line, say
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.reader import Plain


def changes(given: Given) -> Iterator[Row]:
    """The changes that are more than editorial, newest first."""
    spoken = [Language(given.library, lang) for lang in PUBLISHED]
    commits = [*lineage(given.history.commits)]
    shown = {commit.id for commit in islice(news(commits), SHOWN)}
    for commit in commits:
        where = place("changes", commit.id)
        # The page does not tell of every commit: there it is the place of the others.
        found = urls(given.publication, where.page, where.anchor if commit.id in shown else "")
        for change in commit.told:
            row = _row(spoken, commit, change)
            row["pledge"] = _pledge(given.library, change)
            row["address"] = given.publication.commit_page(commit.id)
            row["url"] = found
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
        "reason": {language.lang: told_values.text(language, change.reason) for language in spoken}
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
