"""Mends of lines before they are read as YAML: what editors and machines leave behind."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from pledges.characters import SPACES
from pledges.records import guesses
from pledges.records.library import all_keys
from pledges.records.problems import Problem
from pledges.records.slips import WIDE

BOM = "\ufeff"
INDENT = 2
# A list of names of records in brackets.
KEYS = "|".join(sorted({key.name for key in all_keys() if key.shape.each.what == "reference"}))
REFERENCES = re.compile(rf"(?P<head>\s*(?:- )?(?:{KEYS}): *)\[(?P<held>[^\[\]#\"']*)\](?P<tail>.*)")
SIGNS = re.compile(f"[{SPACES}]")
# A text of one line in which a colon, or a # that touches its number, needs quotation marks.
TEXT = re.compile(r"(?P<head>\s*(?:- )?[a-z]{2,3}: )(?P<text>[^\s\"'>|\[{&*!%@`#].*)")
UNQUOTED = re.compile(r":(\s|$)|\s#\S")


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
    whole = "\n".join(lines).rstrip("\n") + "\n"
    if whole != "\n".join(lines):
        mends.append(Mend(len(lines), "mended_end"))
    return whole, mends


def quoted(text: str) -> tuple[str, list[Mend]]:
    """The text with quotation marks around texts that YAML would read as something else."""
    mends, lines = [], text.split("\n")
    for place, line in enumerate(lines):
        match = TEXT.fullmatch(line)
        if match and UNQUOTED.search(match["text"]):
            inner = match["text"].replace("\\", "\\\\").replace('"', '\\"')
            lines[place] = f'{match["head"]}"{inner}"'
            mends.append(Mend(place + 1, "mended_quotes"))
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


def parted(text: str, names: Collection[str]) -> tuple[str, list[Mend]]:
    """The text with a Latin comma between names in a list, of records that there are."""
    mends, lines = [], text.split("\n")
    for place, line in enumerate(lines):
        if match := REFERENCES.fullmatch(line):
            held = [guesses.names(one) for one in match["held"].split(",")]
            if any(len(one) > 1 and set(one) <= set(names) for one in held):
                parts = [(", " if set(one) <= set(names) else " ").join(one) for one in held]
                lines[place] = f"{match['head']}[{', '.join(parts)}]{match['tail']}"
        if lines[place] != line:
            mends.append(Mend(place + 1, "mended_comma"))
    return "\n".join(lines), mends
