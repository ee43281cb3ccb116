"""Whether web addresses answer: asked politely, one at a time of each host."""

import http.client
import itertools
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

AnswerKind = Literal["there", "refused", "absent"]
# Answers by which hosts keep programs out; people may well read the page.
REFUSALS = {401, 403, 405, 406, 407, 418, 429, 451, 999}
MOVED = {301, 302, 303, 307, 308}
BUSY = {0, 408, 425, 429, 500, 502, 503, 504}
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; check of cited sources; one request at a time)",
    "Accept": "*/*",
    "Accept-Language": "ar, en;q=0.8, *;q=0.5",
}
REDIRECTS = 8


@dataclass(frozen=True)
class Manners:
    """How long an answer is awaited, how often it is asked for, how long is paused before."""

    timeout: float = 20
    tries: int = 3
    pause: float = 1
    longest_pause: float = 60
    hosts: int = 8


@dataclass(frozen=True)
class Answer:
    """The code that came at last, 0 for none; why there was none; how long to wait, if asked."""

    code: int
    reason: str = ""
    wait: float = 0

    @property
    def kind(self) -> AnswerKind:
        """Whether the page is there, not there, or not shown to programs."""
        if 200 <= self.code < 300:  # noqa: PLR2004 - these codes of HTTP mean success
            return "there"
        return "refused" if self.code in REFUSALS else "absent"


def visit(addresses: Iterable[str], manners: Manners) -> Mapping[str, Answer]:
    """The answer of each address; hosts are asked side by side, each one thing at a time."""
    by_host = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[urlsplit(address).netloc.lower()].append(address)
    with ThreadPoolExecutor(manners.hosts) as pool:
        found = pool.map(lambda of_host: list(_of_host(of_host, manners)), by_host.values())
        return dict(itertools.chain.from_iterable(found))


def _of_host(addresses: Iterable[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.pause)
        yield address, _patiently(address, manners)


def _patiently(address: str, manners: Manners) -> Answer:
    """The answer to HEAD, else to GET, which many hosts prefer; a busy host is asked again."""
    answer = Answer(0)
    for attempt in range(manners.tries):
        if attempt:
            time.sleep(min(max(answer.wait, manners.pause * 2**attempt), manners.longest_pause))
        answer = _ask("HEAD", address, manners.timeout)
        if answer.kind != "there":
            answer = _ask("GET", address, manners.timeout)
        if answer.code not in BUSY:
            break
    return answer


def _ask(method: str, address: str, timeout: float) -> Answer:
    """What a method is answered with, where the address leads in the end."""
    for _ in range(REDIRECTS):
        try:
            answer, onwards = _once(method, address, timeout)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(0, str(error) or type(error).__name__)
        if onwards is None:
            return answer
        address = urljoin(address, quote(onwards, safe="%/:=&?~#+!$,;'@()*[]"))
    return Answer(0, "redirects without end")


def _once(method: str, address: str, timeout: float) -> tuple[Answer, str | None]:
    """One request: its answer, and where it sends us on. No body is read."""
    parts = urlsplit(address)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise ValueError(f"not a web address: {address}")
    connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=timeout)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers=HEADERS)
        answer = connection.getresponse()
        onwards = answer.getheader("Location") if answer.status in MOVED else None
        wait = answer.getheader("Retry-After", "")
        seconds = float(wait) if wait.isascii() and wait.isdigit() else 0
        return Answer(answer.status, answer.reason, seconds), onwards
    finally:
        connection.close()
