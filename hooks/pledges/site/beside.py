"""Work in a process of its own beside this one, which begins with all that is in memory here."""

import logging
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

log = logging.getLogger(f"mkdocs.hooks.{__name__}")


class LostError(RuntimeError):
    """The process ended without a word, as one does that the system stops."""


def possible() -> bool:
    """Whether this machine can copy a process and has more than one core for it."""
    if not hasattr(os, "fork"):
        return False
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else True


class Beside:
    """Work that has begun in another process; nothing that it changes in memory is seen here."""

    def __init__(self, work: Callable[[], Any]) -> None:
        """Begin the work; what it returns must be of a kind that pickle can write."""
        results, tells = os.pipe()
        # While this process lives it holds one end, and the system closes it if it is killed.
        watched, self._alive = os.pipe()
        with warnings.catch_warnings():
            # A server has threads; the copy has none of them and needs none.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = os.fork()
        if not self._process:
            os.close(results)
            os.close(self._alive)
            _work(work, tells, watched)
        os.close(tells)
        os.close(watched)
        self._results = results

    def result(self) -> Any:
        """Wait for what the work returns; what stopped it is raised here, LostError if unknown."""
        with os.fdopen(self._results, "rb") as results:
            try:
                done, told = pickle.load(results)  # noqa: S301 - our own process wrote it
            except EOFError:
                done, told = False, LostError()
        self._end()
        if not done:
            raise told
        return told

    def stop(self) -> None:
        """Stop the work, whatever it is at."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.close(self._results)
        self._end()

    def _end(self) -> None:
        os.waitpid(self._process, 0)
        os.close(self._alive)


def _work(work: Callable[[], Any], tells: int, watched: int) -> NoReturn:
    """Do the work, tell how it ended, and end without what else would run at the end."""
    threading.Thread(target=_end_with_the_other, args=(watched,), daemon=True).start()
    try:
        told = pickle.dumps((True, work()))
    except BaseException as error:
        # Whoever waits must know of all that stops it.
        log.debug("stopped in a process of its own", exc_info=True)
        told = _stopped(error)
    with suppress(BrokenPipeError), os.fdopen(tells, "wb") as pipe:
        pipe.write(told)
    logging.shutdown()
    os._exit(0)


def _stopped(error: BaseException) -> bytes:
    try:
        told = pickle.dumps((False, error))
        pickle.loads(told)  # noqa: S301 - written on the line before
    except Exception:  # noqa: BLE001 - an error may refuse to be written in any way
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return told


def _end_with_the_other(watched: int) -> NoReturn:
    """Wait until the process that this one is a copy of has ended, however it did."""
    os.read(watched, 1)
    os._exit(1)
