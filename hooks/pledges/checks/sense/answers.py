"""What was looked at again and is meant, with a reason: `data/meant.yml`, for what it says alone.

An answer names the file, the rule and the words that it is about; where these change, it answers
nothing any more, and is a problem itself.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pledges.records.languages import Languages, further
from pledges.records.load import records_of, text_of
from pledges.records.meant.rules import RULES
from pledges.records.problems import DataError, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import Record, Text
from pledges.records.values import Slug

FILE = "data/meant.yml"
# What is seldom so and stops nothing; what is never so but for a reason that a person can give.
DOUBTS, SURE = (frozenset(RULES[name].split()) for name in ("seldom", "never"))


class Meant(Record):
    """What is meant as it stands, and why."""

    file: str
    rule: str
    word: str
    reason: Text


def judged(
    root: Path, languages: Languages, found: Sequence[Problem]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What is wrong and what is doubtful and not answered; an answer to nothing is wrong itself."""
    answers: Mapping[str, Meant] = {}
    wrong, needless, given = list[Problem](), list[Problem](), set[tuple[str, ...]]()
    waiting = {_told(one) for one in found if one.code in DOUBTS | SURE}
    try:
        document, answers = _answers(root, languages)
    except DataError as error:
        wrong = error.problems
    for slug, answer in answers.items():
        told = answer.file, answer.rule, answer.word
        given.add(told)
        if told not in waiting:
            place, values = document.place((slug,)), {"word": answer.word, "file": answer.file}
            needless.append(Problem(FILE, place, (slug,), "answers_nothing", values))
        waiting.discard(told)
    left = [one for one in found if one.code not in DOUBTS | SURE or _told(one) not in given]
    doubts = [one for one in left if one.code in DOUBTS]
    wrong += [one for one in left if one.code not in DOUBTS]
    # What is wrong may hide what is answered.
    return tuple(wrong or needless), tuple(doubts)


def _told(one: Problem) -> tuple[str, ...]:
    """What an answer to a problem names."""
    return one.file, one.code, str(one.values.get("word", ""))


def _answers(root: Path, languages: Languages) -> tuple[Document, Mapping[str, Meant]]:
    if not (root / FILE).exists():
        return Document({}, {}), {}
    document = read(text_of(root, FILE), FILE, languages)
    return document, records_of(document, FILE, dict[Slug, Meant], further(languages))
