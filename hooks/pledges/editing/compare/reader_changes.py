"""`compare`: what a reader would see change between two commits, as Markdown or as data."""

import datetime as dt
import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from pledges.editing.command import SOUND, RefusalError, today
from pledges.editing.compare.comment import markdown
from pledges.editing.compare.page_changes import PageChange, page_changes, told_page
from pledges.history import told_values
from pledges.history.arrivals import ended
from pledges.history.log import row_of
from pledges.history.repository import Repository, repository
from pledges.history.telling import ToldChange, line
from pledges.history.walk import Commit, between
from pledges.language.words import Language
from pledges.records.load import load

JsonObject = dict[str, Any]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def difference(found: Repository, range_: str) -> tuple[Commit, Sequence[PageChange]]:
    """What changes from `BASE..HEAD`, or from where both part: `BASE...HEAD`.

    In the records, as one commit, and in the pages.
    """
    first, dots, last = range_.partition("...") if "..." in range_ else range_.partition("..")
    base, head = (_commit(found, name or "HEAD") for name in (first, last))
    common = found.common(base, head) if dots == "..." else base
    if common is None:
        raise RefusalError("unknown_revision", word=range_)
    for commit in (common, head):
        if not all(found.holds(partial(read, commit)) for read in (found.files, found.pages)):
            raise RefusalError("unknown_revision", word=commit)
    texts = [found.texts(found.pages(commit)) for commit in (common, head)]
    return between(found, common, head), [*page_changes(*texts)]


def meaning(
    commit: Commit, pages: Sequence[PageChange], languages: Iterable[Language]
) -> dict[str, list[JsonObject]]:
    """The difference in the words of each language, as texts under headings."""
    return {"parts": [_part(commit, pages, language) for language in languages]}


def _commit(found: Repository, name: str) -> str:
    """A commit by its name, or by a day: the state in which main ended that."""
    commit = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(name) if DAY.fullmatch(name) else None
        commit = ended(found, day, today()) if day else found.commit(name)
    if commit is None:
        raise RefusalError("unknown_revision", word=name)
    return commit


def _part(commit: Commit, pages: Sequence[PageChange], language: Language) -> JsonObject:
    sections = [*_sections(language, commit)]
    if pages:
        lines = [told_page(language, page) for page in pages]
        sections.append((language.word("meaning-pages"), lines))
    shown = sections or [("", [language.word("meaning-none")])]
    return {
        "lang": language.lang,
        "direction": language.tongue.direction,
        "heading": language.word("meaning-heading"),
        "sections": [{"title": title, "lines": [*lines]} for title, lines in shown],
    }


def _sections(language: Language, commit: Commit) -> Iterator[tuple[str, Sequence[str]]]:
    told = row_of(language, commit)
    for kind, titles in told.began:
        head = language.phrase("history-began", kind=kind, count=language.number(len(titles)))
        yield head, titles
    for group in told.groups:
        title = f"{group.kind}{language.word('colon')} {group.title}"
        yield title, [_line(language, said) for said in group.said]
    if told.reason:
        yield "", [f"{language.word('change-reason')} {told.reason}"]
    if commit.broken:
        yield "", [language.phrase("meaning-broken", file=file) for file in commit.broken]
    if editorial := len(commit.changes) - len(commit.told):
        count = language.number(editorial)
        yield "", [language.phrase("history-editorial", count=count)]


def _line(language: Language, said: ToldChange) -> str:
    """A change with its reason and its sources, which a page shows beside it."""
    named = [told_values.named(language, "sources", slug) for slug in said.sources]
    sources = (
        f"{language.word('field-sources')}{language.word('colon')}",
        language.listed(named) if named else "",
    )
    why = ((language.word("change-reason"), said.reason), sources)
    return " ".join([line(language, said), *(f"{head} {words}" for head, words in why if words)])


def run(asked: Namespace, root: Path) -> int:
    """Tell what changes, in the language asked for or in all of the site."""
    found = repository(root)
    if not found or not found.head:
        raise RefusalError("no_repository")
    library = load(root)
    langs = asked.langs if asked.spoken in asked.langs else library.languages
    words = meaning(*difference(found, asked.range), [Language(library, lang) for lang in langs])
    as_json = asked.format == "json"
    sys.stdout.write(f"{json.dumps(words, ensure_ascii=False)}\n" if as_json else markdown(words))
    return SOUND
