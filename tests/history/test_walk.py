"""The history of repositories of our own making: what each commit changed, each change once."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pygit2
import pytest
from tests.gitting import Book, written

from pledges.history.lineage import by_record, lineage
from pledges.history.walk import ABSENT, Commit, History, history, pending

WATER = {
    "title": {"ar": "مياه", "en": "Water"},
    "summary": {"ar": "خلاصة التعهد", "en": "What the pledge is about"},
    "milestones": {"pipes": {"title": {"ar": "أنابيب", "en": "Pipes"}, "due": "2023-12-31"}},
    "next_review": "2027",
}
PLEDGE = "data/pledges/water.yml"


def files(pledge: Mapping[str, Any] = WATER, **collections: Any) -> dict[str, str]:
    """The files of a commit."""
    found = {f"data/{name}.yml": written(value) for name, value in collections.items()}
    return {"README.md": "text", PLEDGE: written(pledge), **found}


def with_(**values: Any) -> dict[str, Any]:
    """The pledge with other values."""
    return {**WATER, **values}


def told(commit: Commit) -> list[tuple[Any, ...]]:
    """The changes of a commit that are more than editorial."""
    return [(c.what, c.path, c.before, c.after) for c in commit.told]


def shallow(book: Book, folder: Path, oldest: str) -> Path:
    """A copy as `git clone --depth` makes it: it names its oldest commit and has none before."""
    shutil.copytree(book.root, folder)
    (folder / ".git/shallow").write_text(f"{oldest}\n", encoding="utf-8")
    for parent in book.repository.walk(book.repository[oldest].peel(pygit2.Commit).parent_ids[0]):
        (folder / ".git/objects" / str(parent.id)[:2] / str(parent.id)[2:]).unlink()
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A repository whose first commit has one pledge."""
    found = Book(tmp_path / "project")
    found.commit(files(), "Begin")
    return found


def read(book: Book) -> History:
    """Its history, with nothing kept."""
    return history(book.root)


def test_each_commit_tells_what_it_changed(book: Book) -> None:
    """Newest first, with its day in universal time and its subject; the first state is one line."""
    book.commit(files(with_(next_review="2028")), "Later\n\nA body that is not shown")
    newest, first = read(book).commits
    assert told(newest) == [("changed", ("next_review",), "2027", "2028")]
    assert (newest.day, newest.subject, newest.id) == (dt.date(2024, 1, 2), "Later", book.head)
    assert told(first) == [("began", (), None, None)]


def test_commits_that_leave_the_data_alone_are_not_told(book: Book) -> None:
    """Code and prose have no place in the log, nor have files of data/ that hold no records."""
    book.commit({**files(), "README.md": "other", "data/README.md": "a guide"})
    book.commit({**files(), "data/schema/water.json": "{}"})
    assert [commit.subject for commit in read(book).commits] == ["Begin"]


def test_layout_and_spelling_are_not_told(book: Book) -> None:
    """A file written in another order, and a repaired letter: editorial both."""
    book.commit({**files(), PLEDGE: written(dict(reversed(WATER.items())))})
    book.commit(files(with_(summary={"ar": "خلاصة التعهد", "en": "What the pledgge is about"})))
    spelling, layout, _ = read(book).commits
    assert (spelling.told, len(spelling.changes)) == ((), 1)
    assert layout.changes == ()


def test_words_of_the_interface_are_editorial(book: Book) -> None:
    """They claim nothing about the pledges."""
    for word in ("Due", "Due date"):
        book.commit(files(words={"due": {"ar": "الموعد", "en": word}}))
    newest = read(book).commits[0]
    assert (newest.told, len(newest.changes)) == ((), 1)


def test_a_merge_tells_nothing_again(book: Book) -> None:
    """The changes of both branches stand in their own commits."""
    base = book.head
    left = book.commit(files(with_(next_review="2028")), "Left", [base])
    note = {"ar": "أخرى تمامًا", "en": "Another summary altogether"}
    right = book.commit(files(with_(summary=note)), "Right", [base])
    book.commit(files(with_(next_review="2028", summary=note)), "Merge", [left, right])
    assert [commit.subject for commit in read(book).commits] == ["Right", "Left", "Begin"]


def test_what_a_merge_itself_changes_is_told(book: Book) -> None:
    """Where neither branch has what the merge has."""
    base = book.head
    left = book.commit(files(with_(next_review="2028")), "Left", [base])
    right = book.commit(files(with_(next_review="2029")), "Right", [base])
    book.commit(files(with_(next_review="2030")), "Merge", [left, right])
    merge = read(book).commits[0]
    assert told(merge) == [("changed", ("next_review",), "2028", "2030")]


def test_a_reverted_commit_is_shown_as_two(book: Book) -> None:
    """There and back again, each on its day."""
    book.commit(files(with_(next_review="2028")), "Change")
    book.commit(files(), "Revert")
    back, there, _ = read(book).commits
    assert told(back) == [("changed", ("next_review",), "2028", "2027")]
    assert told(there) == [("changed", ("next_review",), "2027", "2028")]


def test_a_broken_file_is_said_and_passed_over(book: Book) -> None:
    """The commit after it is compared with the last state that could be read."""
    book.commit({**files(), PLEDGE: "title: [1"}, "Break")
    book.commit({**files(), PLEDGE: "title: [1", "data/sources.yml": written({})}, "Elsewhere")
    book.commit(files(with_(next_review="2028")), "Mend")
    mended, elsewhere, broken, _ = read(book).commits
    assert (broken.broken, broken.changes) == ((PLEDGE,), ())
    assert (elsewhere.broken, mended.broken) == ((), ())
    assert told(mended) == [("changed", ("next_review",), "2027", "2028")]


def test_a_file_that_was_never_readable_begins_when_it_is(tmp_path: Path) -> None:
    """Bytes that are no text are passed over too."""
    book = Book(tmp_path)
    book.commit({PLEDGE: "\udcff\udcfe"}, "Bytes")
    book.commit(files(), "Begin")
    began, broken = read(book).commits
    assert broken.broken == (PLEDGE,)
    assert told(began) == [("began", (), None, None)]


def test_a_renamed_file_keeps_its_history(book: Book) -> None:
    """Under its name of today, through two renames; another record of the old name is another."""
    book.commit(files(with_(next_review="2028")), "Change")
    moved = {"data/pledges/safe-water.yml": written(with_(next_review="2028"))}
    book.commit(moved, "Rename")
    book.commit({"data/pledges/clean-water.yml": moved.popitem()[1]}, "Rename again")
    found = by_record(read(book))["pledges", "clean-water"]
    assert [c.subject for c in found] == ["Rename again", "Rename", "Change", "Begin"]
    assert ("pledges", "water") not in by_record(read(book))


def test_a_new_record_does_not_inherit_what_its_name_meant_before(book: Book) -> None:
    """After a rename the old name is free."""
    renamed = {"data/pledges/safe-water.yml": files()[PLEDGE]}
    book.commit(renamed, "Rename")
    other = {"title": {"ar": "طرق", "en": "Roads"}, "number": "7"}
    book.commit({**renamed, PLEDGE: written(other)}, "Another")
    log = read(book)
    assert [c.subject for c in by_record(log)["pledges", "water"]] == ["Another"]
    assert [c.subject for c in by_record(log)["pledges", "safe-water"]] == ["Rename", "Begin"]


def test_a_record_that_moves_between_files_keeps_its_history(book: Book) -> None:
    """A general question that becomes one of a pledge brings what it went through."""
    question = {"text": {"ar": "من المسؤول؟", "en": "Who is it?"}, "since": "2022", "who": ["body"]}
    book.commit(files(questions={"who": question}), "Ask")
    question = {**question, "since": "2023"}
    book.commit(files(questions={"who": question}), "Change")
    book.commit(files(with_(questions={"who": question})), "Move")
    subjects = [commit.subject for commit in by_record(read(book))["pledges", "water"]]
    assert subjects == ["Move", "Change", "Ask", "Begin"]
    change = next(iter(lineage(read(book).commits[1:2]))).changes[0]
    assert change.record == ("questions", "who")


def test_an_older_layout_of_files_is_read_too(tmp_path: Path) -> None:
    """Pledges in one file, then one file each: the same records."""
    book = Book(tmp_path)
    book.commit({"data/pledges.yaml": written({"water": WATER})}, "Begin")
    book.commit(files(), "One file each")
    newest, _ = read(book).commits
    assert newest.changes == ()


def test_the_day_is_that_of_universal_time(book: Book) -> None:
    """Wherever the commit was made, and wherever the site is built."""
    zone = dt.timezone(dt.timedelta(hours=3))
    at = dt.datetime(2024, 5, 10, 1, 30, tzinfo=zone)
    book.commit(files(with_(next_review="2028")), "At night", at=at)
    assert read(book).commits[0].day == dt.date(2024, 5, 9)


def test_a_shallow_copy_says_since_when(book: Book, tmp_path: Path) -> None:
    """Its oldest commit has nothing to be compared with, so nothing is said to begin there."""
    for year in ("2028", "2029", "2030"):
        book.commit(files(with_(next_review=year)), year)
    copy = shallow(book, tmp_path / "shallow", read(book).commits[1].id)
    found = history(copy)
    assert (found.state, found.since) == ("shallow", dt.date(2024, 1, 3))
    assert [commit.subject for commit in found.commits] == ["2030"]
    assert found.commits == read(book).commits[:1]


def test_a_whole_copy_says_so_too(book: Book) -> None:
    """It begins with its first commit."""
    assert (read(book).state, read(book).since) == ("complete", dt.date(2024, 1, 1))


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    """Also inside another repository, in an empty one and in a broken one."""
    book = Book(tmp_path)
    assert read(book) == ABSENT
    book.commit(files())
    inside = tmp_path / "copy"
    inside.mkdir()
    assert history(inside) == ABSENT
    (inside / ".git").write_text("gitdir: nowhere")
    assert history(inside) == ABSENT
    assert pending(inside, {}) == ()


def test_another_working_copy_has_the_same_history(book: Book, tmp_path: Path) -> None:
    """A linked one, whose `.git` is a file."""
    pygit2.Repository(str(book.root)).add_worktree("other", str(tmp_path / "other"))
    assert history(tmp_path / "other") == read(book)


def test_what_is_not_committed_is_not_in_the_log(book: Book) -> None:
    """It is pending: known to the checks, told to nobody."""
    before = read(book)
    (book.root / "data/pledges").mkdir(parents=True)
    (book.root / PLEDGE).write_text(written(with_(next_review="2028")), encoding="utf-8")
    assert read(book) == before
    (change,) = pending(book.root, {PLEDGE: with_(next_review="2028")})
    assert (change.before, change.after) == ("2027", "2028")
    assert pending(book.root, {PLEDGE: WATER}) == ()


def test_the_second_reading_compares_nothing(book: Book, tmp_path: Path) -> None:
    """It takes what was kept, adds what is new, and gives the same."""
    kept = tmp_path / "kept/history.json"
    book.commit({**files(), PLEDGE: "title: [1"}, "Break")
    first = history(book.root, kept)
    text = kept.read_text(encoding="utf-8")
    assert history(book.root, kept) == first == read(book)
    assert kept.read_text(encoding="utf-8") == text
    book.commit(files(with_(next_review="2028")), "Mend")
    assert history(book.root, kept) == read(book)
    assert len(read(book).commits) == 3


def test_what_was_kept_is_used(book: Book, tmp_path: Path) -> None:
    """Without the files of old commits, the log is still there."""
    kept = tmp_path / "history.json"
    first = history(book.root, kept)
    for path in (book.root / ".git/objects").glob("*/*"):
        if pygit2.Repository(str(book.root))[path.parent.name + path.name].type_str == "blob":
            path.unlink()
    assert history(book.root, kept) == first
    assert read(book).commits[0].broken == (PLEDGE,)


def test_the_history_does_not_depend_on_the_folder(book: Book, tmp_path: Path) -> None:
    """A copy elsewhere tells the same."""
    shutil.copytree(book.root, tmp_path / "elsewhere")
    assert history(tmp_path / "elsewhere") == read(book)
