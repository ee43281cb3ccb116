"""Problems as people, GitHub and programs read them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader

from pledges.characters import shown
from pledges.checks.sense.answers import DOUBTS, SURE
from pledges.language.messages import message, said
from pledges.language.render import TEMPLATES
from pledges.records.problems import Place, Problem

LONGEST = 160
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

    @property
    def counts(self) -> Mapping[str, int]:
        """How many problems there are, in how many files, and how many notices."""
        files = {problem.file for problem in self.problems}
        counts = {"problems": len(self.problems), "files": len(files)}
        return {**counts, "notices": len(self.notices)}

    def line(self, problem: Problem) -> str:
        """The line of a problem, with the word that is meant in ⟦ ⟧.

        A mark below the line would stand under another word wherever a terminal orders
        right-to-left text, or does not; brackets move with the word that they hold.
        """
        lines = self.lines(problem.file)
        number, column = problem.place.line, problem.place.column
        # What is told of a file as a whole stands in none of its lines.
        whole = not problem.path and problem.place == Place()
        text = "" if whole or number > len(lines) else lines[number - 1]
        for word in (str(problem.values.get("word", "")), _word_at(text, column)):
            at = text.find(word, column - 1) if word else -1
            if at >= 0:
                before, after = text[:at].lstrip(), text[at + len(word) :].rstrip()
                return f"{_tail(before)}⟦{shown(word, LONGEST)}⟧{shown(after)}"
        return shown(text.strip(), LONGEST)


def rendered(template: str, **values: object) -> str:
    """A template of HTML, plain text or Markdown filled with values."""
    # Nothing else is escaped for HTML: it would be shown so.
    is_html = template.endswith(".html")
    options: Any = {"autoescape": is_html, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=FileSystemLoader(TEMPLATES), **options)  # noqa: S701
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters.update(shown=shown, data=_data, property=_property)
    return environment.get_template(template).render(values)


def _rendered(template: str, report: Report) -> str:
    told: Any = {"said": partial(_said, report), "messages": partial(_messages, report)}
    return rendered(template, report=report, by_lang=partial(_by_lang, report), **told)


KINDS = ("text", "github", "json", "sarif")
FORMATS: Mapping[str, Callable[[Report], str]]
FORMATS = {kind: partial(_rendered, f"check.{kind}") for kind in KINDS}


def _messages(report: Report, problem: Problem) -> list[str]:
    told = _by_lang(report, problem).items()
    return [f"{DIRECTIONS[lang]}{message}" for lang, message in told]


def _by_lang(report: Report, problem: Problem) -> dict[str, str]:
    return {lang: _message(problem, lang) for lang in report.langs}


def _message(problem: Problem, lang: str) -> str:
    """What is wrong and the way out, also where it is only seldom so."""
    told = message(problem, lang)
    if problem.code not in DOUBTS | SURE:
        return told
    some = "؛ " if lang == "ar" else "; "
    return f"{told}{some}{said('may_be_meant', lang, rule=problem.code)}"


def _said(report: Report, key: str, /, **values: object) -> str:
    return "\n".join(said(key, lang, **values) for lang in report.langs)


def _tail(before: str) -> str:
    """The end of what stands before a word, so that a long line still shows the word."""
    visible = shown(before, len(before) * 8)
    return visible if len(visible) <= LONGEST else f"…{visible[-LONGEST:]}"


def _word_at(line: str, column: int) -> str:
    rest = line[column - 1 :].removeprefix("- ")
    return rest.lstrip("\t").partition(":")[0].partition(" ")[0].strip("[]{},")


def _data(value: object) -> str:
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
