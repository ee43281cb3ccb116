"""The commands of editors run by Python alone, where all that only POSIX has is absent."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pygit2
import pytest
from tests.building import ROOT, as_sample_project, copy_of_sample
from tests.editing.test_propose import FORMS, body
from tests.gitting import Book

pytestmark = pytest.mark.slow

# Read by every Python that starts with it first on its way to modules, also by those begun later.
LIKE_WINDOWS = """
import os, signal, sys
for name in ("fcntl", "grp", "pwd", "resource", "readline", "syslog", "termios", "tty", "pty"):
    sys.modules[name] = None
for name in ("SIGALRM", "SIGHUP", "SIGKILL", "SIGUSR1", "SIGUSR2", "alarm", "pthread_sigmask"):
    delattr(signal, name)
for name in ("chown", "fork", "getpgid", "getuid", "geteuid", "killpg", "mkfifo", "nice", "setsid",
             "sync", "uname"):
    delattr(os, name)
"""
CONSOLES = (pytest.param("cp1252", marks=pytest.mark.long), "ascii")


@pytest.fixture
def windows(tmp_path: Path) -> Path:
    """A project with its own hooks, a history of two commits and what makes Python forget POSIX."""
    project = as_sample_project(copy_of_sample(tmp_path / "سجل one"), ROOT)
    (project / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", project / "hooks", ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copytree(ROOT / FORMS, project / FORMS)
    (tmp_path / "sitecustomize.py").write_text(LIKE_WINDOWS, encoding="utf-8")
    files = {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for path in project.rglob("*.*")
        if path.suffix in {".yml", ".md"} and "hooks" not in path.parts
    }
    book = Book(project)
    book.commit(files)
    water = "data/pledges/water.yml"
    book.commit({**files, water: files[water].replace("Safe water", "Clean water")})
    book.repository.reset(book.head, pygit2.enums.ResetMode.MIXED)
    return project


def started(
    project: Path, console: str, *words: str, program: str = "pledges"
) -> "subprocess.Popen[bytes]":
    """A command as `py -m pledges …` in hooks/ starts it: no make, sh or git to be found."""
    environment = {
        "PYTHONPATH": os.pathsep.join([str(project.parent), str(project / "hooks")]),
        "PYTHONIOENCODING": console,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "LC_ALL": "C",
        "PATH": "",
        "SOURCE_DATE_EPOCH": "1795824000",
        # A text that is read or written without its encoding would be one of the console's.
        "PYTHONWARNDEFAULTENCODING": "1",
    }
    return subprocess.Popen(  # noqa: S603 - our own commands
        [sys.executable, "-m", program, *words],
        cwd=project if program == "mkdocs" else project / "hooks",
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if program == "mkdocs" else subprocess.PIPE,
        start_new_session=True,
    )


def ran(project: Path, console: str, *words: str, answers: str = "") -> tuple[int, str]:
    """The exit code of a command and all that it said."""
    running = started(project, console, *words)
    told, wrong = running.communicate(answers.encode(), timeout=120)
    said = told.decode() + wrong.decode()
    assert "Traceback" not in said, said
    assert not re.search(r"hooks/.*EncodingWarning", said), said
    return running.returncode, said


def test_python_forgets_what_windows_lacks(windows: Path) -> None:
    """In a process of its own, as the commands are."""
    code = "import os, signal; print(hasattr(signal, 'SIGHUP'), hasattr(os, 'fork')); import fcntl"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(windows.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "False False\n"
    assert "ModuleNotFoundError" in done.stderr


@pytest.mark.parametrize("console", CONSOLES)
def test_records_are_checked_mended_written_and_compared(windows: Path, console: str) -> None:
    """In both languages, whatever the console claims to be, Arabic answers too."""
    assert ran(windows, console, "check") == (0, "✓ لا مشكلات\n✓ no problems\n")
    water = windows / "data/pledges/water.yml"
    sound = water.read_bytes()
    water.write_bytes(sound.replace(b"on: 2022-03\n", b"on: 2022/3\n"))
    assert ran(windows, console, "check")[0] == 1
    assert ran(windows, console, "fix")[0] == 0
    assert water.read_bytes() == sound
    # Nothing is answered.
    assert ran(windows, console, "new", "update")[0] == 130
    assert water.read_bytes() == sound
    code, told = ran(windows, console, "propose", "-", answers=body("ar"))
    assert code == 0, told
    assert b"\r" not in water.read_bytes()
    assert "أفادت المديرية بأن الأنابيب" in water.read_text(encoding="utf-8")
    code, told = ran(windows, console, "compare", "HEAD~1..HEAD")
    assert (code, "Clean water" in told, "ما الذي يتغير" in told) == (0, True, True), told


def test_the_form_opens(windows: Path) -> None:
    """It is served until it is stopped."""
    running = started(windows, "cp1252", "edit", "--no-browser", "--language", "en")
    try:
        address = re.search(r"http://\S+", (running.stdout or fail()).readline().decode())
        # The token becomes a cookie.
        with build_opener(HTTPCookieProcessor()).open((address or fail())[0]) as answer:
            assert "Safe water" in answer.read().decode()
    finally:
        running.kill()
        running.communicate()


def test_the_site_is_served(windows: Path) -> None:
    """MkDocs and the hooks need nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = started(windows, "ascii", "serve", "-a", f"127.0.0.1:{port}", program="mkdocs")
    try:
        assert "مياه" in page(f"http://127.0.0.1:{port}/pledges/water/", running)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def page(address: str, running: "subprocess.Popen[bytes]") -> str:
    """A page, once it is served."""
    end = time.monotonic() + 120
    found = ""
    while not found and running.poll() is None and time.monotonic() < end:
        time.sleep(0.3)
        with suppress(URLError), urlopen(address) as answer:  # noqa: S310 - our own server
            found = answer.read().decode()
    return found


def fail() -> NoReturn:
    """Nothing was served."""
    pytest.fail("nothing is served")


def test_what_windows_cannot_do_is_told(windows: Path) -> None:
    """Publishing needs a lock of POSIX; so is a package that Python does not find here."""
    code, told = ran(windows, "cp1252", "publish")
    assert (code, "'fcntl'" in told, "edit/start.py publish" in told) == (2, True, True), told
