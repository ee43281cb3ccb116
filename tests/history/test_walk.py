"""The history of repositories of our own making: what each commit changed, each change once."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pygit2
import pytest
from tests.gitting import FIRST, Book, written

from pledges.history.lineage import by_record, lineage
from pledges.history.walk import ABSENT, Commit, History, history, pending
from pledges.records.reader import Document

WATER = {
    "title": {"ar": "مياه", "en": "Water"},
    "summary": {"ar": "خلاصة التعهد", "en": "What the pledge is about"},
    "milestones": {"pipes": {"title": {"ar": "أنابيب", "en": "Pipes"}, "due": "2023-12-31"}},
    "next_review": "2027",
}
PLEDGE = "data/pledges/water.yml"
DAY = dt.datetime(2024, 1, 9, 12, tzinfo=dt.UTC)
ARRIVED = dt.datetime(2024, 1, 12, 12, tzinfo=dt.UTC)


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


NOTE = {"ar": "أخرى تمامًا", "en": "Another summary altogether"}


def proposed(book: Book) -> tuple[str, str, str]:
    """A proposal of two days that was corrected in review, and what main got meanwhile."""
    base = book.head
    book.commit(files(with_(next_review="2030")), "Propose\n\nReason-en: It was put off.")
    book.commit(files(with_(next_review="2028", summary=NOTE)), "Correct it", at=DAY)
    side = book.head
    main = book.commit({**files(), "README.md": "other"}, "Meanwhile", [base], at=DAY)
    return base, side, main


def outcome(book: Book) -> list[Any]:
    """What the log tells, whatever way it came to main."""
    return [(c.name, c.day, c.changes, c.reason) for c in read(book).commits]


def test_a_merge_a_squash_and_a_rebase_tell_the_same(tmp_path: Path) -> None:
    """The difference it made to main, on the day of its arrival: never what review put right."""
    logs = []
    both = "Both (#1)\n\n* Propose\n\nReason-en: It was put off.\n\n* Correct it"
    later = files(with_(next_review="2028", summary=NOTE)) | {"README.md": "other"}
    for way in ("merge", "squash", "rebase"):
        book = Book(tmp_path / way)
        book.commit(files(), "Begin")
        _, side, main = proposed(book)
        if way == "rebase":
            first = files(with_(next_review="2030")) | {"README.md": "other"}
            made = DAY - dt.timedelta(days=3)
            book.commit(first, "Propose\n\nReason-en: It was put off.", [main], ARRIVED, made)
            book.commit(later, "Correct it", at=ARRIVED + dt.timedelta(seconds=1), made=made)
        else:
            parents = [main, side] if way == "merge" else [main]
            book.commit(later, both if way == "squash" else "Merge", parents, ARRIVED)
        logs.append(outcome(book))
    assert logs[0] == logs[1] == logs[2]
    newest = read(book).commits[0]
    assert newest.day == ARRIVED.date()
    assert told(newest) == [
        ("reworded", ("summary",), WATER["summary"], NOTE),
        ("changed", ("next_review",), "2027", "2028"),
    ]
    assert newest.reason == {"en": "It was put off."}


def test_commits_made_one_after_another_are_told_each(book: Book) -> None:
    """Only what a rebase wrote anew came at once."""
    for year in ("2028", "2029"):
        book.commit(files(with_(next_review=year)), year, at=DAY)
    assert [commit.subject for commit in read(book).commits] == ["2029", "2028", "Begin"]


@pytest.mark.parametrize("kept", ["ours", "theirs"])
def test_a_merge_that_drops_a_side_tells_what_main_got(book: Book, kept: str) -> None:
    """Nothing where main stayed as it was; the way back where the other side won."""
    base = book.head
    ours = book.commit(files(with_(next_review="2028")), "Ours", [base])
    theirs = book.commit(files(with_(summary=NOTE)), "Theirs", [base])
    won = with_(next_review="2028") if kept == "ours" else with_(summary=NOTE)
    book.commit(files(won), "Merge", [ours, theirs])
    newest = read(book).commits[0]
    assert newest.subject == ("Ours" if kept == "ours" else "Merge")
    if kept == "theirs":
        assert ("changed", ("next_review",), "2028", "2027") in told(newest)


def test_what_a_merge_itself_changes_is_told(book: Book) -> None:
    """As a step from what main had, once."""
    base = book.head
    left = book.commit(files(with_(next_review="2028")), "Left", [base])
    right = book.commit(files(with_(next_review="2029")), "Right", [base])
    book.commit(files(with_(next_review="2030")), "Merge", [left, right])
    merge = read(book).commits[0]
    assert told(merge) == [("changed", ("next_review",), "2028", "2030")]


@pytest.mark.parametrize("wrong", [0, 2_082_758_400, 316_516_204_800])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_wrong_clock_is_no_day(tmp_path: Path, wrong: int, place: int) -> None:
    """That of 1970, 2036 or 12000: the order is that of main, and the others keep their days."""
    book = Book(tmp_path)
    for number in range(3):
        at = wrong if number == place else FIRST + dt.timedelta(number)
        book.commit(files(with_(next_review=f"202{number}")), f"{number}", at=at)
    commits = history(book.root, None, FIRST.date() + dt.timedelta(9)).commits
    assert [commit.subject for commit in commits] == ["2", "1", "0"]
    assert [commit.dated for commit in commits][::-1] == [number != place for number in range(3)]
    days = [commit.day for commit in commits][::-1]
    assert days == sorted(days)
    assert set(days) <= {FIRST.date() + dt.timedelta(number) for number in range(3)}


def test_reasons_are_those_of_editors(book: Book) -> None:
    """Lines of the message that say so, in each language, folded or in another case; no subject."""
    message = (
        "Fix stuff\n\nReason-ar: تأخر التمويل\n  عامًا\nreason-EN: The money\u202e came late.\n"
    )
    book.commit(files(with_(next_review="2028")), message)
    newest, first = read(book).commits
    assert newest.reason == {"ar": "تأخر التمويل عامًا", "en": "The money came late."}
    assert first.reason == {}


def test_a_squash_of_git_keeps_reasons(book: Book) -> None:
    """It moves the messages in; a reason ends where a line is no further in than its first."""
    lines = ("Squashed", "    Propose", "    Reason-en: Put", "      off.", "    Reason-ar: أُجّل.")
    message = "\n".join(lines)
    book.commit(files(with_(next_review="2028")), message)
    assert read(book).commits[0].reason == {"en": "Put off.", "ar": "أُجّل."}


def test_a_reverted_commit_is_shown_as_two(book: Book) -> None:
    """There and back again, each on its day."""
    book.commit(files(with_(next_review="2028")), "Change")
    book.commit(files(), "Revert")
    back, there, _ = read(book).commits
    assert told(back) == [("changed", ("next_review",), "2028", "2027")]
    assert told(there) == [("changed", ("next_review",), "2027", "2028")]


def test_a_broken_file_is_passed_over(book: Book) -> None:
    """The commit after it is compared with the last state that could be read."""
    book.commit({**files(), PLEDGE: "title: [1"}, "Break")
    book.commit({**files(), PLEDGE: "title: [1", "data/sources.yml": written({})}, "Elsewhere")
    book.commit(files(with_(next_review="2028")), "Mend")
    mended, _, broken, _ = read(book).commits
    assert broken.changes == ()
    assert told(mended) == [("changed", ("next_review",), "2027", "2028")]


def test_a_file_that_was_never_readable_begins_when_it_is(tmp_path: Path) -> None:
    """Bytes that are no text are passed over too."""
    book = Book(tmp_path)
    book.commit({PLEDGE: "\udcff\udcfe"}, "Bytes")
    book.commit(files(), "Begin")
    began, _ = read(book).commits
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
    assert pending(inside, {}, {}) == ABSENT


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
    (change,) = (
        pending(book.root, {PLEDGE: Document(with_(next_review="2028"), {})}, {}).commits[0].changes
    )
    assert (change.before, change.after) == ("2027", "2028")
    assert pending(book.root, {PLEDGE: Document(WATER, {})}, {}).commits[0].changes == ()


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
    assert read(book) == History("shallow", first.since)


def test_the_history_does_not_depend_on_the_folder(book: Book, tmp_path: Path) -> None:
    """A copy elsewhere tells the same."""
    shutil.copytree(book.root, tmp_path / "elsewhere")
    assert history(tmp_path / "elsewhere") == read(book)
