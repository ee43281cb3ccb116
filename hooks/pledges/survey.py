"""All that is wrong with `data/` and `docs/` at once: what cannot be read hides nothing else."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pledges import checks, history_checks, moved, page_links, pages, sections
from pledges.history import History, history
from pledges.library import Library, file_of
from pledges.load import NOTHING, gather
from pledges.problems import DataError, Place, Problem
from pledges.texts import LANGS

# What earlier builds read in git; safe to delete.
KEPT = ".cache/history.json"
# What is told of a record that is not there, and would be told wrongly where its file was left out.
ELSEWHERE = {"unknown_reference", "no_record"}
ANYWHERE = {"unused_source", "shortcode_unknown_slug", "shortcode_no_reading"}


@dataclass(frozen=True)
class Survey:
    """The records and pages that could be read, and every problem found."""

    library: Library
    written: tuple[pages.PageFile, ...]
    history: History
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]


def survey(root: Path, today: dt.date, instead: Mapping[str, str] = NOTHING) -> Survey:
    """Read and check both folders; rules run over what could be read."""
    library, found = gather(root, instead)
    unread, written = library.unread, None
    try:
        written = pages.page_files(root, library.languages or LANGS)
    except DataError as error:
        found += error.problems
        unread |= {problem.file for problem in error.problems}
    log = history(root, root / KEPT)
    rules = checks.problems(library, today, pages.cited_sources(written or []))
    rules += pages.problems(written, library) if written is not None else ()
    rules += page_links.problems(written or ())
    # What is wrong with a page by itself is put right first.
    faulty = {problem.file for problem in rules}
    sound = [page for page in written or () if page.file not in faulty]
    rules += sections.problems(sound, library.languages)
    rules += history_checks.problems(root, log, library)
    rules += moved.problems(root, {page.page for page in written or ()})
    lost = _lost(rules) - unread
    found += [Problem(file, Place(), (), "no_file") for file in sorted(lost)]
    unread |= lost
    told = {_address(problem) for problem in found}
    found += [r for r in rules if _address(r) not in told and not _may_be_there(r, unread)]
    return Survey(library, tuple(written or ()), log, tuple(found), tuple(sorted(unread)))


def _lost(rules: Collection[Problem]) -> set[str]:
    """The files of pledges that records name and pages show, and that are not there."""
    folder = file_of("pledges")
    elsewhere = [rule for rule in rules if rule.values.get("file") == folder]
    shown = {rule.values["word"] for rule in elsewhere if rule.code == "no_record"}
    named = {rule.values["word"] for rule in elsewhere if rule.code == "unknown_reference"}
    return {file_of("pledges", slug) for slug in shown & named}


def _address(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.place, problem.code


def _may_be_there(problem: Problem, unread: Collection[str]) -> bool:
    if problem.code in ELSEWHERE:
        return any(file.startswith(problem.values["file"]) for file in unread)
    return problem.file in unread or (bool(unread) and problem.code in ANYWHERE)
