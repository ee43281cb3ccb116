"""`edit`: the form, on this computer only, until it is stopped or nobody uses it any more."""

import hmac
import logging
import secrets
import threading
import webbrowser
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, redirect, request, send_from_directory
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

from pledges.editing import command
from pledges.editing.command import Parser
from pledges.editing.form.desk import Desk
from pledges.editing.form.preview import theme
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both
from pledges.language.render import TEMPLATES

HOST = "127.0.0.1"
# What is begun and not saved yet, and patch files; git leaves it alone.
FOLDER = ".drafts"
# So many seconds without anything asked; what was begun stays on disk.
IDLE = 3 * 60 * 60
MOST_BYTES = 2_000_000
POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
POLICY += "".join(f"; {one}-src 'self'" for one in ("connect", "font", "frame", "img", "style"))
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With less a form would be sent as if from nowhere.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("--port", type=int, default=0, help=both("port"))
    parser.add_argument("--no-browser", action="store_true", help=both("no_browser"))


def run(asked: Namespace, root: Path) -> int:
    """Serve the form, open it in the browser, and wait for its end."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
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


@dataclass
class Door:
    """Lets in who has the token and comes from our own pages; closes when nobody comes."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 0
    close: Callable[[], None] = lambda: None
    timer: threading.Timer | None = None

    @property
    def origin(self) -> str:
        """Where our pages are."""
        return f"http://{HOST}:{self.port}"

    def wait(self, seconds: float) -> None:
        """Close after so many seconds, unless someone comes before."""
        if self.timer:
            self.timer.cancel()
        self.timer = threading.Timer(seconds, self.close)
        self.timer.daemon = True
        self.timer.start()

    def enter(self) -> Response | None:
        """Refuse who is a stranger; give the cookie to who brings the token."""
        sent, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "none")
        is_ours = sent == self.origin or (sent is None and request.method == "GET")
        if f"http://{request.host}" != self.origin or not is_ours or site not in OWN:
            abort(403)
        cookie, is_first = f"pledges-{self.port}", request.path == "/"
        held = (request.args if is_first else request.cookies).get("token" if is_first else cookie)
        if not hmac.compare_digest((held or "").encode(), self.token.encode()):
            abort(403)
        self.wait(IDLE)
        if not is_first:
            return None
        lang = "en" if request.args.get("lang") == "en" else "ar"
        response = redirect(f"/{lang}/", 303, Response)
        response.set_cookie(cookie, self.token, httponly=True, samesite="Strict")
        return response


OWN = {"same-origin", "none"}


def application(workshop: Workshop, door: Door) -> Flask:
    """The form as an application of Flask, for one editor at a time."""
    app, lock = Flask(__name__, static_folder=None), threading.Lock()
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    app.before_request(door.enter)
    app.after_request(_with_headers)
    app.register_error_handler(HTTPException, _refused)
    folder = workshop.root / FOLDER
    desk = Desk(workshop, Proposals(workshop.root, folder), lambda: door.wait(1))
    pages = {"": desk.start, "edit": desk.record, "preview/<of>": desk.preview}
    pages |= {"propose": desk.propose, "patch/<name>": desk.patch, "end": desk.end}
    for path, view in pages.items():
        methods = ["POST"] if path == "end" else ["GET", "POST"]
        rule = f"/<any(ar, en):lang>/{path}"
        app.add_url_rule(rule, path or "start", _alone(view, lock), methods=methods)
    for place, held in (
        ("form", TEMPLATES / "form"),
        ("assets", workshop.root / "theme/assets"),
        ("material", theme()),
    ):
        app.add_url_rule(f"/{place}/<path:path>", place, _files(held))
    return app


def _alone(view: Callable[..., Any], lock: threading.Lock) -> Callable[..., Any]:
    @wraps(view)
    def alone(**values: str) -> Any:
        with lock:
            return view(**values)

    return alone


def _files(folder: Path) -> Callable[[str], Response]:
    return lambda path: send_from_directory(folder, path)


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    # What is shown of a page of the site runs no script.
    script = "'none'" if request.path.split("/")[2:3] == ["preview"] else "'self'"
    response.headers["Content-Security-Policy"] = f"{POLICY}; script-src {script}"
    return response


def _refused(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    return both("stranger" if code == 403 else "no_such_page"), code
