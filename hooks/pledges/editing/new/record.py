"""`new`: write a new record in its place; what the check would refuse is not written."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pledges.checks.survey import survey
from pledges.checks.words import missing
from pledges.editing import command, report
from pledges.editing.command import Parser, say
from pledges.editing.fix import difference
from pledges.editing.new.asking import Asker, add_options, fields_of
from pledges.editing.new.insert import NoPlace, added
from pledges.editing.report import Report
from pledges.editing.writing import write
from pledges.language.messages import COMMANDS, both
from pledges.memory import Memory
from pledges.records import guesses
from pledges.records.library import COLLECTIONS, Library, file_of, file_of_figures
from pledges.records.load import gather, text_of
from pledges.records.pledge import Milestone, Pledge, Question, Reading, Update
from pledges.records.problems import DataError, Problem
from pledges.records.texts import Text
from pledges.records.values import Slug
from pledges.records.vocabulary import Source

KINDS: dict[str, Any] = {
    "update": Update,
    "reading": Reading,
    "milestone": Milestone,
    "source": Source,
    "question": Question,
}
NAMED = {"milestone", "source", "question"}


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("record", choices=KINDS, help=both("kind"))
    for option in ("pledge", "indicator", "name"):
        parser.add_argument(f"--{option}", help=both(f"ask_{option}"))
    parser.add_argument("--dry-run", action="store_true", help=both("dry_run"))
    add_options(parser, KINDS.values(), _words(parser.root))


def run(asked: Namespace, root: Path) -> int:
    """Ask for what is not given, check the changed file, write it and say what comes next."""
    langs = asked.langs
    memory = Memory()
    before = survey(root, command.today(), memory=memory)
    asker = Asker(asked, before.library, langs)
    file, path = _place(asked.record, asker, before.library)
    name = _ask(asker, "name") if asked.record in NAMED else ""
    values = asker.values(fields_of(KINDS[asked.record]))
    text = text_of(root, file)
    try:
        changed = added(text, model_of(file), path, name, values)
    except NoPlace:
        say("no_place", langs, file=file, path=".".join(map(str, path)))
        return command.PROBLEMS
    after = survey(root, command.today(), {file: changed}, memory)
    found = worse(before.problems, after.problems, name if asked.record == "source" else "")
    if found:
        told = DataError(found).problems
        lines = changed.splitlines()
        sys.stdout.write(f"{report.text(Report(told, (), (), lambda _: lines, langs))}\n")
        say("refused", langs)
        return command.PROBLEMS
    sys.stdout.writelines(difference(file, text, changed))
    if asked.dry_run:
        say("not_written", langs)
        return command.SOUND
    write(root / file, changed)
    say("written_source" if asked.record == "source" else "written", langs, file=file)
    return command.SOUND


def _words(root: Path) -> Mapping[str, Text]:
    """The words in which is asked for each key; raise DataError where one is missing."""
    library, problems = gather(root)
    file = file_of("words")
    if file in library.unread:
        raise DataError(problem for problem in problems if problem.file == file)
    if lacking := [problem for problem in missing(library) if problem.file == file]:
        raise DataError(lacking)
    return library.words


def _place(kind: str, asker: Asker, library: Library) -> tuple[str, tuple[str, ...]]:
    """The file, and the list or map in it."""
    if kind == "source":
        return file_of("sources"), ()
    others = {"question": "questions", "reading": "context"}
    known = [*library.pledges, *([others[kind]] if kind in others else [])]
    pledge = _ask(asker, "pledge", known)
    if kind == "reading":
        owner = () if pledge == "context" else ("indicators",)
        indicator = _ask(asker, "indicator", list(library.indicators(pledge)))
        return file_of_figures(pledge), (*owner, indicator, "readings")
    if pledge == others.get(kind):
        return file_of(pledge), ()
    return file_of("pledges", pledge), (f"{kind}s",)


def _ask(asker: Asker, option: str, allowed: Sequence[str] = ()) -> str:
    told = COMMANDS[f"ask_{option}"]
    return asker.ask(option, told, required=True, allowed=allowed, form=guesses.name)


def model_of(file: str) -> Any:
    """What the model says of a file."""
    models = {file_of(name): dict[Slug, model] for name, model in COLLECTIONS.items()}  # type: ignore[valid-type]
    return models.get(file, Pledge)


def worse(before: Sequence[Problem], after: Sequence[Problem], source: str) -> list[Problem]:
    """The problems that were not there; a new source is cited only once it is there."""
    known = Counter(map(_identity, before))
    found = []
    for problem in after:
        if known[_identity(problem)]:
            known[_identity(problem)] -= 1
        elif (problem.code, problem.path) != ("unused_source", (source,)):
            found.append(problem)
    return found


def _identity(problem: Problem) -> tuple[Any, ...]:
    # Entries below a new one move by one place.
    keys = tuple(part for part in problem.path if isinstance(part, str))
    return problem.file, keys, problem.code, str(problem.values)
