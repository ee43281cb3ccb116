"""What holds publishing back unless it is meant: a log that is not what readers were told."""

import os
from pathlib import Path

from pledges.checks.survey import KEPT
from pledges.editing import command
from pledges.editing.command import RefusalError
from pledges.history.repository import repository
from pledges.history.walk import history


def hold_whole(root: Path) -> None:
    """Refuse to publish a log that is cut, or one in which main does not lead through `PUBLISHED`.

    So a push by force is found, and a merge that took main into a branch and made that main.
    """
    found = history(root, root / KEPT, command.today())
    if found.state != "complete":
        day = {"day": found.since} if found.since else {}
        raise RefusalError("history_shallow" if day else "history_absent", **day)
    # A forge gives zeros for a branch that was not there before.
    before, opened = os.environ.get("PUBLISHED", ""), repository(root)
    if before.strip("0") and opened and before not in {node.id for node in opened.line()}:
        raise RefusalError("main_rewritten", commit=before)
