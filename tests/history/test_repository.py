"""Git is read as it stands, whoever owns the folder and whatever that user has set up."""

import datetime as dt
from pathlib import Path

import pygit2
import pytest
from tests.gitting import Book

from pledges.history.repository import repository


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """An empty repository."""
    return Book(tmp_path)


def test_only_files_of_records_count(book: Book) -> None:
    """Those of data/ and of its folder of pledges; no hidden ones, no others."""
    names = ["a.yml", "b.yaml", "README.md", ".c.yml", "pledges/d.yml", "schema/e.yml", "f.orig"]
    commit = book.commit({f"data/{name}": name for name in names} | {"g.yml": "g"})
    found = repository(book.root)
    assert found
    files = found.files(commit)
    assert set(files) == {"data/a.yml", "data/b.yaml", "data/pledges/d.yml"}
    assert found.text(files["data/pledges/d.yml"]) == "pledges/d.yml"


@pytest.mark.parametrize("files", [{"README.md": "no data"}, {"data": "a file"}])
def test_a_commit_without_data_has_no_files(book: Book, files: dict[str, str]) -> None:
    """Nor has one in which `data` is something else."""
    commit = book.commit(files)
    found = repository(book.root)
    assert found
    assert found.files(commit) == {}


def test_subjects_are_one_line_without_hidden_characters(book: Book) -> None:
    """Of any message, an empty one too."""
    for message in ("\u202eright\u200f to  left\x07\n\nbody", ""):
        book.commit({"a": message}, message)
    found = repository(book.root)
    assert found
    assert [node.subject for node in found.line()] == ["", "right to left"]


def test_parents_come_after_children_whatever_their_clocks(book: Book) -> None:
    """A clock that goes wrong does not turn the history round."""
    for year in (2024, 2020, 2022):
        book.commit({"a": str(year)}, str(year), at=dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    found = repository(book.root)
    assert found
    assert [node.subject for node in found.line()] == ["2022", "2020", "2024"]


def test_the_owner_and_the_settings_of_a_user_do_not_matter(book: Book) -> None:
    """Builds run in containers, as other users; pygit2 asks neither."""
    assert not pygit2.settings.owner_validation
    for level in (pygit2.enums.ConfigLevel.SYSTEM, pygit2.enums.ConfigLevel.GLOBAL):
        assert pygit2.settings.search_path[level] == ""
    assert repository(book.root)
