"""What was packed is taken from the last build only where that gives the bytes of a fresh one."""

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import brotli
import pytest

from pledges.site import seal

PAGE = "صفحة تتكرر كلماتها. " * 300
FILES = {"index.html": PAGE, "as.css": PAGE, "en/index.html": "A page. " * 500, "a.txt": "short"}
Spoil = Callable[[list[Path]], object]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small folder that is not packed yet; two of its files hold the same."""
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def fresh(site: Path, tmp_path: Path) -> Mapping[str, bytes]:
    """What a build without anything from before gives; it leaves `cache` behind."""
    return packed(site, tmp_path / "cache")


def packed(site: Path, cache: Path) -> Mapping[str, bytes]:
    """All packed copies of a folder, packed anew."""
    for copy in site.rglob("*.[bg][rz]"):
        copy.unlink()
    seal.pack(site, cache)
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.[bg][rz]")}


def refuse(*_: object, **__: object) -> bytes:
    """Stand for a packer that must not be asked."""
    pytest.fail("packed again")


def entries(cache: Path) -> list[Path]:
    """The files of a cache."""
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_what_did_not_change_is_not_packed_again(
    site: Path, fresh: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes with no packer at hand."""
    monkeypatch.setattr("pledges.site.seal.brotli.compress", refuse)
    monkeypatch.setattr("pledges.site.seal.gzip.compress", refuse)
    assert packed(site, tmp_path / "cache") == fresh


def test_the_same_is_packed_as_hard_as_each_kind_asks(fresh: Mapping[str, bytes]) -> None:
    """What one kind of file left is not taken for another, which is packed harder."""
    qualities = {"index.html.br": seal.GOOD, "as.css.br": seal.BEST}
    for name, quality in qualities.items():
        assert fresh[name] == brotli.compress(PAGE.encode(), quality=quality)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda e: [one.write_bytes(one.read_bytes()[:-9]) for one in e], id="cut"),
        pytest.param(lambda e: [one.write_bytes(b"") for one in e], id="empty"),
        pytest.param(lambda e: [one.write_bytes(one.read_bytes() + b"x") for one in e], id="long"),
        pytest.param(lambda e: [one.unlink() for one in e], id="gone"),
        pytest.param(lambda e: e[0].replace(e[1]), id="in-the-place-of-another"),
        pytest.param(lambda e: [(one.unlink(), one.mkdir()) for one in e], id="folders"),
        pytest.param(lambda e: [(one.unlink(), one.symlink_to(one)) for one in e], id="rings"),
    ],
)
def test_what_is_spoilt_never_reaches_the_site(
    site: Path, fresh: Mapping[str, bytes], tmp_path: Path, spoil: Spoil
) -> None:
    """It is packed anew, to the bytes of a fresh build."""
    spoil(entries(tmp_path / "cache"))
    assert packed(site, tmp_path / "cache") == fresh


@pytest.mark.usefixtures("fresh")
def test_what_was_spoilt_is_mended(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build after the next need not pack again."""
    for entry in entries(tmp_path / "cache"):
        entry.write_bytes(b"x")
    packed(site, tmp_path / "cache")
    monkeypatch.setattr("pledges.site.seal.brotli.compress", refuse)
    packed(site, tmp_path / "cache")


@pytest.mark.usefixtures("fresh")
def test_what_the_last_build_did_not_use_goes(site: Path, tmp_path: Path) -> None:
    """However often a file changes, and whatever lies about; the rest stays as it is.

    Two files held the same, which gzip packs alike: that entry is still used by one of them.
    """
    cache = tmp_path / "cache"
    first = {path: path.stat().st_mtime_ns for path in entries(cache)}
    (cache / "left").write_bytes(b"by a build that was killed")
    (cache / "a-folder").mkdir()
    for number in range(3):
        (site / "index.html").write_text(f"{number} {PAGE}", encoding="utf-8")
        packed(site, cache)
    after = {path: path.stat().st_mtime_ns for path in entries(cache)}
    assert (len(first), len(after)) == (5, 6)
    assert len(first.items() & after.items()) == 4


@pytest.mark.parametrize("packer", ["brotli.__version__", "zlib.ZLIB_RUNTIME_VERSION"])
@pytest.mark.usefixtures("fresh")
def test_what_another_packer_made_is_not_used(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packer: str
) -> None:
    """Nothing that the former version left remains for it."""
    before = entries(tmp_path / "cache")
    monkeypatch.setattr(f"pledges.site.seal.{packer}", "other")
    packed(site, tmp_path / "cache")
    assert 0 < len(set(before) & set(entries(tmp_path / "cache"))) < len(before)


def test_a_place_that_cannot_be_written_costs_time_alone(
    site: Path, fresh: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A file stands where the folder should."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert packed(site, tmp_path / "file/cache") == fresh
    assert packed(site, tmp_path / "file") == fresh


def test_two_builds_at_once_take_nothing_wrong_from_each_other(
    site: Path, fresh: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Each sweeps away what only the other uses, and both write what both use."""
    other = shutil.copytree(site, tmp_path / "other")
    (other / "index.html").write_text(f"other {PAGE}", encoding="utf-8")
    expected = packed(other, tmp_path / "apart")
    with ThreadPoolExecutor() as pool:
        for _ in range(20):
            both = pool.map(packed, (site, other), repeat(tmp_path / "cache"))
            assert list(both) == [fresh, expected]
