"""What a reader would see change between two commits, as plain data in each language."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from pledges.editing.command import RefusalError, today
from pledges.editing.compare.page_changes import PageChange, page_changes
from pledges.history import told_values
from pledges.history.arrivals import ended
from pledges.history.log import row_of
from pledges.history.repository import Repository
from pledges.history.telling import ToldChange, line
from pledges.history.walk import Commit, between
from pledges.language.words import Language

JsonObject = dict[str, Any]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Proposal:
    """What lies between two commits: in the records, as one commit, and in the pages."""

    commit: Commit
    pages: tuple[PageChange, ...]


def difference(found: Repository, range_: str) -> Proposal:
    """What changes from `BASE..HEAD`, or from where both part: `BASE...HEAD`."""
    base, head = _ends(found, range_)
    for commit in (base, head):
        if not all(found.holds(partial(read, commit)) for read in (found.files, found.pages)):
            raise RefusalError("unknown_revision", word=commit)
    texts = [found.texts(found.pages(commit)) for commit in (base, head)]
    return Proposal(between(found, base, head), tuple(page_changes(*texts)))


def meaning(found: Proposal, languages: Iterable[Language]) -> dict[str, list[JsonObject]]:
    """The difference in the words of each language, as texts under headings."""
    return {"parts": [_part(found, language) for language in languages]}


def _ends(found: Repository, range_: str) -> tuple[str, str]:
    base, dots, head = range_.partition("...") if "..." in range_ else range_.partition("..")
    first, last = (_commit(found, name or "HEAD") for name in (base, head))
    common = found.common(first, last) if dots == "..." else first
    if common is None:
        raise RefusalError("unknown_revision", word=range_)
    return common, last


def _commit(found: Repository, name: str) -> str:
    """A commit by its name, or by a day: the state in which main ended that."""
    commit = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(name) if DAY.fullmatch(name) else None
        commit = ended(found, day, today()) if day else found.commit(name)
    if commit is None:
        raise RefusalError("unknown_revision", word=name)
    return commit


def _part(found: Proposal, language: Language) -> JsonObject:
    sections = [*_sections(language, found.commit)]
    if found.pages:
        lines = [_page(language, page) for page in found.pages]
        sections.append(_section(language.word("meaning-pages"), lines))
    return {
        "lang": language.lang,
        "direction": language.direction,
        "heading": language.word("meaning-heading"),
        "sections": sections or [_section("", [language.word("meaning-none")])],
    }


def _section(title: str, lines: Iterable[str]) -> JsonObject:
    return {"title": title, "lines": list(lines)}


def _sections(language: Language, commit: Commit) -> Iterator[JsonObject]:
    told = row_of(language, commit)
    for kind, titles in told.began:
        head = language.phrase("history-began", kind=kind, count=language.number(len(titles)))
        yield _section(head, titles)
    for group in told.groups:
        title = f"{group.kind}{language.word('colon')} {group.title}"
        yield _section(title, [_line(language, said) for said in group.said])
    if told.reason:
        yield _section("", [f"{language.word('change-reason')} {told.reason}"])
    if commit.broken:
        notes = [language.phrase("meaning-broken", file=file) for file in commit.broken]
        yield _section("", notes)
    if editorial := len(commit.changes) - len(commit.told):
        count = language.number(editorial)
        yield _section("", [language.phrase("history-editorial", count=count)])


def _line(language: Language, said: ToldChange) -> str:
    """A change with its reason and its sources, which a page shows beside it."""
    named = [told_values.named(language, "sources", slug) for slug in said.sources]
    sources = (
        f"{language.word('field-sources')}{language.word('colon')}",
        language.listed(named) if named else "",
    )
    why = ((language.word("change-reason"), said.reason), sources)
    return " ".join([line(language, said), *(f"{head} {words}" for head, words in why if words)])


def _page(language: Language, page: PageChange) -> str:
    added, removed, words = map(language.number, (page.added, page.removed, page.words))
    file = page.file
    if page.was != file:
        step = language.phrase("change-from-to", before=page.was, after=file)
        file = f"{language.word('meaning-renamed')}{language.word('colon')} {step}"
    named = {"title": page.after or page.before, "file": file}
    if not page.before:
        return language.phrase("meaning-page-began", **named, words=words)
    if not page.after:
        return language.phrase("meaning-page-ended", **named, removed=removed)
    counts = {"added": added, "removed": removed, "words": words}
    told = language.phrase("meaning-page-changed", **named, **counts)
    if page.before == page.after:
        return told
    step = language.phrase("change-from-to", before=page.before, after=page.after)
    return f"{told}{language.word('semicolon')} {language.word('field-title')}: {step}"
