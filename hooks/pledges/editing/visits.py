"""Whether web addresses answer: asked politely, one at a time of each host."""

import itertools
import re
import time
import urllib.request as http
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from threading import Thread
from typing import Literal, TypeVar
from urllib.error import HTTPError
from urllib.parse import urlsplit

from pledges.records.meant.rules import RULES, pattern

AnswerKind = Literal["there", "elsewhere", "refused", "absent"]
RULE = RULES["visits"]
LOST = pattern(RULES["lost"])
TITLE = re.compile(r"<title[^>]*>(.*?)</title>|<h1[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
BEGINNING = 20_000
# So many times as long as one answer is awaited may all of it take.
LONG = 5
T = TypeVar("T")
# What asks by HTTP alone, wherever an address leads, and by no proxy.
HANDLERS = (http.HTTPHandler, http.HTTPSHandler, http.HTTPRedirectHandler)
ERRORS = (http.HTTPErrorProcessor, http.HTTPDefaultErrorHandler)


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
    elsewhere: bool = False

    @property
    def kind(self) -> AnswerKind:
        """Whether the page is there, another one, not there, or not shown to programs."""
        if 200 <= self.code < 300:  # noqa: PLR2004 - these codes of HTTP mean success
            return "elsewhere" if self.elsewhere else "there"
        return "refused" if self.code in RULE["refusals"] else "absent"


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
    answer = Answer(0)
    for attempt in range(manners.tries):
        if attempt:
            time.sleep(min(max(answer.wait, manners.pause * 2**attempt), manners.longest_pause))
        try:
            answer = within(LONG * manners.timeout, partial(_ask, address, manners.timeout))
        except TimeoutError as error:
            answer = Answer(0, type(error).__name__)
        if answer.code not in RULE["busy"]:
            break
    return answer


def within(seconds: float, work: Callable[[], T]) -> T:
    """What some work gives; TimeoutError if a host that goes on and on keeps it longer."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - who waits is told
            done.set_exception(error)

    # It keeps no program from its end.
    Thread(target=run, daemon=True).start()
    return done.result(seconds)


def _ask(address: str, timeout: float) -> Answer:
    """What is answered where the address leads in the end; only the beginning is read."""
    opener = http.OpenerDirector()
    for handler in (*HANDLERS, *ERRORS):
        opener.add_handler(handler())
    try:
        asked = http.Request(address, headers=RULE["headers"])  # noqa: S310 - by HTTP alone
        with opener.open(asked, timeout=timeout) as answer:
            title = TITLE.search(answer.read(BEGINNING).decode(errors="replace"))
            lost = bool(title and LOST.search(title[0])) or _is_lost(address, answer.geturl())
            return Answer(answer.status, answer.reason, elsewhere=lost)
    except HTTPError as error:
        error.close()
        wait = error.headers.get("Retry-After", "")
        seconds = float(wait) if wait.isascii() and wait.isdigit() else 0
        return Answer(0 if error.code in RULE["moved"] else error.code, error.reason, seconds)
    except (OSError, HTTPException, ValueError) as error:
        return Answer(0, str(error) or type(error).__name__)


def _is_lost(asked: str, ended: str) -> bool:
    """Whether a deep address ended at the first page, or at one named after what is missing."""
    before, after = (urlsplit(one).path.strip("/").lower() for one in (asked, ended))
    moved = before != after and before not in RULE["first"]
    return moved and (after in RULE["first"] or bool(LOST.search(after)))
