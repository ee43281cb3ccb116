"""All that is wrong with `data/` and `docs/` at once: what cannot be read hides nothing else."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from pledges.checks import history as checks_history
from pledges.checks import links, moved, pages, records
from pledges.checks.sense import answers, prose, settings, twins
from pledges.checks.sense import records as sense
from pledges.history.walk import History, history, pending
from pledges.language import parity
from pledges.language.parity import Rewording, Twin
from pledges.memory import Memory
from pledges.pages import front
from pledges.pages.pictures import pictures
from pledges.pages.translations import prose as prose_twins
from pledges.records.library import Library
from pledges.records.load import gather
from pledges.records.problems import DataError, Place, Problem
from pledges.records.texts import LANGS, NONE

# A word that is none of those that may be says nothing of what it was before.
UNMEANT = {"not_allowed", "unknown_reference"}
# A page of which this is told is read no further.
HEAVY = {"too_many", "line_too_deep", "too_large"}
# What earlier builds read in git; safe to delete.
KEPT = ".cache/history.json"
Pages = list[front.PageFile]


@dataclass(frozen=True)
class Survey:
    """The records and pages that could be read, and every problem found."""

    library: Library
    written: tuple[front.PageFile, ...]
    history: History
    # The texts that are older than those beside them.
    outdated: tuple[Twin, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    doubts: tuple[Problem, ...]

    @property
    def notices(self) -> list[Problem]:
        """What stops nothing: texts out of date, and that they could not be looked at."""
        old = [twins.notice(self.library, self.written, one) for one in self.outdated]
        return [*checks_history.unheld(self.history), *DataError(old).problems]


def survey(
    root: Path, today: dt.date, instead: Mapping[str, str] = NONE, memory: Memory | None = None
) -> Survey:
    """Read and check both folders; rules run over what could be read."""
    memory = memory or Memory()
    library, found = gather(root, instead, memory)
    written, unwritten = _pages(root, library, instead)
    every = tuple(written or ())
    log = history(root, root / KEPT, today)
    now = pending(root, library.documents, {page.file: page.text for page in every})
    old, unread_answers = _outdated(root, library, every, chain(log.rewordings(), now.rewordings()))
    found += [*unread_answers, *unwritten]
    rules = _rules(root, library, today, written, memory)
    keys = {(one.file, one.path[-1:]) for one in (*found, *rules) if one.code in UNMEANT}
    gone = checks_history.problems(log, now, library)
    rules += [one for one in gone if (one.file, one.path[-1:]) not in keys]
    rules += moved.problems(root, every, library, {*log.pages, *now.pages} if written else ())
    unread = library.unread | {problem.file for problem in unwritten}
    lost = records.lost(rules) - unread
    found += [Problem(file, Place(), (), "no_file") for file in sorted(lost)]
    unread |= lost
    told = {_address(problem) for problem in found}
    found += [r for r in rules if _address(r) not in told and not records.may_be_there(r, unread)]
    wrong, doubts = answers.judged(root, library.languages, found)
    library = replace(library, outdated=frozenset((one.lang, one.own, one.other) for one in old))
    left = tuple(sorted(unread))
    return Survey(library, every, log, old, wrong, left, doubts)


def _pages(
    root: Path, library: Library, instead: Mapping[str, str]
) -> tuple[Pages | None, Sequence[Problem]]:
    """The pages of prose, unless one of them cannot be read."""
    try:
        written = front.page_files(root, library.languages or LANGS)
        return [replace(one, text=instead.get(one.file, one.text)) for one in written], ()
    except DataError as error:
        return None, error.problems


def _rules(
    root: Path, library: Library, today: dt.date, written: Pages | None, memory: Memory
) -> list[Problem]:
    """What is wrong with records and pages; what they say, where their form is right."""
    rules = records.problems(library, today, front.cited_sources(written or []))
    rules += pages.problems(written, library) if written is not None else ()
    # What is told of a value is not told twice.
    sure = [problem for problem in rules if problem.code not in answers.DOUBTS]
    told = {(problem.file, problem.place.line) for problem in sure}
    # What would take ever longer is looked at no further.
    heavy = {problem.file for problem in rules if problem.code in HEAVY}
    light = [page for page in written or () if page.file not in heavy]
    strange = _sense(root, library, today, light, memory)
    rules += [one for one in strange if (one.file, one.place.line) not in told]
    if written:
        rules += settings.problems(root, {page.page for page in written}, library.languages)
    # What is wrong with a page by itself is put right first.
    faulty = {problem.file for problem in rules if problem.code not in answers.DOUBTS}
    sound = [page for page in written or () if page.file not in faulty]
    return [*rules, *twins.problems(sound, library.languages, memory)]


def _sense(
    root: Path, library: Library, today: dt.date, written: Pages, memory: Memory
) -> Iterator[Problem]:
    yield from sense.problems(library, today, pages.examples(written), memory)
    held, own = pictures(root, library.languages), settings.address(root)
    yield from links.problems(written, held, library, own)
    for page in written:
        given = (page.text, library.languages)
        looking = partial(prose.problems, page, library.languages)
        yield from memory.get("prose", page.file, given, looking)


def _outdated(
    root: Path, library: Library, written: Sequence[front.PageFile], changes: Iterable[Rewording]
) -> tuple[tuple[Twin, ...], Sequence[Problem]]:
    """The older texts; a file of answers that no tool wrote is a problem like others."""
    every = [*parity.twins(library, library.walked), *prose_twins(written, library.languages)]
    try:
        return tuple(parity.outdated(every, changes, parity.answered(root))), ()
    except DataError as error:
        return (), error.problems


def _address(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.place, problem.code
