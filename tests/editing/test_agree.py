"""Texts are guarded from the day they arrive; the command only answers for what changed alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import gitting
from tests.conftest import TODAY

from pledges.__main__ import main
from pledges.checks.survey import survey
from pledges.language.messages import message
from pledges.language.parity import FILE
from pledges.pages.edition import Edition
from pledges.records.problems import Problem
from pledges.site.build import edition

WATER = "data/pledges/water.yml"
ENGLISH = "docs/en/index.md"
Run = Callable[..., str]


@pytest.fixture
def book(project: Path) -> gitting.Book:
    """The copy, whose texts stand in git; nobody ran a command."""
    return gitting.kept(project)


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in the copy; what it printed, if it ended as expected."""

    def command(*arguments: str, code: int = 0) -> str:
        assert main(["agree", *arguments], project) == code
        return "".join(capsys.readouterr())

    return command


def change(book: gitting.Book, file: str, before: str, after: str) -> None:
    """Change one text of the copy."""
    path = book.root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def built(book: gitting.Book) -> Edition:
    """The copy as it would be built."""
    return edition(book.root, TODAY)


def waiting(book: gitting.Book) -> list[Problem]:
    """What the check tells and stops nothing."""
    return survey(book.root, TODAY).notices


def test_a_text_out_of_date_is_told_and_shown_until_both_agree(
    book: gitting.Book, run: Run
) -> None:
    """A notice at its line, a label where it is rendered, and an end to both."""
    change(book, WATER, "Materials arrived late.", "Materials arrived very late.")
    notice, changed = waiting(book)[0], built(book)
    assert (notice.file, notice.key) == (WATER, "milestones.pipes.revisions[1].reason.ar")
    assert message(notice, "en").startswith("the text in 'ar' is older")
    assert message(notice, "ar").startswith("النص باللغة «ar» أقدم")
    text = changed.library.pledges["water"].milestones["pipes"].revisions[0].reason
    assert "outdated" in changed.renderers["ar"].environment.filters["text"](text)
    assert changed.renderers["ar"].language.text(text).endswith("[نص لم يُحدَّث بعد]")
    assert "outdated" not in changed.renderers["en"].environment.filters["text"](text)
    assert "out of date in 'ar'" in run()
    assert not (book.root / FILE).exists()
    assert "texts out of date: 0" in run(WATER)
    assert waiting(book) == []


def test_a_new_pair_is_guarded_from_the_day_it_arrives(book: gitting.Book, run: Run) -> None:
    """Without any command, whether what changes alone is committed or not, until it is answered."""
    note = "    note:\n      ar: ملاحظة جديدة.\n      en: A new note.\n"
    change(book, WATER, "    due: 2024-12-31\n", f"    due: 2024-12-31\n{note}")
    book.keep()
    assert waiting(book) == []
    change(book, WATER, "A new note.", "Another note.")
    for _ in range(2):
        (notice,) = waiting(book)
        assert (notice.code, notice.values["lang"]) == ("out_of_date", "ar")
        book.keep()
    run(WATER)
    book.keep()
    assert waiting(book) == []
    change(book, WATER, "ملاحظة جديدة.", "ملاحظة أخرى.")
    (notice,) = waiting(book)
    assert notice.values["lang"] == "en"


def test_what_changes_in_both_languages_is_taken_to_agree(book: gitting.Book) -> None:
    """At once, or one after the other."""
    change(book, WATER, "Materials arrived late.", "Materials arrived very late.")
    book.keep()
    change(book, WATER, "تأخر وصول المواد.", "تأخر كثيرًا وصول المواد.")
    assert waiting(book) == []
    book.keep()
    assert waiting(book) == []


def test_a_section_out_of_date_is_told_at_its_heading(book: gitting.Book, run: Run) -> None:
    """Pages are held by sections; the command takes a page by its file in either language."""
    change(book, ENGLISH, "## References {#references}", "## Sources {#references}")
    for _ in range(2):
        (notice,) = waiting(book)
        lines = (book.root / "docs/ar/index.md").read_text(encoding="utf-8").splitlines()
        assert notice.file == "docs/ar/index.md"
        assert lines[notice.place.line - 1] == "## المراجع {#references}"
        book.keep()
    assert "texts out of date: 0" in run(ENGLISH)
    assert waiting(book) == []


def test_a_copy_without_history_says_that_it_could_not_look(project: Path) -> None:
    """What it cannot know it tells as such."""
    path = project / WATER
    text = path.read_text("utf-8").replace(
        "Materials arrived late.", "Materials arrived very late."
    )
    path.write_text(text, "utf-8")
    (notice,) = survey(project, TODAY).notices
    assert notice.code == "history_absent"
    assert "or a text in one language alone, was edited is not known" in message(notice, "en")
    assert "أو نص بلغة واحدة وحدها" in message(notice, "ar")


def test_it_refuses_where_numbers_differ_and_writes_nothing(book: gitting.Book, run: Run) -> None:
    """In the files that it is asked about."""
    change(book, WATER, "95% of homes by", "96% of homes by")
    assert "96 (en)" in run(code=1)
    assert "the numbers here are not those" in run(WATER, code=1)
    assert not (book.root / FILE).exists()
    run("data/bodies.yml")


def test_wrong_use_is_told(project: Path, run: Run) -> None:
    """A file without texts, or data that cannot be read at all."""
    assert "no texts in data/none.yml" in run("data/none.yml", code=2)
    (project / WATER).write_text("title: [", encoding="utf-8")
    assert "is not closed" in run(code=1)
    assert not (project / FILE).exists()
