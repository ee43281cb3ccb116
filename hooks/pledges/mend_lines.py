"""Mends of lines before they are read as YAML: what editors and machines leave behind."""

import re
from dataclasses import dataclass, field

BOM = "\ufeff"
INDENT = 2
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
        lines[place], codes = _line(line)
        mends += [Mend(place + 1, code) for code in codes]
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


def _line(line: str) -> tuple[str, list[str]]:
    codes = []
    # Only these two: other white space may be meant, or is told by the check.
    if line != (bare := line.rstrip(" \t")):
        line = bare
        codes.append("mended_trailing")
    if "\t" in line:
        body = line.lstrip(" \t")
        head = line[: len(line) - len(body)].replace("\t", " " * INDENT)
        line = head + body.replace("\t", " ")
        codes.append("mended_tab")
    return line, codes
