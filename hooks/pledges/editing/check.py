"""`check`: show all that is wrong with `data/` and `docs/`; exit code 1 if something is."""

import sys
from argparse import Namespace
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pledges.checks.survey import survey
from pledges.editing import command
from pledges.editing.command import Parser
from pledges.editing.report import FORMATS, Report
from pledges.language.messages import both
from pledges.records.load import text_of
from pledges.records.problems import DataError


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("files", nargs="*", help=both("files"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=both("format"))


def run(asked: Namespace, root: Path) -> int:
    """Check and report; return the exit code."""
    names, today = command.named(root, asked.files), command.today()
    found = survey(root, today)
    concerned = [problem for problem in found.problems if command.concerns(problem.file, names)]
    waiting = [*found.notices, *DataError(found.doubts).problems]
    report = Report(
        DataError(concerned).problems,
        [notice for notice in waiting if command.concerns(notice.file, names)],
        found.left_out,
        lines_of(root),
        asked.langs,
    )
    sys.stdout.write(f"{FORMATS[asked.format](report)}\n")
    return command.PROBLEMS if concerned else command.SOUND


def lines_of(root: Path) -> Callable[[str], list[str]]:
    """The lines of files below a folder; none of a file that cannot be read."""

    @cache
    def lines(file: str) -> list[str]:
        try:
            return text_of(root, file).splitlines()
        except DataError:
            return []

    return lines
