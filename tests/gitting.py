"""Git repositories of our own making: each commit is a whole set of files."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pygit2
import yaml

Files = Mapping[str, str]
# The writer of libyaml where PyYAML was built with it, many times as fast as the other.
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
FIRST = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)


class Book:
    """A repository without a working copy but its `.git`; commits are a day apart."""

    def __init__(self, root: Path) -> None:
        """Begin an empty repository in a folder."""
        self.root = root
        self.repository = pygit2.init_repository(str(root), initial_head="main")
        self.days = 0

    def commit(
        self,
        files: Files,
        subject: str = "Change the records",
        parents: Sequence[str] | None = None,
        at: dt.datetime | int | None = None,
        made: dt.datetime | None = None,
    ) -> str:
        """Commit files on top of the newest commit, or of given parents; return its id.

        It was `made` when it reached main unless said otherwise; seconds may be those of no day.
        """
        when = FIRST + dt.timedelta(days=self.days) if at is None else at
        self.days += 1
        committer = signature(when)
        author = signature(made) if made else committer
        unborn = self.repository.head_is_unborn
        above = parents if parents is not None else [] if unborn else [self.head]
        tree = self._tree(files)
        found = self.repository.create_commit(None, author, committer, subject, tree, list(above))
        self.repository.references.create("refs/heads/main", found, force=True)
        return str(found)

    def keep(self) -> str:
        """Commit the records and pages of the folder as they stand."""
        found = [*(self.root / "data").rglob("*.yml"), *(self.root / "docs").rglob("*.md")]
        texts = {path.relative_to(self.root).as_posix(): path.read_text("utf-8") for path in found}
        return self.commit(texts)

    @property
    def head(self) -> str:
        """The newest commit."""
        return str(self.repository.head.target)

    def _tree(self, files: Files) -> pygit2.Oid:
        index = pygit2.Index()
        for path, text in files.items():
            blob = self.repository.create_blob(text.encode("utf-8", "surrogateescape"))
            index.add(pygit2.IndexEntry(path, blob, pygit2.enums.FileMode.BLOB))
        return index.write_tree(self.repository)


def kept(project: Path) -> Book:
    """A project whose records and pages stand in git as they are."""
    book = Book(project)
    book.keep()
    return book


def signature(when: dt.datetime | int) -> pygit2.Signature:
    """An editor at a moment, in its time zone, or at so many seconds by a clock of any kind."""
    if isinstance(when, int):
        return pygit2.Signature("Editor", "editor@example.org", when, 0)
    offset = int((when.utcoffset() or dt.timedelta()).total_seconds() // 60)
    return pygit2.Signature("Editor", "editor@example.org", int(when.timestamp()), offset)


def written(value: object) -> str:
    """Plain values as YAML."""
    return yaml.dump(value, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
