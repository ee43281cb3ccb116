"""Why a file cannot be read as YAML: the slips that people make, told by name where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pledges.characters import SPACES, name_of
from pledges.records.problems import Place, Problem
from pledges.tables import table

FIND = {name: re.compile(found) for name, found in table(__file__).items()}
WIDE = re.compile(rf"\s*(?:- )?(?:[\w-]+:)?(?P<sign>[{SPACES}])", re.ASCII)
# What word processors begin the entries of a list with.
BULLETS = re.compile("\\s*(?P<word>[•·●▪◦‣*–—])[ \u00a0\t]+(?=\\S)")
# What may be wrong with a line, and with a value.
LINES = ("no_space_after_colon", "no_space_after_dash")
VALUES = ("quote_open", "quote_inside", "sign_first", "colon_in_text")
CLOSING = {"[": "]", "{": "}"}
Lines = Sequence[str]


def slip(lines: Lines, problem: int, context: int) -> Problem | None:
    """The slip at the line where reading stopped or where what it was reading began."""
    for number, line in enumerate(lines):
        if match := FIND["around"].match(line):
            return _slip(number, 0, str(match.lastgroup), word=match[0])
    # What it was reading may be sound up to the line above the one where it stopped.
    places = [context, problem, _above(lines, problem)]
    for number in range(max(min(places), 0), min(problem + 1, len(lines))):
        if match := WIDE.match(lines[number]):
            at, sign = match.start("sign"), match["sign"]
            return _slip(number, at, "hidden_character", name=name_of(sign), word=sign)
    every = (one for place in places if 0 <= place < len(lines) for one in _in_line(lines, place))
    found = next(chain(every, _among(lines, problem)), None)
    return found or _misplaced(lines, context) or _misplaced(lines, problem)


def _slip(line: int, column: int, code: str, **values: object) -> Problem:
    """What is wrong at a line and a column, both counted from 0; the reader knows the file."""
    return Problem("", Place(line + 1, column + 1), (), code, values)


def _in_line(lines: Lines, number: int) -> Iterator[Problem]:
    line = lines[number].rstrip()
    if match := BULLETS.match(line):
        at, sign = match.start("word"), match["word"]
        yield _slip(number, at, "bullet", word=sign, name=name_of(sign))
    found = [(code, FIND[code].match(line)) for code in LINES]
    # A word and a value alone on a line are no sentence.
    match = FIND["bare"].match(line)
    keys = (key["word"] for key in map(FIND["key"].match, lines) if key)
    if match and (match["word"] in keys or FIND["pair"].fullmatch(line)):
        found.append(("no_colon", match))
    # Every key in brackets stands first or after a comma.
    if (match := FIND["flow"].match(line)) and FIND["inner"].search(line.split("{", 1)[-1]):
        found.append(("list_open", match))
    if match := FIND["key"].match(line):
        value = line[match.end() :].lstrip()
        first, column = value[:1], len(line) - len(value)
        if first in CLOSING and value.count(first) != value.count(CLOSING[first]):
            found.append(("list_open", FIND["sign"].match(line, column)))
        found += [(code, FIND[code].match(line, column)) for code in VALUES]
    yield from (_slip(number, m.start("word"), code, word=m["word"]) for code, m in found if m)


def _among(lines: Lines, problem: int) -> Iterator[Problem]:
    """An entry of a list among the keys of a map, or a key among entries."""
    indent = _indent(lines[problem]) if problem < len(lines) else 0
    above = (n for n in range(problem)[::-1] if lines[n].strip() and _indent(lines[n]) <= indent)
    pair = [n for n in (problem, next(above, problem)) if n < len(lines)]
    entries = [n for n in pair if FIND["entry"].match(lines[n])]
    if len(entries) == 1 and all(_indent(lines[n]) == indent for n in pair):
        key = FIND["key"].match(lines[sum(pair) - entries[0]])
        if key and len(pair) > 1:
            yield _slip(entries[0], indent, "entry_among_keys", word=key["word"])


def _above(lines: Lines, number: int) -> int:
    """The nearest line above that is neither empty nor a comment."""
    above = number - 1
    while 0 <= above < len(lines) and lines[above].strip()[:1] in {"", "#"}:
        above -= 1
    return above


def _misplaced(lines: Lines, problem: int) -> Problem | None:
    """A key or a text that begins further left or right than it may."""
    above = _above(lines, problem)
    if not 0 <= above < problem < len(lines):
        return None
    found, before = _indent(lines[problem]), _indent(lines[above])
    if FIND["entry"].match(lines[problem]):
        beside = (line for line in reversed(lines[:problem]) if FIND["entry"].match(line))
        before = _indent(next(beside, lines[problem]))
    elif not FIND["key"].match(lines[problem]):
        head = next(filter(FIND["key"].match, lines[above::-1]), lines[above])
        is_text = FIND["folded"].fullmatch(head) and found <= _indent(head)
        return _slip(problem, found, "text_indent", wanted=_indent(head) + 2) if is_text else None
    elif not FIND["key"].match(lines[above]):
        return None
    return (
        _slip(problem, found, "odd_indent", found=found, before=before) if found != before else None
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
