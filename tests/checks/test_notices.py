"""Texts out of date are told at their lines, and are no mistakes."""

import datetime as dt
import json
from pathlib import Path

import pytest
from tests import gitting
from tests.conftest import TODAY

from pledges.__main__ import main
from pledges.checks.history import unheld
from pledges.checks.survey import survey
from pledges.editing.command import PROBLEMS, SOUND
from pledges.history.walk import History
from pledges.language.messages import told
from pledges.language.parity import FILE
from pledges.records.texts import LANGS

WATER = "data/pledges/water.yml"
PAGE = "docs/en/index.md"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


@pytest.fixture
def kept(project: Path) -> Path:
    """A project whose texts stand in git."""
    gitting.kept(project)
    return project


def change(project: Path, file: str, old: str, new: str) -> None:
    """Write other words in a file."""
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_texts_and_sections_are_told_in_order(kept: Path) -> None:
    """A text at its key, a section at its heading."""
    change(kept, WATER, "Materials arrived late.", "Materials arrived very late.")
    change(kept, PAGE, "## References {#references}", "## Sources {#references}")
    found = survey(kept, TODAY).notices
    assert [notice.file for notice in found] == [WATER, "docs/ar/index.md"]
    assert {notice.code for notice in found} == {"out_of_date"}


def test_check_tells_them_in_each_format(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As notices for people, warnings on GitHub, a list of their own for programs; exit code 0."""
    change(kept, WATER, "Materials arrived late.", "Materials arrived very late.")
    said = {}
    for form in ("text", "github", "json"):
        assert main(["check", "--format", form, "--language", "en"], kept) == SOUND
        said[form] = capsys.readouterr().out
    assert "make agreed FILES=data/pledges/water.yml" in said["text"]
    assert said["text"].endswith("✓ no problems\n• notices: 1\n")
    assert said["github"].count(f"::warning file={WATER},line=") == 1
    whole = json.loads(said["json"])
    assert whole["problems"] == []
    assert whole["counts"] == {"problems": 0, "files": 0, "notices": 1}
    assert [n["code"] for n in whole["notices"]] == ["out_of_date"]
    assert main(["check", "data/bodies.yml"], kept) == SOUND
    assert "•" not in capsys.readouterr().out


def test_a_copy_without_its_history_says_what_it_could_not_hold(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That is a notice, with the way out; nothing is said where git knows."""
    for spoken, said in (
        ("en", "first due date, or a text in one language alone"),
        ("ar", "هل عُدّل موعد أول"),
    ):
        main(["check", "--language", spoken], project)
        assert said in capsys.readouterr().out
    gitting.kept(project)
    main(["check"], project)
    assert capsys.readouterr().out == "✓ لا مشكلات\n✓ no problems\n"


def test_a_cut_copy_says_since_when_it_holds_dates() -> None:
    """With the day from which it knows, and the way to have all."""
    (notice,) = unheld(History("shallow", dt.date(2026, 3, 9)))
    said = told(notice)
    assert "begins on 2026-03-09 in this copy" in said
    assert "يبدأ في 2026-03-09" in said
    assert said.count("git fetch --unshallow") == len(LANGS)
    assert list(unheld(History("complete", dt.date(2026, 3, 9)))) == []


def test_fix_tells_what_is_left_for_a_person(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts changed in both languages agree; one changed alone is told; nothing is kept."""
    change(kept, WATER, "Materials arrived late.", "Materials arrived very late.")
    assert main(["fix", "--language", "en"], kept) == SOUND
    assert "texts older than those beside them: 1" in capsys.readouterr().out
    change(kept, WATER, "تأخر وصول المواد.", "تأخر كثيرًا وصول المواد.")
    assert main(["fix", "--language", "en"], kept) == SOUND
    assert "texts older" not in capsys.readouterr().out
    change(kept, WATER, "chart: steps", "chart: stepps")
    assert main(["fix", "--language", "en"], kept) == PROBLEMS
    assert "problems that only a person can put right: 1" in capsys.readouterr().out
    assert not (kept / FILE).exists()


def test_a_doubt_stops_nothing_and_can_be_answered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told with the way to say that it is meant, until somebody does."""
    change(project, WATER, "value: 1820,", "value: 18200,")
    assert main(["check", "--language", "en"], project) == SOUND
    out = capsys.readouterr().out
    line = 1 + (project / WATER).read_text("utf-8").split("value: 18200,")[0].count("\n")
    assert f"{WATER}:{line}:" in out
    assert "if it is meant, say why in data/meant.yml (rule: far_jump)" in out
    answer = f'one:\n  file: {WATER}\n  rule: far_jump\n  word: "18200"\n'
    answer += "  reason:\n    ar: هكذا في التقرير.\n    en: The report has it so.\n"
    (project / "data/meant.yml").write_text(answer, "utf-8")
    assert main(["check", "--language", "en"], project) == SOUND
    assert "far_jump" not in capsys.readouterr().out


def test_no_answer_lets_through_what_cannot_be_built(project: Path) -> None:
    """Only what may be meant can be answered."""
    change(project, WATER, "status: stalled", "status: staled")
    answer = f"one:\n  file: {WATER}\n  rule: unknown_reference\n  word: staled\n"
    answer += "  reason:\n    ar: هكذا في التقرير.\n    en: The report has it so.\n"
    (project / "data/meant.yml").write_text(answer, "utf-8")
    assert main(["check"], project) == PROBLEMS
