"""The built site as a plain host serves it, on the loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# A request with this header is answered so that no script runs: Firefox has no other way.
NO_SCRIPTS = {"Scripts": "none"}
SANDBOX = "sandbox allow-same-origin allow-forms allow-top-navigation"


class Host(SimpleHTTPRequestHandler):
    """A static host: `404.html` of the top for every address that is not there."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the page of the site instead of the server's own words."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let the browser keep what it has fetched for a while, as hosts do."""
        self.send_header("Cache-Control", "max-age=600")
        if NO_SCRIPTS.items() <= dict(self.headers).items():
            self.send_header("Content-Security-Policy", SANDBOX)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Keep the output of the tests clean."""


@contextmanager
def served(folder: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address of a folder, served on this machine alone, on a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
