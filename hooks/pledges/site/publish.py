"""`publish`: build the site aside and put it in place whole.

What was published before stays untouched unless the new site is complete; `--back` brings it back.
With `--preview` the pages open from disk: no server is needed, and nobody is sent packed copies.
"""

import os
import re
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from pledges.characters import shown
from pledges.checks.survey import KEPT
from pledges.editing import command
from pledges.editing.command import PROBLEMS, ROOT, SOUND, STOPPED, Parser, RefusalError, say
from pledges.history.walk import history
from pledges.language.messages import both
from pledges.records.texts import LANGS
from pledges.site import seal, swap
from pledges.site.assets import FOLDER
from pledges.site.settings import address

# The settings of the site, and those of a folder that opens from disk.
SETTINGS = {False: "mkdocs.yml", True: "mkdocs.preview.yml"}
SERVERS = Path(__file__).resolve().parents[3] / ".ci/servers"
# How Python ends what it tells of a file that the system refuses.
REFUSED = re.compile(r"^\w*Error: \[Errno \d+\] (?P<reason>.+?)(?:: '(?P<file>.*)')?$")
TRACE = "Traceback (most recent call last):"


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("folder", nargs="?", help=both("site_folder"))
    parser.add_argument("--back", action="store_true", help=both("back"))
    parser.add_argument("--preview", action="store_true", help=both("preview"))
    parser.add_argument("--partial", action="store_true", help=both("partial"))


def run(asked: Namespace, root: Path) -> int:
    """Build, check, swap, and say where the site is; a signal to stop is heard as Ctrl-C is."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    target = Path(asked.folder or root / ("preview" if asked.preview else "site")).resolve()
    if not swap.replaceable(target):
        raise RefusalError("no_site", folder=target)
    langs = asked.langs
    for key in ("SITE_URL", "REPOSITORY_URL"):
        if key in os.environ:
            address(key, os.environ[key])
    if not (asked.partial or asked.preview or asked.back):
        hold_whole(root)
    try:
        with swap.locked(target, lambda: say("another_build", langs)) as lock:
            swap.sweep(target)
            return _back(target, langs) if asked.back else _renew(target, lock, asked)
    except OSError as error:
        _refused(error.filename, error.strerror or str(error), langs)
    except KeyboardInterrupt:
        say("build_stopped", langs, folder=target)
        return STOPPED
    return _untouched(target, PROBLEMS, langs)


def hold_whole(root: Path) -> None:
    """Refuse to publish a change log that is cut, unless that is meant."""
    found = history(root, root / KEPT, command.today())
    if found.state != "complete":
        day = {"day": found.since} if found.since else {}
        raise RefusalError("history_shallow" if day else "history_absent", **day)


def _renew(target: Path, lock: int, asked: Namespace) -> int:
    started, langs, preview = time.monotonic(), asked.langs, asked.preview
    with swap.fresh(target) as aside:
        if code := build(aside, lock, SETTINGS[preview], langs):
            return _untouched(target, code, langs)
        if not preview:
            seal.pack(aside, target)
        seal.seal(aside)
        if wrong := list(faults(aside, preview=preview)):
            say("not_whole", langs, files=", ".join(wrong[:10]))
            return _untouched(target, PROBLEMS, langs)
        swap.settle(aside, target)
        swap.keep(target / FOLDER, aside / FOLDER)
        swap.readable(aside)
        swap.swap(aside, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    say("site_ready", langs, pages=pages, seconds=f"{time.monotonic() - started:.1f}")
    say("read_preview" if preview else "read_site", langs, folder=os.path.relpath(target))
    return SOUND


def _back(target: Path, langs: Sequence[str]) -> int:
    before = swap.beside(target, "before")
    if before.is_dir():
        swap.keep(target / FOLDER, before / FOLDER)
    if not swap.back(target):
        say("no_site_before", langs)
        return PROBLEMS
    say("site_before", langs)
    return SOUND


def build(folder: Path, lock: int, settings: str, langs: Sequence[str]) -> int:
    """Build the site strictly into a folder and return the exit code of what builds it."""
    generator = os.environ.get("GENERATOR") or "mkdocs"
    calls = [sys.executable, "-m", generator, "build", "--strict", "--config-file", settings]
    calls += ["--site-dir", str(folder)]
    # The theme announces the end of its own life at each build; that is no news to an editor.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603
        calls,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        pass_fds=(lock,),
    ) as running:
        try:
            _tell(running.stderr or iter(()), langs)
            return running.wait()
        except BaseException:
            running.kill()
            # The lines end once all processes of the build have, and none writes any more.
            list(running.stderr or ())
            raise


def _tell(lines: Iterator[str], langs: Sequence[str]) -> None:
    """Pass on what the build says; where an editor can put it right, no trace is shown."""
    trace: list[str] = []
    for line in lines:
        if trace or line.startswith(TRACE):
            trace.append(line)
        else:
            sys.stderr.write(line)
            sys.stderr.flush()
    last = trace[-1].strip() if trace else ""
    if refused := REFUSED.match(last):
        _refused(refused["file"], refused["reason"], langs)
    else:
        sys.stderr.writelines(trace)


def faults(folder: Path, *, preview: bool = False) -> Iterator[str]:
    """The files of a sealed site that lack or were cut; from disk no address is ever missing."""
    homes = ["", *(f"{lang}/" for lang in LANGS[1:])]
    names = ("index.html",) if preview else ("index.html", "404.html")
    needed = [f"{home}{name}" for home in homes for name in names]
    yield from (name for name in needed if not (folder / name).is_file())
    for name, path in seal.files(folder).items():
        whole = path.read_bytes().rstrip()
        if not whole or (path.suffix == ".html" and not whole.endswith(b"</html>")):
            yield name
    yield from seal.flaws(folder)
    # Servers that are here read their files as they will once the site is in place.
    tried = subprocess.run(["sh", SERVERS, folder], capture_output=True, check=False)  # noqa: S603, S607
    if tried.returncode:
        yield shown((tried.stdout + tried.stderr).decode(errors="replace").strip(), 1000)


def _refused(file: str | None, reason: str, langs: Sequence[str]) -> None:
    say("cannot_use", langs, file=file or "—", reason=reason)


def _untouched(target: Path, code: int, langs: Sequence[str]) -> int:
    say("untouched", langs, folder=target)
    return code


def _stop(signal_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt(signal_number)
