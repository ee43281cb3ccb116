"""What was published stays, whatever the commit says: above all the first promised date."""

import copy
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from tests.building import change
from tests.gitting import Book, written

from pledges.history.old_yaml import plain
from pledges.history.walk import history
from pledges.language.messages import told
from pledges.records.problems import DataError
from pledges.site.build import edition

pytestmark = pytest.mark.slow

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
    corrects:
      - {at: milestones/pipes/due, was: 2024-12-31}
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
    change(book.root / FILE, old, new)
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


def test_a_correction_names_the_very_value_and_what_it_was(book: Book) -> None:
    """One of something else, or of another value, says nothing of this one."""
    for old, new in (("pipes/due", "tariff/due"), ("was: 2024-12-31", "was: 2024-12-30")):
        book_text = (book.root / FILE).read_text("utf-8")
        edit(book, "updates:\n", CORRECTION.replace(old, new))
        edit(book, FIRST, OTHER)
        assert any("is never edited" in problem for problem in problems(book))
        (book.root / FILE).write_text(book_text, encoding="utf-8")


def test_a_value_is_corrected_each_time_that_it_changes(book: Book) -> None:
    """The correction of the first change does not excuse the second."""
    edit(book, "updates:\n", CORRECTION)
    edit(book, FIRST, OTHER, committed=True)
    edit(book, OTHER, "due: 2024-10-31")
    (problem,) = problems(book)
    assert "was: 2024-11-30" in problem
    second = CORRECTION.replace("    about", "    slug: again\n    about", 1)
    second = second.replace("was: 2024-12-31", "was: 2024-11-30")
    second = second.replace("كان أول", "لم يكن أول").replace("The first", "Again the first")
    edit(book, CORRECTION, second + CORRECTION.removeprefix("updates:\n"))
    assert problems(book) == []


def test_a_new_name_keeps_the_old_one(book: Book) -> None:
    """However much else of the milestone is changed with it."""
    edit(book, "  pipes:\n", "  tubes:\n", committed=True)
    (problem,) = problems(book)
    assert "add formerly: [pipes]" in problem
    edit(book, "  tubes:\n", "  tubes:\n    formerly: [pipes]\n")
    assert problems(book) == []
    edit(book, FIRST, OTHER)
    (problem,) = problems(book)
    assert "milestones.tubes.due" in problem


KINDS = [
    "data/bodies.yml",
    "data/context.yml",
    "data/events.yml",
    "data/glossary.yml",
    "data/questions.yml",
    "data/sources.yml",
    f"{FILE}/indicators",
    f"{FILE}/milestones",
    f"{FILE}/questions",
    FILE,
]


@pytest.mark.parametrize("way", KINDS)
def test_a_new_name_of_any_kind_keeps_the_old_one(book: Book, way: str) -> None:
    """Whatever has an address; other rules speak of what still names it so."""
    file, _, key = way.partition(".yml/")
    path = book.root / f"{file.removesuffix('.yml')}.yml"
    found: Any = copy.deepcopy(plain(path.read_text("utf-8")))
    if path.name == "water.yml" and not key:
        path.unlink()
        path, held, was = path.with_name("sea.yml"), found, "water"
    else:
        records = found[key] if key else found
        was = next(iter(records))
        held = records["called-otherwise"] = records.pop(was)
    for formerly, wanted in (([], [f"add formerly: [{was}]"]), ([was], [])):
        held["formerly"] = formerly
        path.write_text(written(found), encoding="utf-8")
        commit(book)
        told_now = [one for one in problems(book) if "under the name" in one or "is gone" in one]
        assert len(told_now) == len(wanted)
        assert all(part in one for part, one in zip(wanted, told_now, strict=True))


def test_what_says_its_former_name_is_the_same_thing(book: Book) -> None:
    """Even where hardly anything of it is as it was."""
    path = book.root / FILE
    found: Any = copy.deepcopy(plain(path.read_text("utf-8")))
    pipes = found["milestones"].pop("pipes")
    texts = {"title": {"ar": "سقاية", "en": "Supply"}, "revisions": [], "formerly": ["pipes"]}
    found["milestones"]["supply"] = {**pipes, **texts, "basis": "editorial", "sources": ["other"]}
    path.write_text(written(found), encoding="utf-8")
    commit(book)
    assert told_of(book) == []
    changes = [c for c in history(book.root, today=TODAY).commits[0].changes if not c.editorial]
    assert ("renamed", "supply") in {(change.what, change.path[-1]) for change in changes}


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


GONE_OR_CHANGED = [
    (FILE, "updates", "was published and is gone"),
    (FILE, "readings", "was published and is gone"),
    (FILE, "milestones", "was published and is gone"),
    (FILE, "indicators", "was published and is gone"),
    ("data/bodies.yml", "", "was published and is gone"),
    ("data/sources.yml", "", "was published and is gone"),
    (FILE, "claim", "was published here and was changed without a word"),
]


def without(book: Book, file: str, what: str) -> None:
    """Take something out of a file, or change it, and commit that."""
    path = book.root / file
    found: Any = copy.deepcopy(plain(path.read_text("utf-8")))
    if what == "updates":
        del found["updates"][0]
    elif what == "readings":
        next(iter(found["indicators"].values()))["readings"].pop()
    elif what == "milestones":
        del found["milestones"]["pipes"]
    elif what == "indicators":
        found[what].popitem()
    elif what == "claim":
        done = next(m for m in found["milestones"].values() if m.get("claim"))
        done["claim"] = "disputed"
    else:
        found.popitem()
    path.write_text(written(found), encoding="utf-8")
    commit(book)


def told_of(book: Book) -> list[str]:
    """What is said of published records that are gone or changed; other rules may speak too."""
    return [one for one in problems(book) if "was published" in one]


@pytest.mark.parametrize(("file", "what", "said"), GONE_OR_CHANGED)
def test_what_was_published_is_not_taken_out_or_changed(
    book: Book, file: str, what: str, said: str
) -> None:
    """Long after the commit that did it, until it is put back as it was."""
    before = (book.root / file).read_text("utf-8")
    without(book, file, what)
    (book.root / "README.md").write_text("later", encoding="utf-8")
    commit(book)
    (problem,) = told_of(book)
    assert said in problem
    assert problem.startswith(f"{file}:")
    (book.root / file).write_text(before, encoding="utf-8")
    assert told_of(book) == []


SAID_OTHERWISE = [
    ("updates/2025-05-20/status", "stalled", "status: stalled", "status: planned"),
    ("milestones/meters/strength", "sought", "strength: sought", "strength: mentioned"),
    ("indicators/repairs/unit", "locations", "unit: locations", "unit: camps"),
    ("wording/en/text", "Bringing safe water to every home", "Bringing safe", "Getting safe"),
    ("milestones/meters/quote/text", "will seek to publish", "will seek to", "will"),
    (
        "indicators/repairs/readings/2023-12-31/since",
        "2023-01-01",
        "since: 2023-01-01",
        "since: 2023-02-01",
    ),
]


@pytest.mark.parametrize(("at", "was", "old", "new"), SAID_OTHERWISE)
def test_what_was_promised_and_said_is_corrected_in_public(
    book: Book, at: str, was: str, old: str, new: str
) -> None:
    """A status, a strength, a unit or a quotation that is another says what it was, in its line."""
    before = (book.root / FILE).read_text("utf-8")
    key, end = at.rpartition("/")[2], before.index(old) + len(old)
    line = before.count("\n", 0, before.rindex(f"{key}:", 0, end)) + 1
    edit(book, old, new, committed=True)
    (problem,) = told_of(book)
    assert problem.startswith(f"{FILE}:{line}:")
    assert f"at: {at} and was: {was}" in problem
    said = CORRECTION.replace("milestones/pipes/due, was: 2024-12-31", f"{at}, was: {was}")
    edit(book, "updates:\n", said)
    assert problems(book) == []


def test_a_value_is_corrected_in_public(book: Book) -> None:
    """A reading whose value is another says so."""
    edit(book, "value: 74.5\n", "value: 75\n", committed=True)
    (problem,) = told_of(book)
    at = "indicators/homes/readings/2025-12-31/value"
    assert f"at: {at} and was: 74.5" in problem
    said = CORRECTION.replace("milestones/pipes/due, was: 2024-12-31", f"{at}, was: 74.5")
    edit(book, "updates:\n", said)
    assert problems(book) == []


def test_what_is_withdrawn_is_still_there(book: Book) -> None:
    """Nothing else is asked of it."""
    gone = "withdrawn: {on: 2026-11-01, reason: {ar: خطأ, en: Wrong}, source: sample-study}"
    edit(book, "  pipes:\n", f"  pipes:\n    {gone}\n")
    assert told_of(book) == []


def test_a_date_that_is_known_better_is_no_other(book: Book) -> None:
    """The day where the month was known; another month is another date."""
    path = book.root / FILE
    found: Any = copy.deepcopy(plain(path.read_text("utf-8")))
    found["milestones"]["pipes"] |= {"done": "2026-05", "claim": "reported"}
    path.write_text(written(found), encoding="utf-8")
    commit(book)
    for done, wrong in (("2026-05-03", 0), ("2026-04", 1)):
        found["milestones"]["pipes"]["done"] = done
        path.write_text(written(found), encoding="utf-8")
        assert len(told_of(book)) == wrong


def test_the_day_of_an_event_is_corrected_from_a_pledge(book: Book) -> None:
    """What stands in another file is named with the collection, as the problem says."""
    path = book.root / "data/events.yml"
    path.write_text(path.read_text("utf-8").replace("on: 2026-09-14", "on: 2026-09-15"), "utf-8")
    commit(book)
    (problem,) = told_of(book)
    at = "events/works-close/on"
    assert f"at: {at} and was: 2026-09-14" in problem
    edit(
        book,
        "updates:\n",
        CORRECTION.replace("milestones/pipes/due", at).replace("2024-12-31", "2026-09-14"),
    )
    assert problems(book) == []
