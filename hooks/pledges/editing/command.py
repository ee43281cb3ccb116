"""What all commands share: how they are called, exit codes, the day, files written."""

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from pledges.language.messages import SPOKEN, both, hint, read, said
from pledges.records.problems import near

ROOT = Path(__file__).parents[3]
PROGRAM = "python -m pledges"
SOUND, PROBLEMS, WRONG_USE, STOPPED = 0, 1, 2, 130
# Records have dates of these years alone.
YEARS = range(1900, 2101)
# What each command takes besides what all take; in which module it is.
TAKEN = read(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
COMMANDS = {name: row["module"] for name, row in TAKEN.pop("commands").items()}


class RefusalError(Exception):
    """The command cannot be followed: it was called wrongly, or what it asks for is not there."""

    def __init__(self, key: str, allowed: Sequence[str] = (), /, **values: object) -> None:
        """Keep which words say why, and the names among which one may be meant."""
        super().__init__(key)
        self.key, self.allowed, self.values, self.usage = key, allowed, values, ""

    def told(self, langs: Iterable[str]) -> str:
        """Why, in each language, and how the command is called if it was called wrongly."""
        nearest = near(str(self.values.get("word", "")), self.allowed)
        hints = {lang: hint(nearest, self.allowed, lang) for lang in langs}
        lines = [said(self.key, lang, **self.values) + hints[lang] for lang in hints]
        return f"{' · '.join(lines)}\n{self.usage}"


class Help(argparse.HelpFormatter):
    """How a command is called, under a heading in both languages."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, _prefix: Any = None) -> None:
        """Begin with the heading."""
        super().add_usage(usage, actions, groups, f"{both('usage')}: ")


class Parser(argparse.ArgumentParser):
    """Reads the arguments of a command; helps and complains in both languages."""

    def __init__(self, name: str) -> None:
        """Begin with what all commands take."""
        super().__init__(
            f"{PROGRAM} {name}",
            description=both(name),
            formatter_class=Help,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self._positionals.title, self._optionals.title = both("arguments"), both("options")
        self.add_argument("-h", "--help", action="help", help=both("help"))
        self.add_argument(
            "--language", choices=(*SPOKEN, "both"), dest="spoken", help=both("language")
        )
        for one, settings in TAKEN.get(name, {}).items():
            self._take(one, settings)

    def _take(self, name: str, settings: Mapping[str, str]) -> None:
        how: dict[str, Any] = {**settings, "help": both(settings["help"])}
        if "choices" in settings:
            how["choices"] = settings["choices"].split()
            how["default"] = how["choices"][0]
        is_option = not settings.keys().isdisjoint({"action", "choices"})
        self.add_argument(f"--{name.replace('_', '-')}" if is_option else name, **how)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """What was asked for, with the languages to speak as `langs`."""
        try:
            asked, unknown = self.parse_known_args(arguments)
        except argparse.ArgumentError as error:
            if error.argument_name is None:
                self.error(error.message)
            raise self._refusal("wrong_argument", (), error.argument_name) from None
        if unknown:
            options = [option for action in self._actions for option in action.option_strings]
            raise self._refusal("unknown_argument", options, unknown[0].partition("=")[0])
        # Desktops set LANGUAGE to lists such as ar_IQ:en; its first language counts.
        word = asked.spoken or os.environ.get("LANGUAGE", "")[:2]
        asked.langs = (word,) if word in SPOKEN else SPOKEN
        return asked

    def error(self, message: str) -> NoReturn:
        """Say what is missing, which is all that argparse tells in this way."""
        raise self._refusal("missing_argument", (), message.rpartition(": ")[2])

    def _refusal(self, key: str, allowed: Sequence[str], word: str) -> RefusalError:
        refusal = RefusalError(key, allowed, word=word)
        refusal.usage = self.format_usage()
        return refusal


def say(key: str, langs: Iterable[str], /, **values: object) -> None:
    """Tell the person at the terminal, a line for each language."""
    for lang in langs:
        sys.stdout.write(f"{said(key, lang, **values)}\n")
    sys.stdout.flush()


def let_go() -> None:
    """Let what can no longer be written go nowhere: Python would try once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def today() -> dt.date:
    """The day of builds and checks: that of SOURCE_DATE_EPOCH if set, else today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or time.time()
    with suppress(ValueError, OverflowError, OSError):
        day = dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        if day.year in YEARS:
            return day
    raise RefusalError("wrong_epoch", word=epoch)


def write(path: Path, text: str) -> None:
    """Put a text in the place of a file, which keeps its mode and is whole at every moment."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside: Any = {"prefix": f".{target.name}-", "dir": target.parent}
    with tempfile.TemporaryDirectory(**beside, ignore_cleanup_errors=True) as folder:
        # Under a name that no check takes for a record or a page.
        new = Path(folder, "new")
        with new.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
