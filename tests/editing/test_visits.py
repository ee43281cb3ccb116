"""Addresses are asked politely and judged by their answers, against a server on the loopback."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pledges.editing.visits import Manners, visit

QUICK = Manners(timeout=0.5, tries=2, pause=0, longest_pause=0.05)


@dataclass
class Host:
    """A server of many manners, and what was asked of it."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    busy: Counter[str] = field(default_factory=Counter)
    most: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    together: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str, name: str = "127.0.0.1") -> str:
        """An address on it."""
        return f"http://{name}:{self.port}{path}"

    def code(self, method: str, path: str) -> int:
        """What it answers."""
        codes = {"/there": 200, "/gone": 404, "/forbidden": 403, "/later": 429, "/down": 503}
        if path == "/once":
            return 200 if self.asked.count((method, path)) > 1 else 503
        return codes.get(path.partition("?")[0], 302 if path.startswith("/to") else 200)


@pytest.fixture
def host() -> Iterator[Host]:
    """The server, while a test asks it."""
    found, lock = Host(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.headers["Host"]
            with lock:
                found.asked.append((self.command, self.path))
                found.busy[name] += 1
                found.most[name] = max(found.most[name], found.busy[name])
                found.together = max(found.together, sum(found.busy.values()))
            time.sleep(1 if self.path == "/slow" else 0.02)
            code = found.code(self.command, self.path)
            self.send_response(code)
            if code == 302:
                self.send_header("Location", self.path.removeprefix("/to"))
            self.send_header("Retry-After", "90")
            with lock:
                found.busy[name] -= 1
            self.end_headers()
            while self.path == "/endless" and not found.over.is_set():
                self.wfile.write(b"a")
                found.over.wait(0.05)
            if self.path == "/soft":
                self.wfile.write("<title>404 - الصفحة غير موجودة</title>".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield found
    found.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "code", "kind", "asked"),
    [
        ("/there", 200, "there", ["GET"]),
        ("/there?a=1&b=2", 200, "there", ["GET"]),
        ("/once", 200, "there", ["GET", "GET"]),
        ("/gone", 404, "absent", ["GET"]),
        ("/forbidden", 403, "refused", ["GET"]),
        ("/later", 429, "refused", ["GET", "GET"]),
        ("/down", 503, "absent", ["GET", "GET"]),
    ],
)
def test_answers_are_judged(host: Host, path: str, code: int, kind: str, asked: list[str]) -> None:
    """Once more where the host is only busy."""
    answer = visit([host.at(path)], QUICK)[host.at(path)]
    assert (answer.code, answer.kind) == (code, kind)
    assert host.asked == [(method, path) for method in asked]


def test_redirects_are_followed_to_their_end(host: Host) -> None:
    """To the page, to its absence, or never to an end."""
    codes = {"/to/there": 200, "/to/to/there": 200, "/to/gone": 404, f"/to{'/to' * 10}/there": 0}
    addresses = {host.at(path): code for path, code in codes.items()}
    found = visit(addresses, QUICK)
    assert {address: answer.code for address, answer in found.items()} == addresses


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/to/en/", "elsewhere"),
        ("/to/page/404", "elsewhere"),
        ("/to/error/not-found.aspx", "elsewhere"),
        ("/soft", "elsewhere"),
        ("/news/404", "there"),
        ("/to/news/moved", "there"),
    ],
)
def test_a_page_that_is_another_is_told_apart(host: Host, path: str, kind: str) -> None:
    """The first page of the site in the place of a deep one, or a page that says it is none."""
    address = host.at(path)
    assert visit([address], QUICK)[address].kind == kind


def test_silence_is_no_answer(host: Host) -> None:
    """A slow host, a closed port, a name that is none, a redirect to something that is no page."""
    paths = ["/slow", "/toftp://example.org/a"]
    addresses = [*map(host.at, paths), "http://127.0.0.1:1/", "http://no.such.host.invalid/"]
    found = visit(addresses, QUICK)
    assert [(answer.code, answer.kind) for answer in found.values()] == [(0, "absent")] * 4
    assert all(answer.reason for answer in found.values())


def test_a_host_that_goes_on_and_on_is_left(host: Host) -> None:
    """One that sends letter by letter, and one that leads to what cannot be an address."""
    started = time.monotonic()
    found = visit([host.at("/endless"), host.at("/tohttp://[::1")], QUICK)
    assert [(answer.code, answer.kind) for answer in found.values()] == [(0, "absent")] * 2
    assert all(answer.reason for answer in found.values())
    assert time.monotonic() - started < 30


def test_hosts_are_asked_side_by_side_and_each_one_thing_at_a_time(host: Host) -> None:
    """Two names of one machine are two hosts; an address named twice is asked once."""
    addresses = [host.at(f"/{n}") for n in range(4)]
    other = [host.at(f"/{n}", "localhost") for n in range(4)]
    found = visit([*addresses, *other, *addresses], QUICK)
    assert len(found) == 8
    assert Counter(host.asked) == {("GET", f"/{n}"): 2 for n in range(4)}
    assert set(host.most.values()) == {1}
    assert host.together == 2


def test_a_pause_parts_requests_to_a_host(host: Host) -> None:
    """But nothing waits before the first."""
    started = time.monotonic()
    visit([host.at(f"/{n}") for n in range(3)], Manners(pause=0.2))
    assert 0.4 <= time.monotonic() - started < 2


def test_a_host_is_waited_for_as_long_as_it_asks(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within bounds."""
    waits: list[float] = []
    monkeypatch.setattr("pledges.editing.visits.time.sleep", waits.append)
    for longest in (120, 60):
        visit([host.at("/down")], Manners(tries=2, longest_pause=longest))
    assert [wait for wait in waits if wait > 1] == [90, 60]
