"""Mends of lines before they are read as YAML: what editors and machines leave behind."""

import re
from dataclasses import dataclass, field

from pledges.characters import SPACES
from pledges.records.problems import Problem
from pledges.records.slips import WIDE

BOM = "\ufeff"
INDENT = 2
# A list of names in brackets; one of Arabic words may have such a comma on purpose.
NAMES = re.compile(r"\s*(?:- )?[a-z_]+: \[[a-z0-9.-]+(?:\s*[,،]\s*[a-z0-9.-]+)*\]", re.ASCII)
SIGNS = re.compile(f"[{SPACES}]")


@dataclass(frozen=True)
class Mend:
    """One thing that was put right in a line; `code` names its words, `values` fill them."""

    line: int
    code: str
    values: dict[str, str] = field(default_factory=dict)


def mended(text: str) -> tuple[str, list[Mend]]:
    """The text with plain lines, and what was done to it."""
    mends = []
    if text.startswith(BOM):
        text = text.removeprefix(BOM)
        mends.append(Mend(1, "mended_mark"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        mends.append(Mend(1, "mended_line_ends"))
    lines = text.split("\n")
    for place, line in enumerate(lines):
        # Only these two: other white space may be meant, or is told by the check.
        bare = line.rstrip(" \t")
        body = bare.lstrip(" \t")
        head = bare.removesuffix(body).replace("\t", " " * INDENT)
        lines[place] = head + body.replace("\t", " ")
        codes = {"mended_trailing": bare != line, "mended_tab": lines[place] != bare}
        mends += [Mend(place + 1, code) for code, is_so in codes.items() if is_so]
    return "\n".join(lines), mends


def repaired(text: str, problem: Problem) -> tuple[str, Mend] | None:
    """The text with the sign that its line lacks; None where a person must look."""
    lines = text.split("\n")
    number, column = problem.place.line, problem.place.column - 1
    word, line = str(problem.values.get("word", "")), lines[number - 1]
    end = column + len(word)
    forms = {
        "no_colon": f"{line[:end]}:{line[end:]}",
        "no_space_after_colon": f"{line[: end + 1]} {line[end + 1 :]}",
        "no_space_after_dash": f"{line[:column]} {line[column:]}",
        "bullet": f"{line[:column]}- {line[end:].lstrip()}",
    }
    new, is_sign = forms.get(problem.code, line), SIGNS.fullmatch(word)
    while problem.code == "hidden_character" and is_sign and (match := WIDE.match(new)):
        new = f"{new[: match.start('sign')]} {new[match.start('sign') + 1 :]}"
    if new == line:
        return None
    lines[number - 1] = new
    values = {"word": word} if problem.code in {"no_colon", "hidden_character"} else {}
    return "\n".join(lines), Mend(number, f"mended_{problem.code}", values)


def parted(text: str) -> tuple[str, list[Mend]]:
    """The text with a Latin comma between the names of records that stand in a list."""
    mends, lines = [], text.split("\n")
    for place, line in enumerate(lines):
        if NAMES.fullmatch(line) and "،" in line:
            lines[place] = re.sub(r"\s*،\s*", ", ", line)
            mends.append(Mend(place + 1, "mended_comma"))
    return "\n".join(lines), mends
