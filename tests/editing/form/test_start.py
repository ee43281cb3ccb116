"""The form starts by a double click: without make, without sh on Windows, by Python alone."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import ROOT


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
    python.write_text('#!/bin/sh\necho "$PYTHONPATH" "$PWD" "$@"\n')
    python.chmod(0o755)
    (root / ".venv/.ready").touch()
    return root


@pytest.mark.parametrize("command", ["edit.command", "start.py"])
@pytest.mark.parametrize(("words", "found"), [([], "edit"), (["check", "data"], "check data")])
def test_a_double_click_opens_the_form(
    copied: Path, command: str, words: list[str], found: str
) -> None:
    """From wherever it is started, with the packages of the project and its own hooks.

    A command that is named is followed in its place.
    """
    program = [] if command == "edit.command" else [sys.executable]
    done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
        [*program, str(copied / "edit" / command), *words],
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{copied / 'hooks'} {copied} -m pledges {found}\n"


@pytest.mark.slow
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
    assert b'set "python=py -3"' in text
    assert b'%python% "%~dp0start.py" %*' in text
    # Where there is no Python, or the one of the shop that only says so, it is told in both.
    assert all(word.encode() in text for word in ("يلزم بايثون", "Python 3.11 or later is needed"))
    assert not any(word in text for word in (b"make", b"sh -c", b"/bin/"))


def test_the_file_for_linux_is_one_that_desktops_read() -> None:
    """It has a name in both languages and starts what stands beside it."""
    found = configparser.RawConfigParser()
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(ROOT / "edit/edit.desktop", encoding="utf-8")
    entry = found["Desktop Entry"]
    assert {"Type", "Name", "Name[ar]", "Exec", "Terminal"} <= set(entry)
    assert "edit.command" in entry["Exec"]
