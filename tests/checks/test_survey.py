"""Rules run over what could be read, and say nothing of what another file may hold."""

import datetime as dt
from pathlib import Path

import pytest

from pledges.checks.survey import survey
from pledges.records.languages import FILE
from pledges.records.library import COLLECTIONS, file_of

BROKEN = "a: [\n"


def codes(project: Path, today: dt.date) -> set[tuple[str, str]]:
    """Which problems stand in which files."""
    return {(problem.file, problem.code) for problem in survey(project, today).problems}


@pytest.mark.parametrize("file", [FILE, "data/pledges/water.yml", *map(file_of, COLLECTIONS)])
def test_a_broken_file_breaks_no_rule_elsewhere(project: Path, today: dt.date, file: str) -> None:
    """What refers to a file that cannot be read is not told to be wrong."""
    (project / file).write_text(BROKEN, encoding="utf-8")
    found = survey(project, today)
    assert {(problem.file, problem.code) for problem in found.problems} == {(file, "list_open")}
    assert found.left_out == (file,)


def test_a_broken_file_hides_no_broken_rule(project: Path, today: dt.date) -> None:
    """A rule that a pledge breaks is told although the sources cannot be read."""
    (project / "data/sources.yml").write_text(BROKEN, encoding="utf-8")
    water = project / "data/pledges/water.yml"
    text = water.read_text(encoding="utf-8")
    water.write_text(text.replace("status: stalled", "status: late"), encoding="utf-8")
    assert ("data/pledges/water.yml", "unknown_reference") in codes(project, today)
