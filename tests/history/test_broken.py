"""A git folder that is broken in any way ends no build: what cannot be read is told as lacking."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pygit2
import pytest
from tests.gitting import Book

from pledges.history.walk import History, history, pending
from pledges.records.reader import Document

DAY = dt.date(2026, 11, 28)
FILE = "data/bodies.yml"
Spoil = Callable[[Book], None]


def taken_out(name: str) -> Spoil:
    """The object that a name stands for is gone."""
    return lambda book: path_of(book, name).unlink()


def spoilt(name: str) -> Spoil:
    """The object that a name stands for is other bytes."""

    def spoil(book: Book) -> None:
        path = path_of(book, name)
        path.chmod(0o644)
        path.write_bytes(b"garbage")

    return spoil


def path_of(book: Book, name: str) -> Path:
    """Where an object stands."""
    id_ = str(book.repository.revparse_single(name).id)
    return book.root / ".git/objects" / id_[:2] / id_[2:]


def head(content: bytes) -> Spoil:
    """HEAD holds these bytes."""
    return lambda book: put(book.root / ".git/HEAD", content)


def main(content: bytes) -> Spoil:
    """The branch that is checked out holds these bytes."""
    return lambda book: put(book.root / ".git/refs/heads/main", content)


def put(path: Path, content: bytes) -> None:
    """Write bytes."""
    path.write_bytes(content)


def by_hand(lines: bytes) -> Spoil:
    """A commit of main that git itself would not write."""

    def write(book: Book) -> None:
        commit = book.repository[book.head].peel(pygit2.Commit)
        raw = b"tree %s\nparent %s\n%s\nx\n" % (
            str(commit.tree_id).encode(),
            book.head.encode(),
            lines,
        )
        found = book.repository.odb.write(pygit2.enums.ObjectType.COMMIT, raw)
        put(book.root / ".git/refs/heads/main", f"{found}\n".encode())

    return write


def blob(book: Book) -> None:
    """The branch is a file."""
    found = book.repository.create_blob(b"a")
    put(book.root / ".git/refs/heads/main", f"{found}\n".encode())


def pipe(name: str) -> Spoil:
    """A file of git is a pipe."""

    def make(book: Book) -> None:
        path = book.root / ".git" / name
        path.unlink(missing_ok=True)
        os.mkfifo(path)

    return make


BROKEN: dict[str, Spoil] = {
    "a branch that is a pipe": pipe("refs/heads/main"),
    "other objects from a pipe": pipe("objects/info/alternates"),
    "cut by a pipe": pipe("shallow"),
    "head of garbage": head(b"\xff\x00garbage"),
    "empty head": head(b""),
    "head to no name": head(b"ref: refs/heads/../../x\n"),
    "branch of garbage": main(b"zzz\n"),
    "branch to nothing": main(b"0" * 39 + b"1\n"),
    "branch to itself": main(b"ref: refs/heads/main\n"),
    "branch to a file": blob,
    "no commit": taken_out("HEAD"),
    "no commit before": taken_out("HEAD~1"),
    "no folder": taken_out("HEAD:data"),
    "no file": taken_out(f"HEAD:{FILE}"),
    "spoilt commit": spoilt("HEAD"),
    "spoilt commit before": spoilt("HEAD~1"),
    "spoilt tree": spoilt("HEAD^{tree}"),
    "spoilt file": spoilt(f"HEAD:{FILE}"),
    "no committer": by_hand(b"author a <a> 1 +0000\n"),
    "no author": by_hand(b""),
    "no such second": by_hand(b"author a <a> 1 +0000\ncommitter a <a> 99999999999999999999 +0\n"),
}


def told(book: Book) -> History:
    """The history of two commits and a broken third."""
    return history(book.root, None, DAY)


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_is_told_as_lacking(tmp_path: Path, how: str) -> None:
    """No history at all, or one that says since when it holds; and nothing raised."""
    book = Book(tmp_path)
    for count in range(3):
        book.commit({FILE: f"a: {count}\n"})
    assert told(book).state == "complete"
    BROKEN[how](book)
    assert told(book).state in {"shallow", "absent"}
    pending(book.root, {FILE: Document({"a": "9"}, {})}, {})


@pytest.mark.parametrize("seconds", [10**12, 2**62, -(2**62)])
def test_a_clock_of_no_day_is_told(tmp_path: Path, seconds: int) -> None:
    """Its day is not known, and that is all."""
    book = Book(tmp_path)
    book.commit({FILE: "a: 1\n"}, at=seconds)
    assert told(book).state == "complete"


@pytest.mark.parametrize("folder", ["docs", "data"])
def test_folders_deeper_than_calls_go_are_walked(tmp_path: Path, folder: str) -> None:
    """A commit of long ago may hold them."""
    book = Book(tmp_path)
    git = book.repository
    tree = git.TreeBuilder().write()
    for name in [*["a"] * 1500, folder]:
        above = git.TreeBuilder()
        above.insert(name, tree, pygit2.enums.FileMode.TREE)
        tree = above.write()
    me = pygit2.Signature("a", "a", 1700000000, 0)
    git.create_commit("refs/heads/main", me, me, "deep", tree, [])
    book.commit({FILE: "a: 2\n"})
    assert told(book).state == "complete"


def test_names_that_are_no_text_are_no_records(tmp_path: Path) -> None:
    """Neither in the commit that has one nor ever after."""
    book, kept = Book(tmp_path), tmp_path / "kept.json"
    files = {FILE: "a: 1\n", "data/\udcff.yml": "a: 1\n", "data/pledges/\x1b.yml": "a: 1\n"}
    index = pygit2.Index()
    for name, text in files.items():
        id_ = book.repository.create_blob(text.encode())
        raw = os.fsencode(name)
        index.add(pygit2.IndexEntry(raw, id_, pygit2.enums.FileMode.BLOB))  # type: ignore[arg-type]
    tree = index.write_tree(book.repository)
    me = pygit2.Signature("a", "a", 1700000000, 0)
    book.repository.create_commit("refs/heads/main", me, me, "odd", tree, [])
    book.commit({FILE: "a: 2\n"})
    assert history(book.root, kept, DAY).state == "complete"
