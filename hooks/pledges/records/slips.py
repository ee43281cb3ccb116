"""Why a file cannot be read as YAML: the slips that people make, told by name where they stand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pledges.characters import SPACES, name_of
from pledges.records.problems import Place, Problem

CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
KEY = re.compile(r"\s*(?:- )?(?P<word>[A-Za-z_][\w-]*):(?=\s|$)", re.ASCII)
TIGHT = re.compile(r"\s*(?:- )?(?P<word>[A-Za-z_]+):(?=[^\s/:])", re.ASCII)
BARE = re.compile(r"\s*(?:- )?(?P<word>[A-Za-z_]+)(?=\s+[^\s:])", re.ASCII)
PAIR = re.compile(r"\s*(?:- )?[a-z_]+\s+[\w./-]+", re.ASCII)
DASH = re.compile(r"\s*-(?P<word>[^\s-]\S*)")
WIDE = re.compile(rf"\s*(?:- )?(?:[\w-]+:)?(?P<sign>[{SPACES}])", re.ASCII)
SIGN = re.compile(r"[%@`&*!,|>]")
QUOTE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
COLON = re.compile(r".*?:(?=\s|$)")
ENTRY = re.compile(r"\s*- ")
FLOW = re.compile(r"\s*(?:- )?(?P<word>[\[{]).*\S\s+\S+:")
INNER = re.compile(r"[^\s,\[{][ ]+[A-Za-z_]+:")
FOLDED = re.compile(r".*: [>|][-+]?\d?")
# What word processors begin the entries of a list with.
BULLETS = re.compile("\\s*(?P<word>[•·●▪◦‣*–—])[ \u00a0\t]+(?=\\S)")
NOTHING: Mapping[str, object] = {}
CLOSING = {"[": "]", "{": "}"}
Lines = Sequence[str]


def slip(lines: Lines, problem: int, context: int) -> Problem | None:
    """The slip at the line where reading stopped or where what it was reading began."""
    for number, line in enumerate(lines):
        if CONFLICT.match(line):
            return _slip(number, 0, "conflict")
    # What it was reading may be sound up to the line above the one where it stopped.
    places = [context, problem, _above(lines, problem)]
    for number in range(max(min(places), 0), min(problem + 1, len(lines))):
        if match := WIDE.match(lines[number]):
            values = {"name": name_of(match["sign"]), "word": match["sign"]}
            return _slip(number, match.start("sign"), "hidden_character", values)
    found = (one for place in places if 0 <= place < len(lines) for one in _in_line(lines, place))
    return next(found, None) or _misplaced(lines, context) or _misplaced(lines, problem)


def _slip(line: int, column: int, code: str, values: Mapping[str, object] = NOTHING) -> Problem:
    """What is wrong at a line and a column, both counted from 0; the reader knows the file."""
    return Problem("", Place(line + 1, column + 1), (), code, dict(values))


def _in_line(lines: Lines, number: int) -> Iterator[Problem]:
    line = lines[number]
    if match := BULLETS.match(line):
        values = {"word": match["word"], "name": name_of(match["word"])}
        yield _slip(number, match.start("word"), "bullet", values)
    for code, pattern in (("no_space_after_colon", TIGHT), ("no_space_after_dash", DASH)):
        if match := pattern.match(line):
            yield _slip(number, match.start("word"), code, {"word": match["word"]})
    # A word and a value alone on a line are no sentence.
    if (match := BARE.match(line)) and (match["word"] in _keys(lines) or PAIR.fullmatch(line)):
        yield _slip(number, match.start("word"), "no_colon", {"word": match["word"]})
    # Every key in brackets stands first or after a comma.
    if (match := FLOW.match(line)) and INNER.search(line.split("{", 1)[-1]):
        yield _slip(number, match.start("word"), "list_open", {"word": match["word"]})
    if match := KEY.match(line):
        value = line[match.end() :].strip()
        column = len(line) - len(line[match.end() :].lstrip())
        for code, wrong in VALUES.items():
            if value and wrong(value):
                word = COLON.match(value) if code == "colon_in_text" else None
                yield _slip(number, column, code, {"word": word[0] if word else value[0]})
                return


def _keys(lines: Lines) -> set[str]:
    return {match["word"] for line in lines if (match := KEY.match(line))}


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
    if ENTRY.match(lines[problem]):
        beside = (line for line in reversed(lines[:problem]) if ENTRY.match(line))
        return _beside(problem, found, _indent(next(beside, lines[problem])))
    if not KEY.match(lines[problem]):
        heads = (number for number in range(above, -1, -1) if KEY.match(lines[number]))
        head = next(heads, above)
        if not FOLDED.fullmatch(lines[head]) or found > _indent(lines[head]):
            return None
        wanted = _indent(lines[head]) + 2
        return _slip(problem, found, "text_indent", {"wanted": wanted})
    return _beside(problem, found, before) if KEY.match(lines[above]) else None


def _beside(problem: int, found: int, before: int) -> Problem | None:
    if found == before:
        return None
    return _slip(problem, found, "odd_indent", {"found": found, "before": before})


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(value: str) -> bool:
    match = QUOTE.match(value)
    rest = value[match.end() :].lstrip() if match else ""
    return bool(rest) and not rest.startswith("#")


# What may be wrong with a value, by the name of its message.
VALUES: dict[str, Callable[[str], bool]] = {
    "quote_open": lambda value: value[0] in "\"'" and not QUOTE.match(value),
    "quote_inside": _goes_on,
    "list_open": lambda value: (
        value[0] in CLOSING and value.count(value[0]) != value.count(CLOSING[value[0]])
    ),
    "sign_first": lambda value: bool(SIGN.match(value)) and not re.match(r"[|>][-+]?\d?$", value),
    "colon_in_text": lambda value: value[0] not in "[{\"'|>" and bool(re.search(r":(\s|$)", value)),
}
