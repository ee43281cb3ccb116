"""What commands and problems say to editors, in the words of `messages.yml`."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pledges.characters import shown
from pledges.language.phrases import filled, places
from pledges.records.problems import Problem

FILE = Path(__file__).with_suffix(".yml")
SPOKEN = ("ar", "en")
# How many of the allowed words are shown.
MOST = 30
LONGEST = 2000
# A section, a key or a language; so plain a file needs no package, and a hostile artifact none.
LINE = re.compile(r'^( *)(\w+):(?: (".*"))?$', re.MULTILINE)

Texts = dict[str, dict[str, str]]


def read(file: str) -> dict[str, Texts]:
    """The texts of a file by section, key and language."""
    found: dict[str, Texts] = {}
    names: list[str] = []
    for indent, name, text in LINE.findall(file):
        names[len(indent) // 2 :] = [name]
        if text:
            section, key, lang = names
            found.setdefault(section, {}).setdefault(key, {})[lang] = json.loads(text)
    return found


TEXTS = read(FILE.read_text(encoding="utf-8"))
PROBLEMS, COMMANDS = TEXTS["problems"], TEXTS["commands"]


def said(key: str, lang: str, /, **values: object) -> str:
    """What a command says, in a language, and nothing that a terminal or a log would obey."""
    plain = {name: shown(str(value), LONGEST) for name, value in values.items()}
    return filled(COMMANDS[key][lang], **plain)


def both(key: str, langs: Iterable[str] = SPOKEN, /, **values: object) -> str:
    """The same in each language, on one line."""
    return " · ".join(said(key, lang, **values) for lang in langs)


def message(problem: Problem, lang: str) -> str:
    """What is wrong and the way out, in a language."""
    phrase = PROBLEMS[problem.code][lang]
    values = {"key": problem.path[-1] if problem.path else "", **problem.values}
    # A problem also knows what its message does not say: the word that is meant, for example.
    used = {name: values[name] for name in places(phrase) & values.keys()}
    plain = {
        name: shown(value) if isinstance(value, str) else value for name, value in used.items()
    }
    return filled(phrase, **plain) + hint(problem.nearest, problem.allowed, lang)


def hint(nearest: str, allowed: Collection[str], lang: str) -> str:
    """The word that is meant, else all that are allowed, else nothing."""
    if nearest:
        return said("did_you_mean", lang, word=nearest)
    if not allowed:
        return ""
    some = "، " if lang == "ar" else ", "
    words = some.join(map(shown, sorted(allowed)[:MOST]))
    return said("allowed", lang, words=f"{words} …" if len(allowed) > MOST else words)


def told(problem: Problem, langs: Iterable[str] = SPOKEN) -> str:
    """Address, key, and the message in each language."""
    address = f"{shown(problem.file)}:{problem.place.line}:{problem.place.column}"
    head = f"{address}: {problem.key}" if problem.path else address
    return "\n".join([head, *(f"    {message(problem, lang)}" for lang in langs)])


def told_all(problems: Collection[Problem], langs: Sequence[str] = SPOKEN) -> str:
    """How many problems there are, and each of them."""
    count = both("problems_found", langs, count=len(problems))
    return "\n\n".join([count, *(told(problem, langs) for problem in problems)])
