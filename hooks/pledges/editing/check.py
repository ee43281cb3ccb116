"""`check`: show all that is wrong with `data/` and `docs/`; exit code 1 if something is."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from pledges.characters import shown
from pledges.checks.sense.answers import DOUBTS, SURE
from pledges.checks.survey import survey
from pledges.editing.command import PROBLEMS, SOUND, RefusalError, today
from pledges.language.messages import message, said
from pledges.language.render import TEMPLATES
from pledges.records.load import text_of
from pledges.records.problems import DataError, Place, Problem

LONGEST = 160
# So much of a line is looked at around a word: one may be as long as its file.
AROUND = 8 * LONGEST
# A line may begin with a word of another script; an unseen mark gives it the direction of its own.
DIRECTIONS = {"ar": "\u200f", "en": "\u200e"}


@dataclass(frozen=True)
class Report:
    """The problems and notices to tell, the files that could not be read, the lines of all."""

    problems: Sequence[Problem]
    notices: Sequence[Problem]
    left_out: Sequence[str]
    lines: Callable[[str], Sequence[str]]
    langs: Sequence[str]

    def said(self, key: str, /, **values: object) -> str:
        """A text in each language."""
        return "\n".join(said(key, lang, **values) for lang in self.langs)

    def messages(self, problem: Problem) -> dict[str, str]:
        """What is wrong and the way out, also where it is only seldom so, by language."""
        told = {lang: message(problem, lang) for lang in self.langs}
        for lang in told if problem.code in DOUBTS | SURE else ():
            some = "؛ " if lang == "ar" else "; "
            told[lang] += f"{some}{said('may_be_meant', lang, rule=problem.code)}"
        return told

    def marked(self, problem: Problem) -> list[str]:
        """The messages, each in its direction whatever word it begins with."""
        return [f"{DIRECTIONS[lang]}{told}" for lang, told in self.messages(problem).items()]

    def line(self, problem: Problem) -> str:
        """The line of a problem, with the word that is meant in ⟦ ⟧."""
        # A mark below the line would stand under another word in right-to-left text.
        lines = self.lines(problem.file)
        number, column = problem.place.line, problem.place.column
        # What is told of a file as a whole stands in none of its lines.
        whole = not problem.path and problem.place == Place()
        text = "" if whole or number > len(lines) else lines[number - 1]
        for word in (str(problem.values.get("word", "")), _word_at(text, column)):
            at = text.find(word, column - 1) if word else -1
            if at >= 0:
                before, end = text[max(at - AROUND, 0) : at].lstrip(), at + len(word)
                after = text[end : end + AROUND].rstrip()
                return f"{_tail(before)}⟦{shown(word, LONGEST)}⟧{shown(after)}"
        return shown(text.strip(), LONGEST)


def rendered(template: str, **values: object) -> str:
    """A template of HTML, plain text or Markdown filled with values."""
    # Nothing else is escaped for HTML: it would be shown so.
    is_html = template.endswith(".html")
    options: Any = {"autoescape": is_html, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=FileSystemLoader(TEMPLATES), **options)  # noqa: S701
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters.update(shown=shown)
    return environment.get_template(template).render(values)


def _tail(before: str) -> str:
    """The end of what stands before a word, so that a long line still shows the word."""
    visible = shown(before, len(before) * 8)
    return visible if len(visible) <= LONGEST else f"…{visible[-LONGEST:]}"


def _word_at(line: str, column: int) -> str:
    rest = line[column - 1 : column + AROUND].removeprefix("- ")
    return rest.lstrip("\t").partition(":")[0].partition(" ")[0].strip("[]{},")


def run(asked: Namespace, root: Path) -> int:
    """Check and report; return the exit code."""
    names, found = named(root, asked.files), survey(root, today())
    concerned = [problem for problem in found.problems if concerns(problem.file, names)]
    waiting = [*found.notices, *DataError(found.doubts).problems]
    report = Report(
        DataError(concerned).problems,
        [notice for notice in waiting if concerns(notice.file, names)],
        found.left_out,
        lines_of(root),
        asked.langs,
    )
    sys.stdout.write(f"{rendered(f'check.{asked.format}', report=report)}\n")
    return PROBLEMS if concerned else SOUND


def named(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Files and folders as a person names them, as addresses from the top of the project."""
    top, found = root.resolve(), []
    for name in names:
        # A name is meant from where the person stands, or from the top of the project.
        places = [place.resolve() for place in (Path(name), root / name) if place.exists()]
        inside = [place.relative_to(top) for place in places if place.is_relative_to(top)]
        if not inside or inside[0].parts[:1] not in {("data",), ("docs",)}:
            raise RefusalError("no_such_file", file=name)
        found.append(inside[0].as_posix())
    return tuple(found)


def concerns(file: str, names: Sequence[str]) -> bool:
    """Whether a file is one of those named, is in a folder that is, or is the folder of one."""
    around = (name for name in names if file.endswith("/") and name.startswith(file))
    inside = (name for name in names if file == name or file.startswith(f"{name}/"))
    return not names or any(around) or any(inside)


def lines_of(root: Path) -> Callable[[str], list[str]]:
    """The lines of files below a folder; none of a file that cannot be read."""

    @cache
    def lines(file: str) -> list[str]:
        try:
            return text_of(root, file).splitlines()
        except DataError:
            return []

    return lines
