"""What stops a build: a mistake, told on every page until it is mended; a log that is cut."""

import os
from pathlib import Path

from pledges.addresses import DEFAULT
from pledges.checks.survey import KEPT, survey
from pledges.editing.check import Report, lines_of, rendered
from pledges.editing.command import RefusalError, today
from pledges.history.repository import repository
from pledges.history.walk import history
from pledges.language.markup import isolated_page, pieces
from pledges.language.messages import SPOKEN, message, said
from pledges.memory import Memory
from pledges.records.problems import DataError


def page(root: Path, style: str, memory: Memory, error: object) -> str:
    """The page of all that is wrong with a project now, or else of what stopped the build."""
    found = DataError(survey(root, today(), memory=memory).problems).problems
    told = {"report": Report(found, (), (), lines_of(root), SPOKEN), "error": error}
    told |= {"said": {lang: said("not_built", lang) for lang in SPOKEN}, "message": message}
    return isolated_page(pieces(rendered("stopped.html", style=style, **told)), DEFAULT)


def hold_whole(root: Path) -> None:
    """Refuse to publish a log that is cut, or one in which main does not lead through `PUBLISHED`.

    So a push by force is found, and a merge that took main into a branch and made that main.
    """
    found = history(root, root / KEPT, today())
    if found.state != "complete":
        day = {"day": found.since} if found.since else {}
        raise RefusalError("history_shallow" if day else "history_absent", **day)
    # A forge gives zeros for a branch that was not there before.
    before, opened = os.environ.get("PUBLISHED", ""), repository(root)
    if before.strip("0") and opened and before not in {node.id for node in opened.line()}:
        raise RefusalError("main_rewritten", commit=before)
