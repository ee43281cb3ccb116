"""A picture is of the kind that its name says, and is shown somewhere."""

from pathlib import Path

from pledges.checks.sense.pages import pictures as problems
from pledges.pages.front import PageFile

# The beginning of a picture of 200 by 100.
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\xc8\x00\x00\x00d"


def told(root: Path, held: bytes, text: str) -> list[tuple[str, str]]:
    """What is told of a picture and of a page."""
    (root / "docs/en").mkdir(parents=True, exist_ok=True)
    (root / "docs/en/map.png").write_bytes(held)
    page = PageFile("en", "guides/one.md", text)
    found = problems(root, [page], {"docs/en/map.png": "docs/en/map.png"})
    return [(one.file, one.code) for one in found]


def test_a_picture_is_what_it_seems(tmp_path: Path) -> None:
    """One that no page shows, or of another kind, is told."""
    picture = "docs/en/map.png"
    shown = "![A map](../map.png)"
    assert told(tmp_path, PNG, shown) == []
    assert told(tmp_path, PNG, f"{shown}{{ width=100 height=50 }}") == []
    assert told(tmp_path, PNG, "No map.") == [(picture, "unused_picture")]
    assert told(tmp_path, b"RIFF....WEBP", shown) == [(picture, "not_that_picture")]
