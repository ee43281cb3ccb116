"""Real files spoilt at random: what cannot be read is told, nothing else happens, and soon."""

import io
import random
from pathlib import Path

import pytest
from tests.fuzzing import FILES, SLIPS, spoilt, survive

from pledges.__main__ import main
from pledges.editing.command import PROBLEMS, SOUND, STOPPED

pytestmark = pytest.mark.slow

# A few of each file; `make fuzz` runs many more.
SEEDS = range(2)


@pytest.mark.parametrize("file", sorted(FILES))
def test_no_file_is_too_broken_to_be_told(file: str) -> None:
    """Reading, checking, mending and comparing end well or in DataError, within a second each."""
    for seed in SEEDS:
        survive(file, spoilt(file, random.Random(f"{file}{seed}")))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_refused_stays_as_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """A file that `fix` leaves, and every file when `new` refuses, keeps each of its bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    path = project / "data/pledges/water.yml"
    text = path.read_text(encoding="utf-8")
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(3):
        chance.choice(SLIPS)(lines, chance)
    path.write_bytes("\n".join(lines).encode(errors="replace"))
    before = {one: one.read_bytes() for one in (project / "data").rglob("*.yml")}
    monkeypatch.setattr("sys.stdin", io.StringIO("2031\n"))
    assert main(["new", "update", "roads"], project) in {PROBLEMS, STOPPED}
    assert {one: one.read_bytes() for one in before} == before
    code = main(["fix", "--language", "en"], project)
    said = capsys.readouterr().out
    assert code in {SOUND, PROBLEMS}
    if "left as it is" in said:
        assert path.read_bytes() == before[path]
