"""What the editors' commands share: two languages, exit codes, the day, the files named."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from pledges.language.command_words import WORDS
from pledges.language.messages import told_all
from pledges.progress.day import build_day
from pledges.records.problems import DataError

ROOT = Path(__file__).parents[3]
SPOKEN = ("ar", "en")
SOUND, PROBLEMS, WRONG_USE, STOPPED = 0, 1, 2, 130


class WrongUse(Exception):  # noqa: N818 - it is what the editor did, and is told as that
    """The command was called in a way that it does not know; `words` say how."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep which words say it."""
        super().__init__(key)
        self.key, self.values = key, values


class Parser(argparse.ArgumentParser):
    """Reads arguments; helps and complains in both languages."""

    def __init__(self, name: str) -> None:
        """Begin with what all commands take."""
        about = both(name)
        super().__init__(
            f"python -m pledges.{name}", description=about, add_help=False, allow_abbrev=False
        )
        self._positionals.title, self._optionals.title = both("arguments"), both("options")
        self.add_argument("-h", "--help", action="help", help=both("help"))
        self.add_argument(
            "--language", choices=(*SPOKEN, "both"), dest="spoken", help=both("language")
        )

    def error(self, message: str) -> NoReturn:
        """Say that the command was used wrongly, and what argparse says of it."""
        self.exit(WRONG_USE, f"{both('wrong_use')}\n{message}\n{self.format_usage()}")


def both(key: str, /, **values: object) -> str:
    """The words of a key in both languages, on one line."""
    return " · ".join(WORDS[key][lang].format(**values) for lang in SPOKEN)


def say(key: str, langs: Iterable[str], /, **values: object) -> None:
    """Tell the person at the terminal, a line for each language."""
    for lang in langs:
        sys.stdout.write(f"{WORDS[key][lang].format(**values)}\n")


def spoken(asked: str | None) -> tuple[str, ...]:
    """The languages to speak: the one asked for, else that of `LANGUAGE`, else both."""
    # Desktops set LANGUAGE to lists such as ar_IQ:en; its first language counts.
    word = asked or os.environ.get("LANGUAGE", "")[:2]
    return (word,) if word in SPOKEN else SPOKEN


def today() -> dt.date:
    """The day of the checks: that of SOURCE_DATE_EPOCH if set, else today, both in UTC."""
    try:
        return build_day()
    except ValueError as error:
        raise WrongUse("wrong_epoch", word=error) from None


def named(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Files and folders as a person names them, as addresses from the top of the project."""
    top, found = root.resolve(), []
    for name in names:
        # A name is meant from where the person stands, or from the top of the project.
        places = [place.resolve() for place in (Path(name), root / name) if place.exists()]
        inside = [place.relative_to(top) for place in places if place.is_relative_to(top)]
        if not inside or inside[0].parts[:1] not in {("data",), ("docs",)}:
            raise WrongUse("no_such_file", file=name)
        found.append(inside[0].as_posix())
    return tuple(found)


def concerns(file: str, names: Sequence[str]) -> bool:
    """Whether a file is one of those named, or in a folder that is."""
    return not names or any(file == name or file.startswith(f"{name}/") for name in names)


def run(main: Callable[[Sequence[str]], int]) -> NoReturn:
    """Run a command with the arguments of the terminal and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        configure: Any = getattr(stream, "reconfigure", None)
        if configure:
            # Arabic is written as UTF-8 whatever the terminal claims to be.
            configure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(code)
    except WrongUse as wrong:
        sys.stderr.write(f"{both(wrong.key, **wrong.values)}\n")
        sys.exit(WRONG_USE)
    except DataError as error:
        sys.stderr.write(f"{told_all(error.problems)}\n")
        sys.exit(PROBLEMS)
    except BrokenPipeError:
        # Who reads has seen enough, as `head` does; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PROBLEMS)
    except OSError as error:
        reason = error.strerror or error
        sys.stderr.write(f"{both('cannot_write', file=error.filename, reason=reason)}\n")
        sys.exit(PROBLEMS)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(f"\n{both('stopped')}\n")
        sys.exit(STOPPED)


def _unfinished(kind: type[BaseException], *rest: Any) -> None:
    """Who stops a command while it is still being loaded is told no more than that it stopped."""
    if kind is KeyboardInterrupt:
        sys.stderr.write(f"\n{both('stopped')}\n")
    else:
        sys.__excepthook__(kind, *rest)


sys.excepthook = _unfinished
