"""What stops a build while editing, as a page in the place of every other until it is mended."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from pledges.addresses import DEFAULT
from pledges.checks.survey import survey
from pledges.editing.check import lines_of
from pledges.editing.command import today
from pledges.editing.report import Report, rendered
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
