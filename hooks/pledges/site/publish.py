"""Build the site aside and put it in place whole: `python -m pledges.publish [folder]`.

What was published before stays untouched unless the new site is complete; `--back` brings it back.
With `--preview` the pages open from disk: no server is needed, and nobody is sent packed copies.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from pledges.editing.command import PROBLEMS, ROOT, SOUND, STOPPED, WRONG_USE
from pledges.records.texts import LANGS
from pledges.site import seal, swap

BACK, PREVIEW = "--back", "--preview"
# The settings of the site, and those of a folder that opens from disk.
SETTINGS = {False: "mkdocs.yml", True: "mkdocs.preview.yml"}
# What the last build packed, for the next.
PACKED = ".cache/packed"
# How Python ends what it tells of a file that the system refuses.
REFUSED = re.compile(r"^\w*Error: \[Errno \d+\] (?P<reason>.+?)(?:: '(?P<file>.*)')?$")
TRACE = "Traceback (most recent call last):"


class NotWholeError(Exception):
    """What was built is not whole; carries the files that are wrong."""


def main(arguments: list[str]) -> int:
    """Build, check, swap, and say where the site is; return the exit code."""
    names = [argument for argument in arguments if argument not in {BACK, PREVIEW}]
    preview = PREVIEW in arguments
    target = Path(names[0] if names else ROOT / ("preview" if preview else "site")).resolve()
    if names[1:] or any(name.startswith("-") for name in names):
        say("✗ الاستعمال", "usage: python -m pledges.publish [--back | --preview] [FOLDER]")
        return WRONG_USE
    if not swap.replaceable(target):
        say(
            f"✗ ليس {target} موقعًا بُني هنا فلن يُستبدل؛ اختر مجلدًا آخر",
            f"{target} is no site that was built, and is not replaced; name another folder",
        )
        return WRONG_USE
    try:
        with swap.locked(target, _waiting) as lock:
            swap.sweep(target)
            if BACK in arguments:
                return _back(target)
            return _renew(target, lock, preview=preview)
    except NotWholeError as error:
        say(f"✗ ما بُني ناقص: {error}", f"what was built is not whole: {error}")
    except OSError as error:
        _refused(error.filename, error.strerror or str(error))
    except KeyboardInterrupt:
        say(f"✗ أُوقف العمل، و{target.name}/ سليم", f"stopped; {target} is whole")
        return STOPPED
    return _untouched(target, PROBLEMS)


def _renew(target: Path, lock: int, *, preview: bool) -> int:
    started = time.monotonic()
    with swap.fresh(target) as aside:
        if code := build(aside, lock, SETTINGS[preview]):
            return _untouched(target, code)
        if not preview:
            seal.pack(aside, ROOT / PACKED)
        seal.seal(aside)
        if wrong := list(faults(aside, preview=preview)):
            raise NotWholeError(", ".join(wrong[:10]))
        swap.swap(aside, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    seconds = time.monotonic() - started
    say(f"✓ الموقع جاهز: {pages} صفحة", f"site ready: {pages} pages in {seconds:.1f} s")
    where = os.path.relpath(target)
    if preview:
        say("لقراءته افتح", f"to read it, open {where}/index.html or {where}/en/index.html")
        return SOUND
    say("لقراءته", f"to read it: python3 -m http.server -b 127.0.0.1 -d {where} 8000")
    say("ثم افتح", "then open http://127.0.0.1:8000/ (Arabic) or http://127.0.0.1:8000/en/")
    return SOUND


def _back(target: Path) -> int:
    if not swap.back(target):
        say("✗ لا نشرة سابقة ليُرجع إليها", "there is no site before this one to go back to")
        return PROBLEMS
    say("✓ عادت النشرة السابقة", "the site before this one is back; run it again to undo")
    return SOUND


def build(folder: Path, lock: int, settings: str) -> int:
    """Build the site strictly into a folder and return the exit code of MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings]
    command += ["--site-dir", str(folder)]
    # The theme announces the end of its own life at each build; that is no news to an editor.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603
        command,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        pass_fds=(lock,),
    ) as running:
        try:
            _tell(running.stderr or iter(()))
            return running.wait()
        except BaseException:
            running.kill()
            # The lines end once all processes of the build have, and none writes any more.
            list(running.stderr or ())
            raise


def _tell(lines: Iterator[str]) -> None:
    """Pass on what the build says; a file that the system refuses is told in both languages."""
    trace: list[str] = []
    for line in lines:
        if trace or line.startswith(TRACE):
            trace.append(line)
        else:
            sys.stderr.write(line)
            sys.stderr.flush()
    refused = REFUSED.match(trace[-1].strip()) if trace else None
    if refused:
        _refused(refused["file"], refused["reason"])
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


def say(arabic: str, english: str) -> None:
    """Tell the person at the terminal in both languages."""
    sys.stdout.write(f"{arabic} · {english}\n")
    sys.stdout.flush()


def _refused(file: str | None, reason: str) -> None:
    file = file or "—"
    say(f"✗ تعذر العمل على {file}: {reason}", f"cannot use {file}: {reason}")


def _waiting() -> None:
    say("… بناء آخر لم ينته بعد؛ ننتظره", "another build is under way; waiting for it")


def _untouched(target: Path, code: int) -> int:
    say(f"✗ لم يُنشر شيء، و{target.name}/ كما كان", f"nothing published, {target} untouched")
    return code


def _stop(signal_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt(signal_number)


def run() -> int:
    """Publish as the command line says; a signal to stop is heard as Ctrl-C is."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    return main(sys.argv[1:])
