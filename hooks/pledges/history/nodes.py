"""A commit as git has it, without its files."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass

import pygit2

from pledges.characters import one_line


@dataclass(frozen=True)
class Node:
    """A commit of main without its files; `cut` if what was before it is not in this copy."""

    id: str
    cut: bool
    clock: int
    # Whether it was written anew after it was made, as a rebase does.
    rewritten: bool
    message: str

    @property
    def day(self) -> dt.date | None:
        """The day in UTC that the clock of its machine gave; None if there is no such day."""
        with suppress(ValueError, OverflowError, OSError):
            return dt.datetime.fromtimestamp(self.clock, dt.UTC).date()
        return None

    @property
    def subject(self) -> str:
        """The first line of its message."""
        return one_line(next(iter(self.message.strip().splitlines()), ""))


def node_of(commit: pygit2.Commit) -> Node:
    """A commit of git without its files."""
    cut = not commit.parent_ids and commit.read_raw().partition(b"\n\n")[0].find(b"\nparent ") >= 0
    rewritten = commit.author.time != commit.commit_time
    return Node(str(commit.id), cut, commit.commit_time, rewritten, message_of(commit))


def message_of(commit: pygit2.Commit) -> str:
    """The message of a commit, whatever its letters are."""
    return commit.raw_message.decode("utf-8", "replace")
