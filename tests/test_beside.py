"""Work in a process beside this one: what it returns, what stops it, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from typing import Any, NoReturn

import pytest
from tests.building import ROOT
from tests.cores import one_core

from pledges.beside import Beside, LostError, possible

pytestmark = pytest.mark.slow

# Begins work that never ends, and says which process does it.
ENDLESS = """
import time
from pledges.beside import Beside
Beside(lambda: (print(__import__("os").getpid(), flush=True), time.sleep(600)))
time.sleep(600)
"""


class UnwritableError(Exception):
    """An error that pickle can write and not read: it needs two arguments."""

    def __init__(self, what: str, why: str) -> None:
        """Keep one text of both."""
        super().__init__(f"{what} {why}")


def fail(error: BaseException) -> NoReturn:
    """Raise an error."""
    raise error


def test_what_it_returns_comes_back_and_what_it_changes_does_not() -> None:
    """The work sees what is in memory here, in a copy."""
    seen = {"here": 1}

    def work() -> Any:
        seen["there"] = 2
        return seen, os.getpid(), "x" * 1_000_000

    found, process, long = Beside(work).result()
    assert found == {"here": 1, "there": 2}
    assert seen == {"here": 1}
    assert process != os.getpid()
    assert len(long) == 1_000_000


@pytest.mark.parametrize("error", [OSError(28, "full", "x.html"), SystemExit(1), ValueError("x")])
def test_what_stops_it_is_raised_here(error: BaseException) -> None:
    """With all that it says, also what ends a program."""
    with pytest.raises(type(error)) as raised:
        Beside(lambda: fail(error)).result()
    assert str(raised.value) == str(error)


def test_an_error_that_cannot_be_carried_over_is_named() -> None:
    """So is a result that cannot."""
    with pytest.raises(RuntimeError, match="UnwritableError: disk full"):
        Beside(lambda: fail(UnwritableError("disk", "full"))).result()
    with pytest.raises(Exception, match="lambda"):
        Beside(lambda: lambda: 1).result()


def test_a_process_that_is_killed_is_noticed() -> None:
    """It left no word."""
    with pytest.raises(LostError):
        Beside(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_it_can_be_stopped() -> None:
    """Whatever it is at, and nothing of it is left."""
    read, write = os.pipe()

    def work() -> None:
        os.write(write, str(os.getpid()).encode())
        time.sleep(600)

    beside = Beside(work)
    process = int(os.read(read, 20))
    os.kill(process, 0)
    beside.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    os.close(read)
    os.close(write)


def test_it_ends_with_the_process_that_began_it() -> None:
    """Even if that one is killed and can say nothing."""
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", ENDLESS],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
    ) as first:
        assert first.stdout
        process = int(first.stdout.readline())
        os.kill(process, 0)
        first.kill()
        # Both hold the other end: it is closed once both have ended.
        assert first.stdout.read() == b""


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="cores cannot be chosen here")
def test_one_core_is_not_shared() -> None:
    """Two processes on one core would only take more memory."""
    assert possible() == (len(os.sched_getaffinity(0)) > 1)
    with one_core():
        assert not possible()
