"""Rows of the change log: each change of the records that git knows, under today's names."""

import json
from collections.abc import Iterator, Mapping

from pledges.addresses import place
from pledges.files.tables.columns import PUBLISHED, Given, Row, urls
from pledges.history.change import Change
from pledges.history.lineage import lineage
from pledges.history.telling import line, say
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.reader import Plain


def changes(given: Given) -> Iterator[Row]:
    """The changes that are more than editorial, newest first."""
    spoken = [Language(given.library, lang) for lang in PUBLISHED]
    for commit in lineage(given.history.commits):
        where = place("changes", commit.name)
        # The page does not tell of every commit: there it is the place of the others.
        is_told = any(change.is_news for change in commit.changes)
        for change in commit.told:
            row = _row(spoken, commit, change)
            row["pledge"] = _pledge(given.library, change)
            row["address"] = given.publication.in_repository(f"commit/{commit.id}")
            row["url"] = urls(given.publication, where.page, where.anchor if is_told else "")
            yield row


def _row(spoken: list[Language], commit: Commit, change: Change) -> Row:
    return {
        "id": change.id,
        "on": commit.day if commit.dated else None,
        "record": "/".join(change.record),
        "path": change.path,
        "what": change.what,
        "said": {language.lang: line(language, say(language, change)) for language in spoken},
        "before": _plain(change.before),
        "after": _plain(change.after),
        "reason": _texts(change.reason or commit.reason),
        "sources": change.sources,
        "commit": commit.id,
        "subject": commit.subject,
    }


def _texts(reason: Plain) -> Mapping[str, str] | None:
    """Why, in the languages in which it was said."""
    return {lang: reason[lang] for lang in PUBLISHED if reason.get(lang)} or None


def _pledge(library: Library, change: Change) -> str | None:
    """The pledge whose record it is; none when there is no such pledge any more."""
    collection, slug = change.record
    return slug if collection == "pledges" and slug in library.pledges else None


def _plain(value: Plain) -> str | None:
    """A value as the file had it; one with parts is told as JSON."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
