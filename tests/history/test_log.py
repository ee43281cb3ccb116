"""What a commit changed, as lines of a page, and which changes readers are told of."""

import datetime as dt

import pytest

from pledges.history.change import Change
from pledges.history.lineage import news
from pledges.history.log import row_of
from pledges.history.walk import Commit
from pledges.language.words import Language
from pledges.pages.edition import Edition

DAY = dt.date(2026, 3, 9)
TITLE = {"ar": "مياه", "en": "Water"}
REVIEW = Change("changed", ("pledges", "water"), ("next_review",), "2027", "2028", TITLE)
SPELLING = Change("reworded", ("sources", "plan"), ("title",), TITLE, TITLE, TITLE, editorial=True)
ENDED = Change("ended", ("bodies", "old"), (), {"title": TITLE}, None, TITLE)


def commit(number: int, *changes: Change) -> Commit:
    """A commit of its own number."""
    return Commit(f"{number:040}", DAY, f"Subject {number}", changes)


@pytest.fixture(scope="module")
def english(sample: Edition) -> Language:
    """English, with the words of the site."""
    return sample.renderers["en"].language


def test_changes_stand_with_their_record(english: Language) -> None:
    """Texts that were reworded apart from the rest."""
    reworded = Change("reworded", REVIEW.record, ("summary",), {"en": "a"}, {"en": "b"}, TITLE)
    water, body = row_of(english, commit(1, REVIEW, SPELLING, ENDED, reworded)).groups
    assert (water.kind, water.title, [said.reworded for said in water.said]) == (
        "Pledge",
        "Water",
        [False, True],
    )
    assert (body.kind, [said.what for said in body.said]) == ("Body", ["Record removed"])


def test_an_import_is_one_line_a_kind(english: Language) -> None:
    """More than three records of a kind; fewer are told one by one."""
    began = [Change("began", ("sources", f"s{i}"), title=TITLE) for i in range(4)]
    told = row_of(english, commit(1, *began, Change("began", ("bodies", "a"), title=TITLE)))
    assert told.began == (("Source", ("Water",) * 4),)
    assert [group.record for group in told.groups] == [("bodies", "a")]


WATER = ("pledges", "water")


@pytest.mark.parametrize(
    "change",
    [
        REVIEW,
        Change("began", ("sources", "plan")),
        Change("added", WATER, ("updates", "2026-03"), None, {"on": "2026-03"}),
        Change("changed", WATER, ("milestones", "pipes", "done"), None, "2026"),
        Change("changed", WATER, ("updates", "2026-03", "about"), "subject", "promise"),
        Change("reworded", WATER, ("verdict", "text"), {"en": "Kept."}, {"en": "Not kept."}),
        Change("reworded", WATER, ("summary",), {"en": "3 of 14"}, {"en": "3 of 15"}),
        Change("reworded", ("claims", "reported"), ("rule",), {"en": "a"}, {"en": "b"}),
    ],
)
def test_readers_are_told_what_changes_a_meaning(change: Change) -> None:
    """What began, ended or has another value, a text with another number, a verdict, a rule."""
    assert [found.changes for found in news([commit(1, change, SPELLING)])] == [(change,)]


@pytest.mark.parametrize(
    "change",
    [
        SPELLING,
        Change("changed", WATER, ("updates", "2026-03", "about"), None, "promise"),
        Change("changed", ("sources", "plan"), ("kind",), "un", "government"),
        Change("changed", ("units", "person"), ("decimals",), "0", "1"),
        Change("reworded", WATER, ("summary",), {"en": "3, at last"}, {"en": "at least 3."}),
        Change("reworded", WATER, ("wording", "note"), {"en": "In 2022"}, {"en": "In 2023"}),
        Change("renamed", WATER, (), ["pledges", "wells"], ["pledges", "water"]),
        Change("moved", WATER, ("indicators", "wells"), ["context", "wells"], [*WATER, "wells"]),
    ],
)
def test_readers_are_not_told_how_records_are_kept(change: Change) -> None:
    """Repairs, other words, new keys of old records, what describes sources and units, moves."""
    assert list(news([commit(1, change)])) == []
