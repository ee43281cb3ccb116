"""Who may come in: only the browser of this computer that brings the token of this start."""

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Response, abort, redirect, request

from pledges.tables import table

HOST = "127.0.0.1"
# So many seconds without anything asked; what was begun stays on disk.
IDLE = 3 * 60 * 60
OWN = {"same-origin", "none"}
RULE = table(__file__)


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
