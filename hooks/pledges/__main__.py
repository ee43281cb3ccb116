"""The command line of the project: `python -m pledges COMMAND`; `--help` lists the commands.

Exit codes: 0 all is well, 1 problems were told, 2 the command cannot be followed, 130 stopped.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from pledges.editing import command
from pledges.editing.command import COMMANDS, PROBLEMS, ROOT, SOUND, Parser, RefusalError
from pledges.language.messages import SPOKEN, both, said, told_all
from pledges.records.problems import DataError


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Do what a command line says, tell what stops it, and return the exit code."""
    langs: Sequence[str] = SPOKEN
    try:
        if not arguments or arguments[0] in {"-h", "--help"}:
            sys.stdout.write(overview())
            return SOUND if arguments else command.WRONG_USE
        module = _module(arguments[0])
        parser = Parser(arguments[0])
        asked = parser.read(arguments[1:])
        langs = asked.langs
        code: int = module.run(asked, root)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough, as `head` does.
        command.let_go()
        return PROBLEMS
    except (RefusalError, DataError, OSError, KeyboardInterrupt, EOFError) as error:
        return _stopped(error, langs)
    return code


def _module(name: str) -> Any:
    """It is loaded when it is asked for: `comment` needs Python alone."""
    if name not in COMMANDS:
        raise RefusalError("unknown_command", [*COMMANDS], word=name)
    try:
        return import_module(f"pledges.{COMMANDS[name]}")
    except ModuleNotFoundError as error:
        raise RefusalError("no_module", word=error.name, command=name) from None


def overview() -> str:
    """How commands are called, and what each of them does."""
    lines = [f"{both('usage')}: {command.PROGRAM} COMMAND [--help]", "", f"{both('commands')}:"]
    for name in COMMANDS:
        lines += [f"  {name}", *(f"    {said(name, lang)}" for lang in SPOKEN)]
    return "\n".join(lines) + "\n"


def _stopped(error: BaseException, langs: Sequence[str]) -> int:
    if isinstance(error, RefusalError):
        sys.stderr.write(error.told(langs))
        return command.WRONG_USE
    if isinstance(error, DataError):
        sys.stderr.write(f"{told_all(error.problems, langs)}\n")
        return PROBLEMS
    if isinstance(error, OSError):
        command.let_go()
        file = error.filename2 or error.filename or "—"
        reason = error.strerror or error
        sys.stderr.write(f"{both('cannot_write', langs, file=file, reason=reason)}\n")
        return PROBLEMS
    sys.stderr.write(f"\n{both('stopped', langs)}\n")
    return command.STOPPED


def start(arguments: Sequence[str]) -> NoReturn:
    """Follow a command line in this process and leave with its exit code."""
    # Nearly all that a command makes it needs to its end: to look for waste takes a tenth of it.
    gc.set_threshold(1_000_000)
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # One that is closed gives nothing and takes all, until the end.
        stream = getattr(sys, name) or Path(os.devnull).open(way, encoding="utf-8")  # noqa: SIM115
        setattr(sys, name, stream)
        configure: Any = getattr(stream, "reconfigure", None)
        if configure:
            # Arabic is read and written as UTF-8 whatever the terminal claims to be.
            configure(encoding="utf-8", errors="backslashreplace")
    code = main(arguments)
    command.let_go()
    # All goes with the process: to take it apart piece by piece would cost a tenth more.
    os._exit(code)


if __name__ == "__main__":
    start(sys.argv[1:])
