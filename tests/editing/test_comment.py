"""The comment on a proposal is made of hostile data and nothing else of the proposal."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pledges.__main__ import main
from pledges.editing.compare.comment import LIMIT, MARK, WRONG, comment

SECTION = {"title": "<b>@everyone</b>", "lines": ["[x](https://evil.example)"]}
PART = {"lang": "en", "direction": "ltr", "heading": "h", "sections": [SECTION]}
SOUND = json.dumps({"parts": [PART]})


def artifact(folder: Path, number: str = "12\n", meaning: str = SOUND) -> Path:
    """An artifact as the workflow leaves it."""
    path = folder / "meaning.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("number", number)
        archive.writestr("meaning.json", meaning)
    return path


def test_a_sound_artifact_becomes_a_comment(tmp_path: Path, root: Path) -> None:
    """With no more than Python, and with every text made harmless."""
    done = subprocess.run(  # noqa: S603 - nothing here comes from outside
        [
            sys.executable,
            "-S",
            "-m",
            "pledges",
            "comment",
            str(artifact(tmp_path)),
            str(tmp_path),
        ],
        env={"PYTHONPATH": str(root / "hooks")},
        check=False,
    )
    assert done.returncode == 0
    body = json.loads((tmp_path / "comment.json").read_text(encoding="utf-8"))["body"]
    assert (tmp_path / "number").read_text(encoding="utf-8") == "12"
    assert body.startswith(MARK)
    assert "@everyone" not in body
    assert "<b>" not in body.replace("\\<b", "")
    assert "](" not in body.replace("\\](", "")


@pytest.mark.parametrize("number", ["", "0", "-1", "1; rm", "1/../2", "٣", "1\n2", "1" * 12])
def test_a_number_is_a_number(tmp_path: Path, number: str) -> None:
    """It goes into an address."""
    with pytest.raises(WRONG):
        comment(artifact(tmp_path, number))


@pytest.mark.parametrize("meaning", ["", "{}", "[" * 100_000, "9" * 5000, " " * (LIMIT + 1)])
def test_anything_else_is_refused(tmp_path: Path, meaning: str) -> None:
    """Also what unpacks to more than it may hold."""
    assert main(["comment", str(artifact(tmp_path, meaning=meaning)), str(tmp_path)]) == 1
    assert not (tmp_path / "comment.json").exists()


@pytest.mark.parametrize(("sign", "at"), [(b"PK\x01\x02", 8), (b"PK\x03\x04", 36)])
def test_a_locked_or_broken_archive_is_refused(tmp_path: Path, sign: bytes, at: int) -> None:
    """One that asks for a password, and one whose bytes are no packed text."""
    path = artifact(tmp_path)
    held = bytearray(path.read_bytes())
    held[held.index(sign) + at] |= 1 if at == 8 else 255
    path.write_bytes(held)
    assert main(["comment", str(path), str(tmp_path)]) == 1
    assert not (tmp_path / "comment.json").exists()


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    """And an archive without the files."""
    path = tmp_path / "meaning.zip"
    path.write_bytes(b"none")
    assert main(["comment", str(path), str(tmp_path)]) == 1
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other", "")
    assert main(["comment", str(path), str(tmp_path)]) == 1
