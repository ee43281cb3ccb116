"""History read through changes of the layout and of the model, and that of the project itself."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.gitting import Book, written

from pledges.history.change import shape_at
from pledges.history.lineage import lineage
from pledges.history.old_yaml import Former
from pledges.history.telling import line, say
from pledges.history.walk import history
from pledges.language.words import Language
from pledges.records.library import Library
from pledges.records.shapes import NOTHING
from pledges.records.texts import LANGS

OLD: dict[str, Any] = {
    "name": {"ar": "مياه", "en": "Water"},
    "milestones": {"pipes": {"title": {"ar": "أنابيب", "en": "Pipes"}, "deadline": "2024"}},
    "updates": [
        {"on": "2023", "status": "ongoing", "source": "plan", "text": {"ar": "بدأ", "en": "Begun"}}
    ],
}
NEW: dict[str, Any] = {
    "title": OLD["name"],
    "milestones": {"pipes": {"title": {"ar": "أنابيب", "en": "Pipes"}, "due": "2024"}},
    "updates": [
        {
            "on": "2023",
            "status": "in-progress",
            "sources": ["plan"],
            "text": {"ar": "بدأ", "en": "Begun"},
        }
    ],
}
TABLE = Former(
    paths={"facts/promises": "data/pledges", "facts/refs.yml": "data/sources.yml"},
    keys={
        "pledges": {
            "name": "title",
            "milestones.*.deadline": "due",
            "updates.*.source": "sources",
        }
    },
    values={"pledges": {"updates.*.status": {"ongoing": "in-progress"}}},
)
REFERENCES = written({"plan": {"title": {"ar": "خطة", "en": "Plan"}}})


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A project whose folder, keys and values were changed at once, and then a date."""
    found = Book(tmp_path)
    found.commit({"facts/promises/water.yml": written(OLD), "facts/refs.yml": REFERENCES}, "Begin")
    found.commit({"data/pledges/water.yml": written(NEW), "data/sources.yml": REFERENCES}, "Move")
    later = {**NEW, "milestones": {"pipes": {**NEW["milestones"]["pipes"], "due": "2025"}}}
    found.commit({"data/pledges/water.yml": written(later), "data/sources.yml": REFERENCES}, "Due")
    return found


def test_a_change_of_the_layout_and_of_keys_is_none_of_the_pledges(book: Book) -> None:
    """What begins begins once, and what was called otherwise is the same."""
    due, moved, begun = history(book.root, former=TABLE).commits
    assert [(c.what, c.path) for c in due.told] == [("changed", ("milestones", "pipes", "due"))]
    assert moved.changes == ()
    assert [(c.what, c.record, c.title) for c in begun.told] == [
        ("began", ("pledges", "water"), NEW["title"]),
        ("began", ("sources", "plan"), {"ar": "خطة", "en": "Plan"}),
    ]


def test_without_the_table_it_would_be_told(book: Book) -> None:
    """The table is what makes the difference."""
    assert [commit.subject for commit in history(book.root).commits] == ["Due", "Move"]


def test_a_table_changes_nothing_that_was_read() -> None:
    """Values are read once for many states."""
    kept = written(OLD)
    assert TABLE.renewed("pledges", OLD)["updates"][0]["status"] == "in-progress"
    assert written(OLD) == kept
    assert TABLE.renewed("sources", OLD) is OLD


@pytest.fixture(scope="module")
def told(root: Path, library: Library) -> list[tuple[Any, dict[str, str]]]:
    """Each change of the project's own history with its line in each language."""
    spoken = [Language(library, lang) for lang in LANGS]
    commits = lineage(history(root).commits)
    changes = [change for commit in commits for change in commit.told]
    return [(c, {one.lang: line(one, say(one, c)) for one in spoken}) for c in changes]


@pytest.mark.slow
def test_the_own_history_has_no_key_that_nobody_knows(
    told: list[tuple[Any, dict[str, str]]],
) -> None:
    """The model, or the table of former keys, knows every place that was ever changed."""
    unknown = {c.name for c, _ in told if c.path and shape_at(c.record, c.path) == NOTHING}
    assert unknown == set()


@pytest.mark.slow
def test_the_own_history_has_no_raw_key_on_an_arabic_page(
    told: list[tuple[Any, dict[str, str]]],
) -> None:
    """No code of a model, no slug, no place in a list stands where a name belongs."""
    for change, said in told:
        assert not re.fullmatch(r"[a-z0-9-]+", said["ar"].partition(": ")[0]), change
        assert "no longer" not in said["en"], change
        if shape_at(change.record, change.path).each.what != "prose":
            for value in (change.before, change.after):
                if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z]+)*", value):
                    assert value not in said["ar"].split(), change


@pytest.mark.slow
def test_the_own_history_takes_nothing_out_that_is_there(
    told: list[tuple[Any, dict[str, str]]], library: Library
) -> None:
    """A record that was only moved, with its file or its folder, is not told as gone."""
    ended = {change.record for change, _ in told if change.what == "ended"}
    assert {(kind, slug) for kind, slug in ended if slug in library.collection(kind)} == set()
