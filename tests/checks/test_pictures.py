"""A picture is of the kind that its name says."""

from pathlib import Path

from pledges.pages.pictures import stray_files

# The beginning of a picture of 200 by 100.
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\xc8\x00\x00\x00d"


def told(root: Path, held: bytes) -> list[tuple[str, str]]:
    """What is told of a picture."""
    (root / "docs/en").mkdir(parents=True, exist_ok=True)
    (root / "docs/en/map.png").write_bytes(held)
    return [(one.file, one.code) for one in stray_files(root)]


def test_a_picture_is_what_it_seems(tmp_path: Path) -> None:
    """One of another kind is told."""
    assert told(tmp_path, PNG) == []
    assert told(tmp_path, b"RIFF....WEBP") == [("docs/en/map.png", "not_that_picture")]
