"""The log as lines of a page and as plain rows."""

import datetime as dt

import pytest

from pledges.history.change import Change
from pledges.history.log import log
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.pages.edition import Edition

DAY = dt.date(2026, 3, 9)
TITLE = {"ar": "مياه", "en": "Water"}
REVIEW = Change("changed", ("pledges", "water"), ("next_review",), "2027", "2028", TITLE)
SPELLING = Change("reworded", ("sources", "plan"), ("title",), TITLE, TITLE, TITLE, editorial=True)
ENDED = Change("ended", ("bodies", "old"), (), {"title": TITLE}, None, TITLE)


def commit(number: int, *changes: Change, broken: tuple[str, ...] = ()) -> Commit:
    """A commit of its own number."""
    return Commit(f"{number:040}", DAY, f"Subject {number}", changes, broken)


@pytest.fixture(scope="module")
def english(sample: Edition) -> Language:
    """English, with the words of the site."""
    return sample.renderers["en"].language


def test_editorial_commits_in_a_row_are_one_line(english: Language) -> None:
    """With the number of all they changed, and each of them named."""
    commits = [commit(5), commit(4, SPELLING, SPELLING), commit(3, REVIEW, SPELLING), commit(2)]
    found = list(log(english, commits))
    assert [len(row.commits) for row in found] == [2, 1, 1]
    assert [row.editorial for row in found] == [3, 1, 1]
    assert [len(row.groups) for row in found] == [0, 1, 0]


def test_a_broken_commit_is_a_line_of_its_own(english: Language) -> None:
    """It is no editorial change."""
    first, second = log(english, [commit(2, broken=("data/a.yml",)), commit(1)])
    assert (first.editorial, first.newest.broken) == (0, ("data/a.yml",))
    assert second.editorial == 1


def test_changes_stand_with_their_record(english: Language) -> None:
    """Texts that were reworded apart from the rest."""
    reworded = Change("reworded", REVIEW.record, ("summary",), {"en": "a"}, {"en": "b"}, TITLE)
    (row,) = log(english, [commit(1, REVIEW, ENDED, reworded)])
    water, body = row.groups
    assert (water.kind, water.title, len(water.said), len(water.reworded)) == (
        "Pledge",
        "Water",
        1,
        1,
    )
    assert (body.kind, [said.what for said in body.said]) == ("Body", ["Record removed"])


def test_an_import_is_one_line_a_kind(english: Language) -> None:
    """More than three records of a kind; fewer are told one by one."""
    began = [Change("began", ("sources", f"s{i}"), title=TITLE) for i in range(4)]
    (row,) = log(english, [commit(1, *began, Change("began", ("bodies", "a"), title=TITLE))])
    assert row.began == (("Source", ("Water",) * 4),)
    assert [group.record for group in row.groups] == [("bodies", "a")]
