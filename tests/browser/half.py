"""A host that sends compressed pages and stops after some bytes until it is told to go on."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.host import Host


class Half(Host):
    """Pages come in two parts; what they name comes only once the second part may."""

    def __init__(self, *arguments: Any, most: int, go_on: threading.Event, **named: Any) -> None:
        """Begin with the number of bytes of the first part and the sign for the second."""
        self.most, self.go_on = most, go_on
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:  # noqa: N802 - the name of the library
        """Send what the address names, as a slow line brings it."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix != ".html":
            self.go_on.wait(30)
            super().do_GET()
            return
        body = gzip.compress(page.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.most])
        self.wfile.flush()
        self.go_on.wait(30)
        self.wfile.write(body[self.most :])


@contextmanager
def half_served(folder: Path, most: int) -> Iterator[tuple[str, threading.Event]]:
    """The address of a folder whose pages stop after `most` bytes, and what lets them go on."""
    go_on = threading.Event()
    handler = partial(Half, directory=str(folder), most=most, go_on=go_on)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", go_on
        go_on.set()
        server.shutdown()
        thread.join()
