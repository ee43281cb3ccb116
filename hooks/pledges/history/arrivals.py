"""What arrived on main, in the order of main: a merge, or a series rebased onto it, at once."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pledges.characters import one_line, shown
from pledges.history.nodes import Node
from pledges.history.repository import Repository
from pledges.records.values import LONGEST

# git is no older: a commit of an earlier day was made on a machine whose clock was wrong.
GIT = dt.date(2005, 4, 7)
# Commits that a rebase writes one after another reach main together, before anything is built.
SERIES = 60
# Why, in the words of an editor and in a language: a line of the message of a commit, which goes on
# in lines that are further in; a squash of git moves all of them in.
REASON = re.compile(r"(?im)^([ \t]*)reason-([a-z]{2,3}(?:-[a-z0-9]+)*):(.+(?:\n\1[ \t]+\S.*)*)")
BESIDE = " · "


@dataclass(frozen=True)
class Arrival:
    """A state of main, after the one before it; `dated` unless the clock that gave no day erred.

    The day is then that of the state before it, or of the first that has one.
    """

    node: Node
    before: str | None
    day: dt.date
    dated: bool
    reason: Mapping[str, str]

    @property
    def name(self) -> str:
        """Between which states it lies: what it changed depends on nothing else."""
        return f"{self.before or ''}..{self.node.id}"


def arrivals(found: Repository, today: dt.date) -> list[Arrival]:
    """The states of main from the oldest on, none of them after today."""
    line = found.line()[::-1]
    nodes = [node for node, after in pairwise(line) if not _is_followed(node, after)] + line[-1:]
    before = [None, *(node.id for node in nodes)]
    days = [node.day if node.day and GIT <= node.day <= today else None for node in nodes]
    believed = _in_order(days)
    last = next((day for i in sorted(believed) if (day := days[i])), today)
    told, seen = [], set[str]()
    for i, node in enumerate(nodes):
        last = (days[i] if i in believed else None) or last
        why = reason(found.messages(node.id, seen))
        told.append(Arrival(node, before[i], last, i in believed, why))
    return told


def ended(found: Repository, day: dt.date, today: dt.date) -> str | None:
    """The state in which main ended a day; None before its first."""
    states = [one.node.id for one in arrivals(found, today) if one.day <= day]
    return states[-1] if states else None


def reason(messages: Iterable[str]) -> Mapping[str, str]:
    """Why, in each language, as the messages say of the commits that lead from one state on."""
    said: dict[str, dict[str, None]] = {}
    for message in messages:
        for _, lang, text in REASON.findall(message):
            said.setdefault(lang.lower(), {})[one_line(text)] = None
    # A message may be of any length, and is on every page that tells the change.
    return {lang: shown(BESIDE.join(filter(None, of)), LONGEST) for lang, of in said.items()}


def _is_followed(node: Node, after: Node) -> bool:
    """Whether a commit and the one after it were rebased together."""
    return node.rewritten and after.rewritten and 0 <= after.clock - node.clock <= SERIES


def _in_order(days: Sequence[dt.date | None]) -> set[int]:
    """The places of the most days that stand in their order; the clocks of others were wrong."""
    # Of each length the row of days that ends first.
    rows: list[tuple[tuple[int, dt.date], ...]] = []
    for i, day in enumerate(days):
        if day:
            at = bisect_right(rows, day, key=lambda row: row[-1][1])
            rows[at : at + 1] = [(*(rows[at - 1] if at else ()), (i, day))]
    return {i for i, _ in rows[-1]} if rows else set()
