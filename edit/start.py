"""Any command of the project: needs only Python; the rest is fetched once into the folder .venv.

`py edit\\start.py check` on Windows, `python3 edit/start.py check` elsewhere; `--help` lists the
commands, and `serve` shows the site while it is edited. Without one it opens the form, as a double
click does on edit.bat (Windows), edit.command (macOS) or edit.desktop (Linux).
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER, LOCK = ROOT / ".venv", ROOT / "requirements/build.txt"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# What make looks at too.
READY = FOLDER / ".ready"
OLDEST = (3, 11)


def main(arguments: list[str]) -> int:
    """Make the environment if it is not there or older than its lock, then run the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.version_info < OLDEST:
        return stop(
            "يلزم بايثون 3.11 أو أحدث",
            "Python 3.11 or later is needed",
            "https://www.python.org/downloads/",
        )
    if not READY.exists() or READY.stat().st_mtime < LOCK.stat().st_mtime:
        try:
            prepare()
        except (OSError, subprocess.CalledProcessError):
            return stop(
                "تعذر تجهيز البيئة؛ تحقق من الاتصال بالإنترنت ثم أعد المحاولة",
                "The environment could not be made; check the connection and try again",
            )
    hooks = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment = {**os.environ, **hooks}
    program = "mkdocs" if arguments[:1] == ["serve"] else "pledges"
    command = [str(PYTHON), "-m", program, *(arguments or ["edit"])]
    try:
        return subprocess.call(command, cwd=ROOT, env=environment)  # noqa: S603 - all of it is ours
    except KeyboardInterrupt:
        return 130


def prepare() -> None:
    """Make the environment and fetch what its lock names, each package by its sum."""
    say(
        "تجهيز البيئة: مرة واحدة، وقد يستغرق دقائق",
        "Making the environment: once, for some minutes",
    )
    venv.create(FOLDER, with_pip=True, clear=True)
    options = "--quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all:"
    install = [str(PYTHON), "-m", "pip", "install", *options.split(), "-r", str(LOCK)]
    subprocess.run(install, cwd=ROOT, check=True)  # noqa: S603 - all of it is ours
    READY.touch()


def stop(*words: str) -> int:
    """Say why it cannot go on; the exit code."""
    say(*words)
    return 1


def say(*words: str) -> None:
    """Tell the person at the window, in both languages."""
    sys.stdout.write("» " + " · ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
