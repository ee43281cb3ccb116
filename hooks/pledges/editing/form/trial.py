"""What would come of an answer: the files as they would be, judged by the check of the commands."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pledges.checks.survey import Survey, survey
from pledges.editing.fix import STUB, stubs
from pledges.editing.form.changes import Changed
from pledges.editing.form.fields import ROOT, FormField, beside
from pledges.editing.form.target import PAGES
from pledges.editing.form.workshop import Contents, Workshop
from pledges.pages.front import STUBS
from pledges.records.problems import Path, Place, Problem

# What is told of a page whose record is not there any more.
LOST = {"no_record", "unknown_reference"}


@dataclass(frozen=True)
class Trial:
    """What files would hold; what is wrong then, by fields, and what waits for a translator."""

    problems: Mapping[str, list[Problem]]
    texts: Contents = field(default_factory=dict)
    path: Path = ()
    after: Survey | None = None
    waiting: tuple[Problem, ...] = ()


def refused(code: str, at: str = ROOT, /, **values: object) -> Trial:
    """That an answer cannot be tried, and why."""
    return Trial({at: [Problem("", Place(), (), code, values)]})


def judged(workshop: Workshop, asked: FormField, found: Changed) -> Trial:
    """What the check says of the files as they would be."""
    _, path = next(iter(found.places))
    after = survey(workshop.root, workshop.today, found.texts, workshop.memory)
    wrong = worse(workshop.now.problems, after.problems, path)
    # Pages that records fill come and go by themselves.
    gone = {one.file for one in wrong if one.code in LOST and {*one.file.split("/")} & {*STUBS}}
    texts = {**found.texts, **stubs(after), **dict.fromkeys(gone, "")}
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in wrong:
        if problem.code not in STUB and problem.file not in gone:
            near = _near(problem, found)
            # What a record lacks, or what lacks beside a key, is told by its key.
            lacking = str(problem.values.get("other") or problem.values.get("word", ""))
            ways = (beside(asked, (*at, lacking)) for at in (near[:-1], near))
            problems[max(ways, key=len)].append(problem)
    here = (one for one in after.notices if one.file in texts and one.path[: len(path)] == path)
    return Trial(problems, texts, path, after, (*here,))


def _near(problem: Problem, found: Changed) -> Path:
    """Where in the form a problem is asked about; nowhere if it is elsewhere."""
    if problem.file in found.texts and problem.file.startswith(PAGES):
        return (problem.file.split("/")[1],)
    for (file, path), way in found.places.items():
        if problem.file == file and problem.path[: len(path)] == path:
            return (*way, *problem.path[len(path) :])
    return ()


def worse(before: Sequence[Problem], after: Sequence[Problem], new: Path) -> list[Problem]:
    """The problems that were not there; a new source is cited only once it is there."""
    known = Counter(map(_identity, before))
    found = []
    for problem in after:
        if known[_identity(problem)]:
            known[_identity(problem)] -= 1
        elif problem.code != "unused_source" or problem.path != new:
            found.append(problem)
    return found


def _identity(problem: Problem) -> tuple[Any, ...]:
    # Entries below a new one move by one place.
    keys = tuple(part for part in problem.path if isinstance(part, str))
    return problem.file, keys, problem.code, str(problem.values)
