"""`edit`: the form, for one browser of this computer, until it is stopped or not used any more."""

import hmac
import logging
import secrets
import threading
import webbrowser
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, redirect, request, send_from_directory
from werkzeug.exceptions import HTTPException
from werkzeug.serving import make_server

from pledges.editing.command import SOUND, say, today
from pledges.editing.form.desk import FOLDER, WritingDesk
from pledges.editing.form.proposal import Proposals
from pledges.editing.form.views import Views
from pledges.editing.form.workshop import Workshop
from pledges.language.messages import both, told_all
from pledges.language.render import TEMPLATES
from pledges.records.problems import DataError
from pledges.tables import table

HOST = "127.0.0.1"
# So many seconds without anything asked; what was begun stays on disk.
IDLE = 3 * 60 * 60
OWN = {"same-origin", "none"}
RULE = table(__file__)
MOST_BYTES = 2_000_000


@dataclass
class Door:
    """Lets in who has the token and comes from our own pages; closes when nobody comes."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    port: int = 0
    close: Callable[[], None] = lambda: None
    timer: threading.Timer | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

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
        self.lock.acquire()
        sent, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "none")
        is_ours = sent == self.origin or (sent is None and request.method == "GET")
        cookie, is_first = f"pledges-{self.port}", request.path == "/"
        held = request.args.get("token") if is_first else request.cookies.get(cookie)
        is_known = hmac.compare_digest((held or "").encode(), self.token.encode())
        is_here = f"http://{request.host}" == self.origin
        if not (is_here and is_ours and site in OWN and is_known):
            abort(403)
        self.wait(IDLE)
        if not is_first:
            return None
        lang = "en" if request.args.get("lang") == "en" else "ar"
        response: Response = redirect(f"/{lang}/", 303, Response)  # type: ignore[assignment]
        response.set_cookie(cookie, self.token, httponly=True, samesite="Strict")
        return response

    def free(self, _: BaseException | None) -> None:
        """Let the next request in: files are written one after the other."""
        self.lock.release()

    def leave(self, response: Response) -> Response:
        """Say what the page may do; what is shown of a page of the site runs no script."""
        response.headers.update(RULE["headers"])
        script = "'none'" if request.path.split("/")[2:3] == ["preview"] else "'self'"
        response.headers["Content-Security-Policy"] = f"{RULE['policy']}; script-src {script}"
        return response


def run(asked: Namespace, root: Path) -> int:
    """Serve the form, open it in the browser, and wait for its end."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    door = Door()
    app = application(Workshop(root, today()), door)
    server = make_server(HOST, 0, app, threaded=True)
    door.port, door.close = server.server_port, server.shutdown
    door.wait(IDLE)
    address = f"{door.origin}/?token={door.token}&lang={asked.langs[0]}"
    say("editing", asked.langs, address=address)
    if not asked.no_browser:
        webbrowser.open(address)
    server.serve_forever()
    say("edited", asked.langs)
    return SOUND


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
    pages |= {"new": views.new, "propose": views.propose, "end": views.end}
    pages["preview/<of>"] = views.preview
    for path, view in pages.items():
        methods = ["POST"] if path == "end" else ["GET", "POST"]
        rule = f"/<any(ar, en):lang>/{path}"
        app.add_url_rule(rule, path or "start", view, methods=methods)
    assets = {"form": TEMPLATES / "form", "assets": root / "theme/assets", "patch": root / FOLDER}
    for place, folder in assets.items():
        app.add_url_rule(f"/{place}/<path:path>", place, partial(send_from_directory, folder))
    return app


def _refused(error: HTTPException) -> tuple[str, int]:
    code = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    return both("stranger" if code == HTTPStatus.FORBIDDEN else "no_such_page"), code
