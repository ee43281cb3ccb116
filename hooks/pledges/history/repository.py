"""The project's git repository, read without its configuration and without touching anything."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pygit2
from pygit2.enums import ConfigLevel

from pledges.history.nodes import Node, message_of, node_of

# Which files of data/ hold records: data/<collection>.yml and data/pledges/<slug>.yml.
RECORDS = re.compile(r"[^./\x00-\x1f\ud800-\udfff][^/\x00-\x1f\ud800-\udfff]*\.ya?ml")
FOLDERS, PAGES = ("data", "data/pledges"), "docs"
# What git reads in its folder before what it is asked for.
READ_FIRST = ("*", "info/*", "refs/**/*", "objects/*/alternates", "objects/pack/*")
# What pygit2 raises for what is not there, and for what is there and cannot be read.
BROKEN = (KeyError, ValueError, pygit2.GitError)
Files = Mapping[str, str]
NOWHERE_ELSE: Files = {}


class Repository:
    """Commits, and the files of `data/` in each by path with the id of their content."""

    def __init__(self, found: pygit2.Repository) -> None:
        """Read from an open repository."""
        self._found = found

    @property
    def head(self) -> str | None:
        """The id of the commit that is checked out; None before the first, or if it is broken."""
        return self.commit("HEAD")

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a name, an abbreviation or an id stands for; None if none."""
        found = self._commit(revision)
        return str(found.id) if found else None

    def common(self, one: str, other: str) -> str | None:
        """The newest commit that leads to both of two."""
        found = self._found.merge_base(one, other)
        return str(found) if found else None

    def line(self) -> list[Node]:
        """The commits that main led through to the one checked out, newest first."""
        found: list[Node] = []
        waiting = [self.head] if self.head else []
        for id_ in waiting:
            if not (commit := self._commit(id_)):
                return [*found[:-1], replace(found[-1], cut=True)]
            found.append(node_of(commit))
            waiting += map(str, commit.parent_ids[:1])
        return found

    def _commit(self, revision: str) -> pygit2.Commit | None:
        """A commit; None where this copy lacks it or cannot read it."""
        with suppress(*BROKEN):
            return self._found.revparse_single(revision).peel(pygit2.Commit)
        return None

    def node(self, commit: str) -> Node:
        """A commit without its files."""
        return node_of(self._found[commit].peel(pygit2.Commit))

    def messages(self, head: str, seen: set[str]) -> tuple[str, ...]:
        """The messages of a commit and of all before it that were not seen; they are then."""
        found, waiting = [], [head]
        while waiting:
            if (id_ := waiting.pop()) not in seen:
                seen.add(id_)
                if commit := self._commit(id_):
                    found.append(message_of(commit))
                    waiting += map(str, commit.parent_ids)
        return tuple(reversed(found))

    def files(self, commit: str, paths: Mapping[str, str] = NOWHERE_ELSE) -> Files:
        """The files of records in a commit; `paths` tells where folders and files are today.

        It raises one of `BROKEN` where this copy has not all of them.
        """
        top = self._found[commit].peel(pygit2.Tree)
        found: dict[str, str] = {}
        for then, now in {**paths, **{folder: folder for folder in FOLDERS}}.items():
            for path, blob in _blobs(top[then], now) if then in top else ():
                folder, _, name = path.rpartition("/")
                if now in {path, folder} and RECORDS.fullmatch(name):
                    found[path] = blob
        return found

    def holds(self, files: Callable[[], Files]) -> bool:
        """Whether this copy has some files of a commit, and the folders in which they are."""
        with suppress(*BROKEN):
            return all(map(self._found.__contains__, files().values()))
        return False

    def pages(self, commit: str) -> Files:
        """The pages of prose in a commit: `docs/<lang>/…/<page>.md`; none unless all are here."""
        with suppress(*BROKEN):
            found = _blobs(self._found[commit].peel(pygit2.Tree)[PAGES], PAGES)
            return {path: blob for path, blob in found if path.endswith(".md")}
        return {}

    def text(self, blob: str) -> str:
        """The text of a file; raise one of `BROKEN` when it is none or not in this copy."""
        found = self._found[blob]
        return found.data.decode("utf-8-sig") if isinstance(found, pygit2.Blob) else ""

    def texts(self, files: Files) -> dict[str, str]:
        """The text of each of some files; one that is none, or not in this copy, has no words."""
        found = dict.fromkeys(files, "")
        for path, blob in files.items():
            with suppress(*BROKEN):
                found[path] = self.text(blob)
        return found


def repository(root: Path) -> Repository | None:
    """The repository whose files stand in a folder; None when the folder is no working copy."""
    git = root / ".git"
    if not git.exists() or not _is_plain(git):
        return None
    # A build in a container belongs to another user, and what that user has set up must not matter.
    pygit2.settings.owner_validation = False
    for level in (ConfigLevel.SYSTEM, ConfigLevel.XDG, ConfigLevel.GLOBAL):
        pygit2.settings.search_path[level] = ""
    with suppress(pygit2.GitError):
        return Repository(pygit2.Repository(str(root)))
    return None


def _is_plain(git: Path) -> bool:
    """Whether git would read files alone: it waits for a pipe, and for a device without an end."""
    found = chain.from_iterable(map(git.glob, READ_FIRST))
    return all(one.is_file() or one.is_dir() or not one.exists() for one in found)


def blob_of(text: str) -> str:
    """The id that git gives a file with a text."""
    return str(pygit2.hash(text.encode("utf-8", "replace")))


def _blobs(found: pygit2.Object, path: str) -> Iterator[tuple[str, str]]:
    """The files at a path and below it, however deep, with the ids of their content."""
    waiting = [(found, path)]
    while waiting:
        found, path = waiting.pop()
        if isinstance(found, pygit2.Blob):
            yield path, str(found.id)
        elif isinstance(found, pygit2.Tree):
            waiting += reversed([(entry, f"{path}/{entry.name}") for entry in found])
