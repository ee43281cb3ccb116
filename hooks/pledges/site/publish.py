"""`publish`: build the site aside and put it in place whole.

What was published before stays untouched unless the new site is complete; `--back` brings it back.
With `--preview` the pages open from disk: no server is needed, and nobody is sent packed copies.
"""

import errno
import os
import runpy
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import NoReturn

from pledges.characters import CONTROL
from pledges.editing.command import PROBLEMS, ROOT, SOUND, STOPPED, RefusalError, let_go, say
from pledges.pages.pictures import strange_files
from pledges.records.problems import DataError
from pledges.site import gate, seal, swap
from pledges.site.assets import FOLDER
from pledges.site.settings import address, hold_whole

# The settings of the site, and those of a folder that opens from disk.
SETTINGS = {False: "mkdocs.yml", True: "mkdocs.preview.yml"}


class StopError(BaseException):
    """The build is to end: told so that no generator takes it for a failure of its own."""


def run(asked: Namespace, root: Path) -> int:
    """Build, check, swap, and say where the site is; a signal to stop is heard as Ctrl-C is."""
    target = Path(asked.folder or root / ("preview" if asked.preview else "site")).resolve()
    langs = asked.langs
    _hold(target)
    if not (asked.partial or asked.preview or asked.back):
        hold_whole(root)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with swap.locked(target, lambda: say("another_build", langs)):
            swap.sweep(target)
            return _back(target, langs) if asked.back else _renew(target, asked)
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise RefusalError("site_mounted", folder=target) from None
        file, reason = error.filename or "—", error.strerror or str(error)
        say("cannot_use", langs, file=file, reason=reason)
    except StopError:
        say("build_stopped", langs, folder=target)
        return STOPPED
    except Exception:
        _untouched(target, PROBLEMS, langs)
        raise
    return _untouched(target, PROBLEMS, langs)


def _hold(target: Path) -> None:
    """Refuse to replace a folder that is no site or is mounted, and what nothing is built of."""
    if CONTROL.search(str(target)) or not swap.replaceable(target):
        raise RefusalError("no_site", folder=target)
    if os.path.ismount(target):
        raise RefusalError("site_mounted", folder=target)
    for key in ("SITE_URL", "REPOSITORY_URL"):
        # Whoever leaves one empty has set none.
        if given := os.environ.pop(key, ""):
            os.environ[key] = address(key, given)
    # What builds the site would wait for a pipe.
    if strange := [*strange_files(ROOT)]:
        raise DataError(strange)


def _renew(target: Path, asked: Namespace) -> int:
    started, langs, preview = time.monotonic(), asked.langs, asked.preview
    with swap.fresh(target) as aside:
        if code := build(aside, SETTINGS[preview]):
            return _untouched(target, code, langs)
        if not preview:
            seal.pack(aside, target)
        seal.seal(aside)
        if wrong := list(gate.faults(aside, preview=preview)):
            say("not_whole", langs, files=", ".join(wrong[:10]))
            return _untouched(target, PROBLEMS, langs)
        swap.settle(aside, target)
        swap.keep(target / FOLDER, aside / FOLDER)
        swap.swap(aside, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    _told("site_ready", langs, pages=pages, seconds=f"{time.monotonic() - started:.1f}")
    _told("read_preview" if preview else "read_site", langs, folder=os.path.relpath(target))
    return SOUND


def _back(target: Path, langs: Sequence[str]) -> int:
    if not swap.back(target):
        say("no_site_before", langs)
        return PROBLEMS
    _told("site_before", langs)
    return SOUND


def _told(key: str, langs: Sequence[str], **values: object) -> None:
    """Say what stands already: that nobody can be told is no failure of the site."""
    try:
        say(key, langs, **values)
    except OSError:
        let_go()


def build(folder: Path, settings: str) -> int:
    """Build the site strictly into a folder and return the exit code of what builds it."""
    # The theme announces the end of its own life at each build; that is no news to an editor.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sys.argv[1:] = ["build", "--strict", "--config-file", settings, "--site-dir", str(folder)]
    try:
        with chdir(ROOT):
            generator = os.environ.get("SITE_GENERATOR") or "mkdocs"
            if generator not in {"mkdocs", "properdocs"}:
                raise RefusalError("wrong_argument", word="SITE_GENERATOR")
            runpy.run_module(generator, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _untouched(target: Path, code: int, langs: Sequence[str]) -> int:
    say("untouched", langs, folder=target)
    return code


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise StopError
