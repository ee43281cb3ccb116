"""What was kept comes back whole, or not at all."""

import os
from pathlib import Path

import pytest

from pledges.history import states
from pledges.history.change import Change
from pledges.history.states import KeptCommit, load, store

NAME = ("pledges", "water")
CHANGE = Change("changed", NAME, ("due",), "2023", None, {"ar": "ماء"}, sources=("a",))
KEPT = {
    "1": KeptCommit((CHANGE,), {"data/a.yml": "b"}, touched=True),
    "2": KeptCommit(),
}


def test_what_was_stored_is_loaded(tmp_path: Path) -> None:
    """In a folder that is made for it."""
    file = tmp_path / "new/history.json"
    store(file, KEPT)
    assert load(file) == KEPT
    assert [path.name for path in file.parent.iterdir()] == ["history.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": {}}', '"', "{VERSION: {1: []}}"])
def test_a_broken_file_is_as_none(tmp_path: Path, text: str) -> None:
    """Cut short, of another code, of another shape."""
    file = tmp_path / "history.json"
    version = states.version()
    text = text.replace("VERSION", f'"{version}"').replace("1:", '"1":')
    file.write_text(text, encoding="utf-8")
    assert load(file) == {}
    assert load(tmp_path / "none") == {}


def test_what_is_no_file_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is not waited for, a device not read, nor a file too large; they are replaced."""
    pipe, device, large = (tmp_path / name for name in ("pipe.json", "device.json", "large.json"))
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    store(large, KEPT)
    with monkeypatch.context() as patch:
        patch.setattr(states, "MOST_BYTES", 10)
        assert load(large) == {}
    for file in (pipe, device):
        assert load(file) == {}
        store(file, KEPT)
        assert load(file) == KEPT


def test_what_other_code_found_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is keyed by the code that compares."""
    file = tmp_path / "history.json"
    store(file, KEPT)
    monkeypatch.setattr(states, "version", lambda: "other")
    assert load(file) == {}


def test_a_place_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    """The next build compares again."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store(tmp_path / "file/history.json", KEPT)
    assert load(tmp_path / "file/history.json") == {}
