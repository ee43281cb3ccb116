"""One command line: every command helps and complains in both languages, with the same codes."""

import os
import subprocess
import sys

import pytest
from tests.building import ROOT

from pledges.__main__ import main
from pledges.editing.command import COMMANDS, PROBLEMS, SOUND, STOPPED, WRONG_USE
from pledges.language.messages import both

NEEDED = {"propose": ["a"], "compare": ["a..b"], "comment": ["a", "b"], "verify": ["a"]}


def test_the_commands_are_listed_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--help`; without any command too, which is wrong use."""
    assert main(["--help"]) == SOUND
    told = capsys.readouterr().out
    for name in COMMANDS:
        for words in both(name).split(" · "):
            assert f"    {words}\n" in told
    assert main([]) == WRONG_USE
    assert capsys.readouterr().out == told


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages, option by option, and each knows `--language`."""
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == SOUND
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith(f"الاستعمال · usage: python -m pledges {name} ")
    assert both(name) in told
    assert "--language {ar,en,both}" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_what_no_command_takes_is_told_with_the_nearest(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option, a value and a word too many; exit code 2, in both languages, with the usage."""
    wrong = [["--langage", "ar"], ["--language", "fr"], ["--language"], ["--lang=ar"]]
    for arguments in wrong:
        assert main([name, *NEEDED.get(name, []), *arguments]) == WRONG_USE
        told = capsys.readouterr().err
        assert "--language" in told.splitlines()[0]
        assert " · " in told.splitlines()[0]
        assert f"python -m pledges {name}" in told
    if name in NEEDED:
        assert main([name]) == WRONG_USE
        assert "the command needs: " in capsys.readouterr().err


def test_an_unknown_command_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """Or with all that there are."""
    assert main(["chek"]) == WRONG_USE
    assert capsys.readouterr().err == (
        "لا أمر باسم «chek»؛ هل تقصد «check»؟ · there is no command 'chek'; did you mean 'check'?\n"
    )
    assert main(["zzz"]) == WRONG_USE
    assert ", ".join(sorted(COMMANDS)) in capsys.readouterr().err


def test_a_command_is_loaded_when_it_is_asked_for() -> None:
    """The command line itself needs Python alone, and so does what reads hostile data."""
    code = "import sys, pledges.__main__ as m; m._module('comment'); print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-S", "-c", code],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not {"pydantic", "yaml", "babel", "jinja2", "pygit2"} & {*done.stdout.split()}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--help >&-", SOUND),
        ("new update <&-", STOPPED),
        ("zz 2>&-", WRONG_USE),
        ("--help >/dev/full", PROBLEMS),
    ],
)
def test_a_stream_that_takes_or_gives_nothing_is_no_failure(words: str, code: int) -> None:
    """Nothing is read of it, and what is said to it is lost."""
    done = subprocess.run(  # noqa: S603
        ["sh", "-c", f'"$0" -m pledges {words}', sys.executable],  # noqa: S607
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
