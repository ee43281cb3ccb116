"""The project's git repository, read without its configuration and without touching anything."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pygit2
from pygit2.enums import ConfigLevel, SortMode

from pledges.characters import CONTROL, HIDDEN

# Which files of data/ hold records: data/<collection>.yml and data/pledges/<slug>.yml.
RECORDS = re.compile(r"[^.][^/]*\.ya?ml")
FOLDER, PLEDGES, PAGES = "data", "pledges", "docs"
Files = Mapping[str, str]


@dataclass(frozen=True)
class Node:
    """A commit without its files: the day is that of UTC."""

    id: str
    parents: tuple[str, ...]
    day: dt.date
    subject: str


class Repository:
    """Commits, and the files of `data/` in each by path with the id of their content."""

    def __init__(self, found: pygit2.Repository) -> None:
        """Read from an open repository."""
        self._found = found
        self._tree = lru_cache(maxsize=None)(self._files_of_tree)

    @property
    def shallow(self) -> bool:
        """Whether the oldest commits were left out of this copy."""
        return self._found.is_shallow

    @property
    def head(self) -> str | None:
        """The id of the commit that is checked out; None before the first."""
        if self._found.is_empty or self._found.head_is_unborn:
            return None
        return str(self._found.head.target)

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a name, an abbreviation or an id stands for; None if none."""
        try:
            return str(self._found.revparse_single(revision).peel(pygit2.Commit).id)
        except (KeyError, ValueError, pygit2.GitError):
            return None

    def common(self, one: str, other: str) -> str | None:
        """The newest commit that leads to both of two."""
        found = self._found.merge_base(one, other)
        return str(found) if found else None

    def node(self, commit: str) -> Node:
        """A commit without its files."""
        return _node(self._found[commit].peel(pygit2.Commit))

    def nodes(self) -> list[Node]:
        """The commits that lead to the one checked out, newest first, parents after children."""
        if self.head is None:
            return []
        order = SortMode.TOPOLOGICAL | SortMode.TIME
        return [_node(commit) for commit in self._found.walk(self.head, order)]

    def files(self, commit: str) -> Files:
        """The files of records in a commit."""
        tree = self._found[commit].peel(pygit2.Tree)
        if FOLDER not in tree or not isinstance(tree[FOLDER], pygit2.Tree):
            return {}
        return self._tree(tree[FOLDER].id)

    def pages(self, commit: str) -> Files:
        """The pages of prose in a commit: `docs/<lang>/…/<page>.md`."""
        tree = self._found[commit].peel(pygit2.Tree)
        if PAGES not in tree or not isinstance(tree[PAGES], pygit2.Tree):
            return {}
        return dict(_pages(tree[PAGES], PAGES))

    def text(self, blob: str) -> str:
        """The text of a file; raise UnicodeDecodeError when it is none."""
        found = self._found[blob]
        return found.data.decode("utf-8-sig") if isinstance(found, pygit2.Blob) else ""

    def _files_of_tree(self, tree: pygit2.Oid) -> Files:
        found = self._found[tree].peel(pygit2.Tree)
        files = dict(_blobs(found, FOLDER))
        if PLEDGES in found:
            files.update(_blobs(found[PLEDGES], f"{FOLDER}/{PLEDGES}"))
        return files


def repository(root: Path) -> Repository | None:
    """The repository whose files stand in a folder; None when the folder is no working copy."""
    if not (root / ".git").exists():
        return None
    # A build in a container belongs to another user, and what that user has set up must not matter.
    pygit2.settings.owner_validation = False
    for level in (ConfigLevel.SYSTEM, ConfigLevel.XDG, ConfigLevel.GLOBAL):
        pygit2.settings.search_path[level] = ""
    try:
        return Repository(pygit2.Repository(str(root)))
    except pygit2.GitError:
        return None


def _blobs(tree: pygit2.Object, folder: str) -> Iterator[tuple[str, str]]:
    for entry in tree if isinstance(tree, pygit2.Tree) else ():
        if isinstance(entry, pygit2.Blob) and RECORDS.fullmatch(entry.name or ""):
            yield f"{folder}/{entry.name}", str(entry.id)


def _pages(tree: pygit2.Object, folder: str) -> Iterator[tuple[str, str]]:
    for entry in tree if isinstance(tree, pygit2.Tree) else ():
        path = f"{folder}/{entry.name}"
        if isinstance(entry, pygit2.Tree):
            yield from _pages(entry, path)
        elif isinstance(entry, pygit2.Blob) and path.endswith(".md"):
            yield path, str(entry.id)


def _node(commit: pygit2.Commit) -> Node:
    day = dt.datetime.fromtimestamp(commit.commit_time, dt.UTC).date()
    parents = tuple(str(parent) for parent in commit.parent_ids)
    lines = commit.raw_message.decode("utf-8", "replace").strip().splitlines()
    subject = HIDDEN.sub("", CONTROL.sub(" ", lines[0] if lines else ""))
    return Node(str(commit.id), parents, day, " ".join(subject.split()))
