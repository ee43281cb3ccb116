"""The form starts by a double click: without make, without sh on Windows, by Python alone."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import ROOT

# What Python has on Linux and macOS and not on Windows.
POSIX = ("fcntl", "grp", "pwd", "resource", "syslog", "termios")
COMMANDS = ("check", "fix", "new", "edit", "agree", "compare", "schema")
LIKE_WINDOWS = f"""
import sys
from pathlib import Path
for name in {POSIX}:
    sys.modules[name] = None
from pledges.__main__ import main
from pledges.editing.form.door import Door
from pledges.editing.form.server import application
from pledges.editing.form.workshop import Workshop
for command in {COMMANDS}:
    try:
        main([command, "--help"])
    except SystemExit as end:
        assert not end.code
import datetime as dt
door = Door(token="t", port=1)
app = application(Workshop(Path(sys.argv[1]), dt.date(2026, 11, 28)), door)
client, base = app.test_client(), "http://127.0.0.1:1"
client.get("/?token=t", base_url=base)
assert client.get("/ar/", base_url=base).status_code == 200
assert main(["check"], Path(sys.argv[1])) == 0
"""


def test_it_runs_without_what_windows_lacks(project: Path) -> None:
    """The form and the check need no module that is on POSIX systems alone."""
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [sys.executable, "-c", LIKE_WINDOWS, str(project)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": "1795824000"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A project whose environment is ready, in a folder with a space and Arabic letters."""
    root = tmp_path / "سجل one"
    (root / "edit").mkdir(parents=True)
    for name in ("start.py", "edit.command"):
        (root / "edit" / name).write_bytes((ROOT / "edit" / name).read_bytes())
    (root / "edit/edit.command").chmod(0o755)
    (root / "requirements").mkdir()
    (root / "requirements/build.txt").touch()
    python = root / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$PYTHONPATH" "$PWD"\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (root / ".venv/.ready").touch()
    (root / "hooks").symlink_to(ROOT / "hooks")
    return root


@pytest.mark.parametrize("command", ["edit.command", "start.py"])
def test_a_double_click_opens_the_form(copied: Path, command: str) -> None:
    """From wherever it is started, with the packages of the project and its own hooks."""
    program = [] if command == "edit.command" else [sys.executable]
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [*program, str(copied / "edit" / command), "--help"],
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{copied / 'hooks'} {copied}\n")
    assert "--no-browser" in done.stdout


def test_an_environment_older_than_its_lock_is_made_anew(copied: Path) -> None:
    """What cannot be fetched is told in both languages, without a traceback."""
    (copied / ".venv/.ready").unlink()
    (copied / "requirements/build.txt").write_text("nothing==1 --hash=sha256:00\n")
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [sys.executable, str(copied / "edit/start.py"), "--help"],
        env={**os.environ, "PIP_NO_INDEX": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "تعذر تجهيز البيئة" in done.stdout
    assert "could not be made" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_file_for_windows_needs_no_sh() -> None:
    """Lines end as Windows wants them; Python is found as `py` or as `python`."""
    text = (ROOT / "edit/edit.bat").read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n")
    assert b'py -3 "%~dp0start.py" %*' in text
    assert b'python "%~dp0start.py" %*' in text
    assert not any(word in text for word in (b"make", b"sh -c", b"/bin/"))


def test_the_file_for_linux_is_one_that_desktops_read() -> None:
    """It has a name in both languages and starts what stands beside it."""
    found = configparser.RawConfigParser()
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(ROOT / "edit/edit.desktop", encoding="utf-8")
    entry = found["Desktop Entry"]
    assert {"Type", "Name", "Name[ar]", "Exec", "Terminal"} <= set(entry)
    assert "edit.command" in entry["Exec"]
