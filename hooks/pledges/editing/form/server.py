"""`edit`: the form, on this computer only, until it is stopped or nobody uses it any more."""

import logging
import socket
import webbrowser
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, send_from_directory
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

from pledges.editing import command
from pledges.editing.command import Parser, RefusalError
from pledges.editing.form.desk import FOLDER, WritingDesk
from pledges.editing.form.door import HOST, IDLE, Door
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.views import Views
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both, told_all
from pledges.language.render import TEMPLATES
from pledges.records.problems import DataError

MOST_BYTES = 2_000_000


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("--port", type=int, default=0, help=both("port"))
    parser.add_argument("--no-browser", action="store_true", help=both("no_browser"))


def run(asked: Namespace, root: Path) -> int:
    """Serve the form, open it in the browser, and wait for its end."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        socket.create_server((HOST, asked.port)).close()
    except OSError:
        raise RefusalError("port_taken", word=asked.port) from None
    door = Door()
    app = application(Workshop(root, command.today()), door)
    server = make_server(HOST, asked.port, app, threaded=True)
    door.port, door.close = server.server_port, server.shutdown
    door.wait(IDLE)
    address = f"{door.origin}/?token={door.token}&lang={asked.langs[0]}"
    command.say("editing", asked.langs, address=address)
    if not asked.no_browser:
        webbrowser.open(address)
    server.serve_forever()
    command.say("edited", asked.langs)
    return command.SOUND


def application(workshop: Workshop, door: Door) -> Flask:
    """The form as an application of Flask, for one editor at a time."""
    app, root = Flask(__name__, static_folder=None), workshop.root
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.teardown_request(door.free)
    app.before_request(door.enter)
    app.after_request(door.leave)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(DataError, lambda error: (told_all(error.problems), 500))
    stop = partial(door.wait, 1)
    views = Views(WritingDesk(workshop), Proposals(root, root / FOLDER), stop)
    pages: dict[str, Callable[..., Any]] = {"": views.start, "edit": views.record}
    pages |= {"preview/<of>": views.preview, "propose": views.propose, "end": views.end}
    pages["new"] = views.new
    for path, view in pages.items():
        methods = ["POST"] if path == "end" else ["GET", "POST"]
        rule = f"/<any(ar, en):lang>/{path}"
        app.add_url_rule(rule, path or "start", view, methods=methods)
    assets = {"form": TEMPLATES / "form", "assets": root / "theme/assets"}
    assets["patch"] = root / FOLDER
    for place, folder in assets.items():
        view = partial(send_from_directory, folder)
        app.add_url_rule(f"/{place}/<path:path>", place, view)
    return app


def _refused(error: HTTPException) -> tuple[str, int]:
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    return both("stranger" if code == HTTPStatus.FORBIDDEN else "no_such_page"), code
