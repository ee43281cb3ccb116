"""Copies that lack some of the history: none is told as though nothing had changed."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pygit2
import pytest
from tests.gitting import Book, written

from pledges.editing.command import RefusalError
from pledges.editing.compare.reader_changes import difference
from pledges.history.repository import repository
from pledges.history.walk import ABSENT, History, history
from pledges.site.settings import hold_whole

WATER = {"title": {"ar": "مياه", "en": "Water"}, "next_review": "2026"}
PLEDGE = "data/pledges/water.yml"
OTHER = {"data/sources.yml": written({"plan": {"title": {"ar": "خطة", "en": "Plan"}}})}
YEARS = ("2027", "2028", "2029")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A pledge that was changed three times, each a day after the other."""
    found = Book(tmp_path / "project")
    found.commit({**OTHER, PLEDGE: written(WATER)}, "Begin")
    for year in YEARS:
        found.commit({**OTHER, PLEDGE: written({**WATER, "next_review": year})}, year)
    return found


def without(book: Book, kind: type[Any], spared: str) -> Path:
    """Take out all objects of a kind but those of a commit, as a filter of git does."""
    repository = book.repository
    kept = {str(entry.id) for entry in objects(repository[spared].peel(pygit2.Tree))}
    for path in (book.root / ".git/objects").glob("??/*"):
        id_ = path.parent.name + path.name
        if isinstance(repository[id_], kind) and id_ not in kept:
            path.unlink()
    return book.root


def objects(tree: pygit2.Tree) -> list[pygit2.Object]:
    """A folder and all in it."""
    inside = [objects(entry) if isinstance(entry, pygit2.Tree) else [entry] for entry in tree]
    return [tree, *(one for some in inside for one in some)]


@pytest.mark.parametrize("kind", [pygit2.Blob, (pygit2.Blob, pygit2.Tree)])
def test_a_filtered_copy_says_since_when_it_is_whole(book: Book, kind: type[Any]) -> None:
    """As `--filter=blob:none` and `tree:0` leave it; what came after is told again."""
    whole = history(book.root)
    root = without(book, kind, book.head)
    assert history(root) == History("shallow", dt.date(2024, 1, 4))
    book.commit({**OTHER, PLEDGE: written({**WATER, "next_review": "2030"})}, "2030")
    found = history(root)
    assert (found.state, found.since) == ("shallow", dt.date(2024, 1, 4))
    assert [commit.subject for commit in found.commits] == ["2030"]
    assert whole.state == "complete"


def test_what_a_filtered_copy_lacks_is_not_compared(book: Book) -> None:
    """It is refused, and not told as though all of it were new."""
    root = without(book, pygit2.Blob, book.head)
    found = repository(root)
    assert found
    assert difference(found, "HEAD..HEAD")[0].changes == ()
    with pytest.raises(RefusalError):
        difference(found, "HEAD~1..HEAD")


def test_a_hole_in_the_middle_is_no_change(book: Book) -> None:
    """The log begins after it; what lies before cannot be joined to what came later."""
    middle = book.repository[book.head].peel(pygit2.Commit).parents[0]
    blob = middle.tree["data/pledges/water.yml"].id
    (book.root / ".git/objects" / str(blob)[:2] / str(blob)[2:]).unlink()
    assert history(book.root) == History("shallow", dt.date(2024, 1, 4))


def test_a_root_that_other_branches_were_cut_from_is_whole(book: Book) -> None:
    """Only main counts: a copy that lacks the past of a merged branch lacks nothing."""
    root = book.repository[book.head].peel(pygit2.Commit)
    side = book.commit({"README.md": "aside"}, "Aside", [str(root.parent_ids[0])])
    merge = book.commit({**OTHER, PLEDGE: written(WATER)}, "Merge", [str(root.id), side])
    (book.root / ".git/shallow").write_text(f"{side}\n", encoding="utf-8")
    found = history(book.root)
    assert (found.state, found.commits[0].id) == ("complete", merge)


def test_what_git_cannot_be_asked_is_absent(book: Book, tmp_path: Path) -> None:
    """Another format of ids, a folder within another repository, the files alone."""
    other = tmp_path / "other"
    shutil.copytree(book.root, other)
    config = other / ".git/config"
    settings = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n"
    config.write_text(settings, encoding="utf-8")
    assert history(other) == ABSENT
    (book.root / "inside/data").mkdir(parents=True)
    assert history(book.root / "inside") == ABSENT
    assert history(tmp_path) == ABSENT


def test_a_cut_log_is_published_only_on_purpose(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says since when, and both ways out."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    hold_whole(book.root)
    root = without(book, pygit2.Blob, book.head)
    (root / ".cache/history.json").unlink()
    for place, said in ((root, "begins on 2024-01-04"), (tmp_path, "no history of the files")):
        with pytest.raises(RefusalError) as refused:
            hold_whole(place)
        assert said in refused.value.told(["en"])
        assert "make site PARTIAL=yes" in refused.value.told(["ar"])


def test_a_folder_that_moved_is_read_where_it_was(tmp_path: Path) -> None:
    """Where nobody says that it moved, the log says nothing of it."""
    book = Book(tmp_path)
    book.commit({PLEDGE: written(WATER)}, "Begin")
    book.commit({"facts/pledges/water.yml": written(WATER)}, "Move")
    book.commit({"facts/pledges/water.yml": written(WATER), "README.md": "other"}, "Elsewhere")
    later = {**WATER, "next_review": "2027"}
    book.commit({PLEDGE: written(later)}, "Back")
    back, moved, begun = history(book.root).commits
    assert [(c.what, c.before, c.after) for c in back.told] == [("changed", "2026", "2027")]
    assert moved.told == ()
    assert begun.subject == "Begin"
