"""A picture is whole, of the kind that its name says, and no larger than a phone can show."""

from pathlib import Path

import pytest

from pledges.pages.pictures import PICTURES, stray_files

END = b"\0\0\0\0IEND\xaeB`\x82"
# A part of a JPEG with a picture of its own, of 1 by 1.
THUMBNAIL = b"\xff\xe1\x00\x0d" + b"\xff\xc0\x00\x11\x08\x00\x01\x00\x01\xff\xd9"


def png(width: int, height: int) -> bytes:
    """How a PNG of a size begins and ends."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"".join(
        [width.to_bytes(4, "big"), height.to_bytes(4, "big"), b"\x08\x02...", END]
    )


def jpeg(width: int, height: int) -> bytes:
    """How a JPEG of a size begins and ends, after another within it."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return b"\xff\xd8" + THUMBNAIL + b"\xff\xc2\x00\x11\x08" + size + b"...\xff\xd9"


def told(root: Path, held: bytes) -> list[tuple[str, str]]:
    """What is told of a picture."""
    (root / "docs/en").mkdir(parents=True, exist_ok=True)
    (root / "docs/en/map.png").write_bytes(held)
    return [(one.file, one.code) for one in stray_files(root)]


# Of 320 by 200.
FORMS = {".png": png(320, 200), ".jpg": jpeg(320, 200)}


@pytest.mark.parametrize("kind", FORMS)
def test_its_own_bytes_say_how_large_a_picture_is(kind: str) -> None:
    """Of each kind; one that was cut, or has something after it, is none."""
    held = FORMS[kind]
    assert PICTURES[kind](held) == 320 * 200
    assert PICTURES[kind](held[:-1]) == PICTURES[kind](held + b"<html>") == PICTURES[kind](b"") == 0
    assert not any(read(held) for other, read in PICTURES.items() if other[:3] != kind[:3])


def test_a_picture_is_what_it_seems(tmp_path: Path) -> None:
    """One of another kind is told, and one that only begins."""
    assert told(tmp_path, png(200, 100)) == []
    for held in (jpeg(200, 100), png(200, 100)[:40], b"\x89PNG<html>", b""):
        assert told(tmp_path, held) == [("docs/en/map.png", "not_that_picture")]


def test_few_bytes_do_not_hold_more_than_a_phone_can(tmp_path: Path) -> None:
    """What unpacks to gigabytes is told by what it says of itself."""
    assert told(tmp_path, png(50_000, 50_000)) == [("docs/en/map.png", "vast_picture")]
