"""The command that says which texts agree, on a copy of the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import TODAY

from pledges.__main__ import main
from pledges.checks.languages import notices
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
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in the copy; what it printed, if it ended as expected."""

    def command(*arguments: str, code: int = 0) -> str:
        assert main(["agree", *arguments], project) == code
        return "".join(capsys.readouterr())

    return command


def change(project: Path, file: str, before: str, after: str) -> Edition:
    """Change one text of the copy and read it again."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    return edition(project, TODAY)


def waiting(project: Path) -> list[Problem]:
    """What waits for a translator."""
    found = survey(project, TODAY)
    return notices(found.parity, found.written)


def test_a_text_out_of_date_is_told_and_shown_until_both_agree(project: Path, run: Run) -> None:
    """A notice at its line, a label where it is rendered, and an end to both."""
    run()
    changed = change(project, WATER, "Materials arrived late.", "Materials arrived very late.")
    notice = waiting(project)[0]
    assert (notice.file, notice.key) == (WATER, "milestones.pipes.revisions[1].reason.ar")
    assert message(notice, "en").startswith("the text in 'ar' is older")
    assert message(notice, "ar").startswith("النص باللغة «ar» أقدم")
    text = changed.library.pledges["water"].milestones["pipes"].revisions[0].reason
    assert "outdated" in changed.renderers["ar"].environment.filters["text"](text)
    assert changed.renderers["ar"].language.text(text).endswith("[نص لم يُحدَّث بعد]")
    assert "outdated" not in changed.renderers["en"].environment.filters["text"](text)
    assert "out of date in 'ar'" in run()
    assert "texts out of date: 0" in run(WATER)
    assert waiting(project) == []


def test_a_section_out_of_date_is_told_at_its_heading(project: Path, run: Run) -> None:
    """Prose is kept by sections; the command takes a page by its file in either language."""
    run()
    change(project, ENGLISH, "## References {#references}", "## Sources {#references}")
    notice = waiting(project)[0]
    lines = (project / "docs/ar/index.md").read_text(encoding="utf-8").splitlines()
    assert notice.file == "docs/ar/index.md"
    assert lines[notice.place.line - 1] == "## المراجع {#references}"
    assert "texts out of date: 0" in run(ENGLISH)


def test_it_refuses_where_numbers_differ_and_writes_nothing(project: Path, run: Run) -> None:
    """In the files that it is asked about."""
    path = project / WATER
    path.write_text(path.read_text("utf-8").replace("95% of homes by", "96% of homes by"), "utf-8")
    assert "96 (en)" in run(code=1)
    assert "the numbers here are not those" in run(WATER, code=1)
    assert not (project / FILE).exists()
    run("data/bodies.yml")


def test_wrong_use_is_told(project: Path, run: Run) -> None:
    """A file without texts, or data that cannot be read at all."""
    assert "no texts in data/none.yml" in run("data/none.yml", code=2)
    (project / WATER).write_text("title: [", encoding="utf-8")
    assert "is not closed" in run(code=1)
    assert not (project / FILE).exists()
