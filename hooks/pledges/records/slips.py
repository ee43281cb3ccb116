"""Why a file cannot be read as YAML: the slips that people make, told by name where they stand."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pledges.characters import SPACES, name_of
from pledges.records.problems import Place, Problem
from pledges.tables import table

FIND = {name: re.compile(found) for name, found in table(__file__).items()}
WIDE = re.compile(rf"\s*(?:- )?(?:[\w-]+:)?(?P<sign>[{SPACES}])", re.ASCII)
# What word processors begin the entries of a list with.
BULLETS = re.compile("\\s*(?P<word>[•·●▪◦‣*–—])[ \u00a0\t]+(?=\\S)")
NOTHING: Mapping[str, object] = {}
CLOSING = {"[": "]", "{": "}"}
Lines = Sequence[str]


def slip(lines: Lines, problem: int, context: int) -> Problem | None:
    """The slip at the line where reading stopped or where what it was reading began."""
    for number, line in enumerate(lines):
        if FIND["conflict"].match(line):
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
    for code, pattern in (("no_space_after_colon", "tight"), ("no_space_after_dash", "dash")):
        if match := FIND[pattern].match(line):
            yield _slip(number, match.start("word"), code, {"word": match["word"]})
    # A word and a value alone on a line are no sentence.
    match = FIND["bare"].match(line)
    if match and (match["word"] in _keys(lines) or FIND["pair"].fullmatch(line)):
        yield _slip(number, match.start("word"), "no_colon", {"word": match["word"]})
    # Every key in brackets stands first or after a comma.
    if (match := FIND["flow"].match(line)) and FIND["inner"].search(line.split("{", 1)[-1]):
        yield _slip(number, match.start("word"), "list_open", {"word": match["word"]})
    if match := FIND["key"].match(line):
        value = line[match.end() :].strip()
        column = len(line) - len(line[match.end() :].lstrip())
        for code, wrong in VALUES.items():
            if value and wrong(value):
                word = FIND["colon"].match(value) if code == "colon_in_text" else None
                yield _slip(number, column, code, {"word": word[0] if word else value[0]})
                return


def _keys(lines: Lines) -> set[str]:
    return {match["word"] for line in lines if (match := FIND["key"].match(line))}


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
        return _beside(problem, found, _indent(next(beside, lines[problem])))
    if not FIND["key"].match(lines[problem]):
        heads = (number for number in range(above, -1, -1) if FIND["key"].match(lines[number]))
        head = next(heads, above)
        if not FIND["folded"].fullmatch(lines[head]) or found > _indent(lines[head]):
            return None
        wanted = _indent(lines[head]) + 2
        return _slip(problem, found, "text_indent", {"wanted": wanted})
    return _beside(problem, found, before) if FIND["key"].match(lines[above]) else None


def _beside(problem: int, found: int, before: int) -> Problem | None:
    if found == before:
        return None
    return _slip(problem, found, "odd_indent", {"found": found, "before": before})


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(value: str) -> bool:
    match = FIND["quote"].match(value)
    rest = value[match.end() :].lstrip() if match else ""
    return bool(rest) and not rest.startswith("#")


# What may be wrong with a value, by the name of its message.
VALUES: dict[str, Callable[[str], bool]] = {
    "quote_open": lambda value: value[0] in "\"'" and not FIND["quote"].match(value),
    "quote_inside": _goes_on,
    "list_open": lambda value: (
        value[0] in CLOSING and value.count(value[0]) != value.count(CLOSING[value[0]])
    ),
    "sign_first": lambda value: bool(FIND["sign"].match(value)) and not FIND["block"].match(value),
    "colon_in_text": lambda value: value[0] not in "[{\"'|>" and bool(re.search(r":(\s|$)", value)),
}
