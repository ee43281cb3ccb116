"""The first promised date of a milestone is never edited, whatever the commit says."""

import datetime as dt
from pathlib import Path

import pytest
from tests.gitting import Book

from pledges.checks.survey import survey
from pledges.language.messages import told
from pledges.records.problems import DataError
from pledges.site.build import edition

TODAY = dt.date(2026, 11, 28)
FILE = "data/pledges/water.yml"
FIRST, OTHER = "due: 2024-12-31", "due: 2024-11-30"
CORRECTION = """\
updates:
  - on: 2026-11-01
    about: context
    claim: confirmed
    type: correction
    text:
      ar: كان أول موعد لمد الأنابيب مكتوبًا خطأً.
      en: The first date for the pipes had been written down wrongly.
    sources: [sample-report]
"""


@pytest.fixture
def book(project: Path) -> Book:
    """The sample in git."""
    book = Book(project)
    commit(book)
    return book


def commit(book: Book) -> None:
    """Commit the files of data/ as they stand."""
    found = sorted((book.root / "data").rglob("*.yml"))
    book.commit({p.relative_to(book.root).as_posix(): p.read_text("utf-8") for p in found})


def edit(book: Book, old: str, new: str, *, committed: bool = False) -> None:
    """Replace a text that stands once in the pledge."""
    path = book.root / FILE
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    if committed:
        commit(book)


def problems(book: Book) -> list[str]:
    """What an editor is told."""
    try:
        edition(book.root, TODAY)
    except DataError as error:
        return [told(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("committed", [False, True])
def test_an_edited_first_date_is_a_problem(book: Book, *, committed: bool) -> None:
    """Before the commit and after it, with the place, the date and both ways out."""
    edit(book, FIRST, OTHER, committed=committed)
    (problem,) = problems(book)
    line = (book.root / FILE).read_text("utf-8").splitlines().index(f"    {OTHER}") + 1
    assert problem.startswith(f"{FILE}:{line}:5: milestones.pipes.due\n")
    assert "أول موعد وُعد به هو 2024-12-31 ولا يُعدَّل" in problem
    assert "the first promised date is 2024-12-31 and is never edited" in problem


def test_a_date_that_was_put_back_is_none(book: Book) -> None:
    """The way out of an edit that has been committed."""
    edit(book, FIRST, OTHER, committed=True)
    edit(book, OTHER, FIRST, committed=True)
    assert problems(book) == []


def test_a_later_edit_does_not_hide_the_first_date(book: Book) -> None:
    """Two edits in a row, and a milestone that was taken out in between."""
    text = (book.root / FILE).read_text("utf-8")
    edit(book, FIRST, "due: 2024-10-31", committed=True)
    start, end = text.index("  pipes:\n"), text.index("  tariff:\n")
    (book.root / FILE).write_text(text[:start] + text[end:], encoding="utf-8")
    commit(book)
    (book.root / FILE).write_text(text.replace(FIRST, OTHER), encoding="utf-8")
    (problem,) = problems(book)
    assert "2024-12-31" in problem


@pytest.mark.parametrize("committed", [False, True])
def test_a_wrong_entry_is_corrected_in_public(book: Book, *, committed: bool) -> None:
    """Together with an update that says so, in the same commit."""
    edit(book, "updates:\n", CORRECTION)
    edit(book, FIRST, OTHER, committed=committed)
    assert problems(book) == []


def test_a_correction_of_another_day_excuses_nothing(book: Book) -> None:
    """The correction stands in the commit that makes it."""
    edit(book, "updates:\n", CORRECTION, committed=True)
    edit(book, FIRST, OTHER)
    assert len(problems(book)) == 1


def test_the_date_follows_a_milestone_that_is_renamed(book: Book) -> None:
    """Its first date is that of its earlier name."""
    edit(book, "  pipes:\n", "  tubes:\n", committed=True)
    assert problems(book) == []
    edit(book, FIRST, OTHER)
    (problem,) = problems(book)
    assert "milestones.tubes.due" in problem


def test_a_first_date_may_come_later_and_a_revision_may_change(book: Book) -> None:
    """A milestone that had no date gets one, and then keeps it."""
    edit(book, "      - due: 2026-06-30\n", "      - due: 2026-07-31\n", committed=True)
    edit(book, "  training:\n", "  training:\n    due: 2028\n", committed=True)
    assert problems(book) == []
    edit(book, "    due: 2028\n", "    due: 2029\n")
    (problem,) = problems(book)
    assert "milestones.training.due" in problem


def test_without_history_nothing_is_asked(project: Path) -> None:
    """A copy of the files alone is built as it is."""
    text = (project / FILE).read_text("utf-8")
    (project / FILE).write_text(text.replace(FIRST, OTHER), encoding="utf-8")
    edition(project, TODAY)


@pytest.mark.parametrize(("claim", "codes"), [("verified", ["claim_raised"]), ("disputed", [])])
def test_a_claim_that_is_raised_is_told(book: Book, claim: str, codes: list[str]) -> None:
    """In a published update; that it is now disputed may be said there."""
    words = "claim: reported\n    text:\n      ar: قالت"
    edit(book, words, words.replace("reported", claim))
    doubts = survey(book.root, TODAY).doubts
    assert [doubt.code for doubt in doubts] == codes
    assert {doubt.key for doubt in doubts} <= {"updates[1].claim"}
