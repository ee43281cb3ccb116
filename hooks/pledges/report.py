"""Problems as people, GitHub and programs read them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pledges.command_words import WORDS
from pledges.marks import shown
from pledges.problems import Problem

LONGEST = 160


@dataclass(frozen=True)
class Report:
    """The problems to tell, with the files that could not be read and the lines of all."""

    problems: Sequence[Problem]
    left_out: Sequence[str]
    lines: Callable[[str], Sequence[str]]
    langs: Sequence[str]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many problems there are, in how many files."""
        files = {problem.file for problem in self.problems}
        return {"problems": len(self.problems), "files": len(files)}

    def line(self, problem: Problem) -> str:
        """The line of a problem, with the word that is meant in ⟦ ⟧.

        A mark below the line would stand under another word wherever a terminal orders
        right-to-left text, or does not; brackets move with the word that they hold.
        """
        lines = self.lines(problem.file)
        number, column = problem.place.line, problem.place.column
        text = lines[number - 1] if number <= len(lines) else ""
        for word in (str(problem.values.get("word", "")), _word_at(text, column)):
            at = text.find(word, column - 1) if word else -1
            if at >= 0:
                text = f"{text[:at]}⟦{word}⟧{text[at + len(word) :]}"
                break
        return shown(text.strip(), LONGEST)


def text(report: Report) -> str:
    """Problems by file for a person: where, the line, what is wrong and the way out."""
    blocks = []
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        blocks.append(f"── {file}")
        blocks += [_block(report, problem) for problem in problems]
    if report.left_out:
        blocks.append(_said(report, "left_out", files=", ".join(report.left_out)))
    key = "some_wrong" if report.problems else "none_wrong"
    return "\n\n".join([*blocks, _said(report, key, **report.counts)])


def github(report: Report) -> str:
    """Problems as commands that GitHub shows beside the lines."""
    commands = []
    for problem in report.problems:
        place = {"file": problem.file, "line": problem.place.line, "col": problem.place.column}
        title = problem.key or problem.file
        fields = ",".join(f"{k}={_property(v)}" for k, v in {**place, "title": title}.items())
        message = _data("\n".join(problem.message(lang) for lang in report.langs))
        commands.append(f"::error {fields}::{message}")
    for file in report.left_out:
        said = _said(report, "left_out", files=file)
        commands += [f"::notice file={_property(file)}::{_data(said)}"]
    key = "some_wrong" if report.problems else "none_wrong"
    return "\n".join([*commands, _said(report, key, **report.counts)])


def as_json(report: Report) -> str:
    """Problems for programs; keys may be added and are never taken away."""
    problems = [
        {
            "file": problem.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "key": problem.key,
            "code": problem.code,
            "messages": {lang: problem.message(lang) for lang in report.langs},
            "allowed": [str(word) for word in problem.allowed],
            "nearest": problem.nearest,
            "text": report.line(problem),
        }
        for problem in report.problems
    ]
    whole = {"problems": problems, "left_out": [*report.left_out], "counts": report.counts}
    return json.dumps(whole, ensure_ascii=False, indent=2)


FORMATS = {"text": text, "github": github, "json": as_json}


def _block(report: Report, problem: Problem) -> str:
    head = f"{problem.file}:{problem.place.line}:{problem.place.column}"
    lines = [f"{head}: {problem.key}" if problem.path else head]
    if line := report.line(problem):
        lines.append(f"  {problem.place.line} │ {line}")
    lines += [f"    {problem.message(lang)}" for lang in report.langs]
    return "\n".join(lines)


def _said(report: Report, key: str, /, **values: object) -> str:
    return "\n".join(WORDS[key][lang].format(**values) for lang in report.langs)


def _word_at(line: str, column: int) -> str:
    rest = line[column - 1 :].removeprefix("- ")
    return rest.partition(":")[0].partition(" ")[0].strip("[]{},")


def _data(value: object) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
