"""What stops a build: a mistake, told on every page until it is mended; a log that is cut."""

import logging
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from pledges.addresses import DEFAULT
from pledges.checks.survey import KEPT, survey
from pledges.editing.check import Report, lines_of, rendered
from pledges.editing.command import RefusalError, today
from pledges.history.repository import repository
from pledges.history.walk import history
from pledges.language.markup import isolated_page, pieces
from pledges.language.messages import SPOKEN, message, said
from pledges.memory import Memory
from pledges.records.problems import DataError, Problem

# How often the page comes anew, and it is looked whether all is mended.
SECONDS = 2


def wrong(root: Path, memory: Memory) -> list[Problem]:
    """All that is wrong with a project now."""
    return DataError(survey(root, today(), memory=memory).problems).problems


def page(root: Path, style: str, found: Sequence[Problem], error: object = "") -> str:
    """The page of what is wrong, or of what stopped the build; else that the site will come."""
    heading = "not_built" if found or error else "being_built"
    told = {"report": Report(found, (), (), lines_of(root), SPOKEN), "error": error}
    told |= {"said": {lang: said(heading, lang) for lang in SPOKEN}, "message": message}
    return isolated_page(pieces(rendered("stopped.html", style=style, **told)), DEFAULT)


class StandIn:
    """Stands at the address of the site as long as there is no site to stand there."""

    def __init__(self, host: str, port: int) -> None:
        """Begin to answer."""
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.html = ""
        self.server = make_server(host, port, self.answer, threaded=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, environ: Any, start: Any) -> Any:
        """The page at every address; it comes anew by itself."""
        again = {"Refresh": str(SECONDS)}
        return Response(self.html, 503, again, mimetype="text/html")(environ, start)


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
