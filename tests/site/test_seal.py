"""The last step over a built folder: packed copies that are true, sums that tell every change."""

import gzip
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from pledges.site import seal

LONG = "نص طويل يتكرر. " * 200


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A small folder, sealed."""
    for name, text in {"index.html": LONG, "en/index.html": "short", "a.woff2": LONG}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    seal.pack(tmp_path / "site", tmp_path / "before")
    seal.seal(tmp_path / "site")
    return tmp_path / "site"


def test_long_texts_have_packed_copies(sealed: Path) -> None:
    """Both unpack to the file; short files and packed kinds have none."""
    packed = {path.relative_to(sealed).as_posix() for path in sealed.rglob("*.[bg][rz]")}
    assert packed == {"index.html.br", "index.html.gz"}
    assert brotli.decompress((sealed / "index.html.br").read_bytes()).decode() == LONG
    assert gzip.decompress((sealed / "index.html.gz").read_bytes()).decode() == LONG


def test_no_copy_names_the_system_that_packed_it(sealed: Path) -> None:
    """The header of gzip has neither an hour nor a system, which differ by machine and Python."""
    header = (sealed / "index.html.gz").read_bytes()[:10]
    assert header == bytes.fromhex("1f8b08 00 00000000 02 ff")


def test_other_programs_read_the_sums(sealed: Path) -> None:
    """`sha256sum --check` finds every file as it is written."""
    program = shutil.which("sha256sum") or pytest.fail("no sha256sum on this machine")
    command = [program, "--check", "--strict", seal.SUMS]
    done = subprocess.run(command, cwd=sealed, check=True, capture_output=True)  # noqa: S603
    assert done.stdout.decode() == "a.woff2: OK\nen/index.html: OK\nindex.html: OK\n"


def test_sealing_twice_changes_nothing(sealed: Path, tmp_path: Path) -> None:
    """The same bytes, at another hour and without what was packed before."""
    first = {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()}
    seal.pack(sealed, tmp_path / "none")
    seal.seal(sealed)
    assert {path: path.read_bytes() for path in sealed.rglob("*") if path.is_file()} == first


def test_a_sealed_folder_is_sound(sealed: Path) -> None:
    """Nothing is told of a folder that is as it was sealed."""
    assert list(seal.untrue(sealed)) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(
            lambda f: (f / "index.html.br").write_bytes(b"x"), "index.html.br", id="not-brotli"
        ),
        pytest.param(
            lambda f: (f / "index.html.gz").write_bytes(gzip.compress(b"x")),
            "index.html.gz",
            id="copy-of-another",
        ),
        pytest.param(
            lambda f: (f / "index.html.gz").write_bytes((f / "index.html.gz").read_bytes()[:-9]),
            "index.html.gz",
            id="cut-copy",
        ),
    ],
)
def test_what_is_spoilt_is_named(sealed: Path, spoil: Callable[[Path], object], told: str) -> None:
    """A copy that was changed or cut, or is one of something else, is told by its path."""
    spoil(sealed)
    assert told in list(seal.untrue(sealed))
