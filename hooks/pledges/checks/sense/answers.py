"""What was looked at again and is meant, with a reason: `data/meant.yml`, for what it says alone.

An answer names the file, the rule and the words that it is about; where these change, it answers
nothing any more, and is a problem itself.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pledges.records.languages import Languages, further
from pledges.records.load import records_of, text_of
from pledges.records.problems import DataError, Problem
from pledges.records.reader import Document, read
from pledges.records.texts import Record, Text
from pledges.records.values import Slug

FILE = "data/meant.yml"
# What is seldom so and may be: it stops nothing.
SELDOM = (
    "claim_raised equal_value far_jump mixed_language review_past revised_earlier same_address"
    " same_update zero_again"
)
# What is never so but for a reason that a person can give.
NEVER = (
    "arabic_mark due_before_pledge example_text far_date latin_mark markup_in_text more_digits"
    " negative not_a_share not_filled not_the_address other_language other_letter other_sign"
    " private_address same_text same_words shared_address short_address space_before_mark"
    " status_back thousands_point two_roles waiting_text"
)
DOUBTS, SURE = frozenset(SELDOM.split()), frozenset(NEVER.split())


class Meant(Record):
    """What is meant as it stands, and why."""

    file: str
    rule: str
    word: str
    reason: Text

    def fits(self, one: Problem) -> bool:
        """Whether it speaks of something that was found."""
        told = one.file, one.code, str(one.values.get("word", ""))
        return told == (self.file, self.rule, self.word)


class Told(NamedTuple):
    """What is wrong, and what should be looked at again."""

    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def judged(root: Path, languages: Languages, found: Sequence[Problem]) -> Told:
    """What was found and is not answered; an answer to nothing is a problem itself."""
    answers: Mapping[str, Meant] = {}
    left, wrong, needless = list(found), [], []
    try:
        document, answers = _answers(root, languages)
    except DataError as error:
        wrong = error.problems
    for slug, answer in answers.items():
        here = [one for one in left if one.code in DOUBTS | SURE and answer.fits(one)]
        left = [one for one in left if one not in here]
        if not here:
            place, values = document.place((slug,)), {"word": answer.word, "file": answer.file}
            needless.append(Problem(FILE, place, (slug,), "answers_nothing", values))
    doubts = [one for one in left if one.code in DOUBTS]
    wrong += [one for one in left if one.code not in DOUBTS]
    # What is wrong may hide what is answered.
    return Told(tuple(wrong or needless), tuple(doubts))


def _answers(root: Path, languages: Languages) -> tuple[Document, Mapping[str, Meant]]:
    if not (root / FILE).exists():
        return Document({}, {}), {}
    document = read(text_of(root, FILE), FILE, languages)
    return document, records_of(document, FILE, dict[Slug, Meant], further(languages))
