"""The change log as lines for pages and feeds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from pledges.history import told_values
from pledges.history.change import PLEDGES, Change
from pledges.history.telling import ToldChange, say, why
from pledges.history.told_values import entry_of, field_of, valued
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.records.library import Correction

# So many records of a kind that begin in one commit are an import, told as one line.
MANY = 3


@dataclass(frozen=True)
class RecordChanges:
    """The changes of one record: what it is, what it is called, and last what differs in texts."""

    record: tuple[str, str]
    kind: str
    title: str
    said: tuple[ToldChange, ...]


@dataclass(frozen=True)
class LogRow:
    """A commit, what it changed in each record, which of each kind began, and why."""

    commit: Commit
    groups: tuple[RecordChanges, ...]
    began: tuple[tuple[str, tuple[str, ...]], ...]
    reason: str


def row_of(language: Language, commit: Commit) -> LogRow:
    """What a commit changed, but for what is editorial."""
    began = [change for change in commit.told if change.what == "began"]
    kinds = Counter(change.record[0] for change in began)
    many = {kind for kind, count in kinds.items() if count > MANY}
    imports = [
        (entry_of(language, kind), tuple(_title(language, c) for c in began if c.record[0] == kind))
        for kind in sorted(many)
    ]
    others = [c for c in commit.told if not (c.what == "began" and c.record[0] in many)]
    # Pledges come first.
    records = sorted({change.record for change in others}, key=lambda one: (one[0] != PLEDGES, one))
    groups = (_group(language, [c for c in others if c.record == record]) for record in records)
    return LogRow(commit, tuple(groups), tuple(imports), why(language, commit.reason))


def corrected(language: Language, correction: Correction) -> str:
    """What a value was that was put right, and until when."""
    kind, slug, *path = correction.entry.split("/")
    place = Change("changed", (kind, slug), (*path, correction.key))
    if correction.key == "value":
        figure = correction.entry.partition("/readings/")[0].rpartition("/")[2]
        place = replace(place, unit=language.library.figures[figure].indicator.unit)
    what, was = field_of(language, correction.key), valued(language, place, correction.was)
    day = language.when(correction.update.on)
    return language.phrase("corrected-until", what=what, day=day, was=was)


def _group(language: Language, changes: list[Change]) -> RecordChanges:
    said = []
    for one in sorted(changes, key=lambda change: change.what == "reworded"):
        told = say(language, one)
        if told.reworded:
            before, after = excerpts(told.before, told.after)
            told = replace(told, before=before, after=after)
        said.append(told)
    record, title = changes[0].record, _title(language, changes[0])
    return RecordChanges(record, entry_of(language, record[0]), title, tuple(said))


def _title(language: Language, change: Change) -> str:
    return told_values.text(language, change.title) if change.title else change.record[1]


AROUND = 3  # words on each side of what differs
LEFT_OUT = "…"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """The words of both that differ; what is left out between and beside them is marked by dots."""
    old, new = before.split(), after.split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [step[1:] for step in steps if step[0] != "equal"]
    left, right = [one[:2] for one in changed], [one[2:] for one in changed]
    return _excerpt(old, left), _excerpt(new, right)


def _excerpt(words: Sequence[str], stretches: Sequence[tuple[int, int]]) -> str:
    near = {at for start, end in stretches for at in range(start - AROUND, end + AROUND)}
    found: list[str] = []
    for kept, numbered in groupby(enumerate(words), lambda pair: pair[0] in near):
        stretch = [word for _, word in numbered]
        # Dots in the place of one word would say less and be no shorter.
        found += stretch if kept or len(stretch) == 1 else [LEFT_OUT]
    return " ".join(found)
