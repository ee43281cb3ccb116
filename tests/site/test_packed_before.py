"""What was packed is taken from the site before only where it is what the file is packed to."""

import gzip
import os
import shutil
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import pytest

from pledges.site import seal

PAGE = "صفحة تتكرر كلماتها. " * 300
FILES = {"index.html": PAGE, "as.css": PAGE, "en/index.html": "A page. " * 500, "a.txt": "short"}
Spoil = Callable[[list[Path]], object]


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A small site that is packed."""
    for name, text in FILES.items():
        path = tmp_path / "before" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    seal.pack(tmp_path / "before", tmp_path / "none")
    return tmp_path / "before"


def copies(site: Path) -> Mapping[str, bytes]:
    """All packed copies of a site by their paths."""
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.[bg][rz]")}


def packed(before: Path) -> Mapping[str, bytes]:
    """The packed copies of the same site, built again beside the one before."""
    site = before.with_name("site")
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(before / name, site / name)
    seal.pack(site, before)
    return copies(site)


def refuse(*_: object, **__: object) -> bytes:
    """Stand for a packer that must not be asked."""
    pytest.fail("packed again")


def test_what_did_not_change_is_not_packed_again(
    before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes with no packer at hand."""
    monkeypatch.setattr("pledges.site.seal.brotli.compress", refuse)
    monkeypatch.setattr("pledges.site.seal.gzip.compress", refuse)
    assert packed(before) == copies(before)


def test_each_kind_is_packed_as_hard_as_it_asks(before: Path) -> None:
    """What every page waits for is packed harder than a page."""
    qualities = {"index.html.br": seal.GOOD, "as.css.br": seal.BEST}
    for name, quality in qualities.items():
        assert copies(before)[name] == brotli.compress(PAGE.encode(), quality=quality)


def test_what_has_changed_is_packed_anew(before: Path) -> None:
    """The copies of another text are none of this one."""
    (before / "index.html").write_text(PAGE[1:], encoding="utf-8")
    found = packed(before)
    assert brotli.decompress(found["index.html.br"]).decode() == PAGE[1:]
    assert found["as.css.br"] == copies(before)["as.css.br"]


def pipe(path: Path) -> None:
    """Put a pipe that nobody writes into."""
    path.unlink()
    os.mkfifo(path)


def bomb(ending: str) -> bytes:
    """A few bytes that hold many."""
    content = bytes(50_000_000)
    return brotli.compress(content, quality=5) if ending == ".br" else gzip.compress(content)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda e: [one.write_bytes(one.read_bytes()[:-9]) for one in e], id="cut"),
        pytest.param(lambda e: [one.write_bytes(b"") for one in e], id="empty"),
        pytest.param(lambda e: [one.write_bytes(one.read_bytes() + b"x") for one in e], id="long"),
        pytest.param(lambda e: [one.unlink() for one in e], id="gone"),
        pytest.param(lambda e: e[0].replace(e[-1]), id="in-the-place-of-another"),
        pytest.param(lambda e: [(one.unlink(), one.mkdir()) for one in e], id="folders"),
        pytest.param(lambda e: [(one.unlink(), one.symlink_to(one)) for one in e], id="rings"),
        pytest.param(lambda e: list(map(pipe, e)), id="pipes"),
        pytest.param(
            lambda e: [(one.unlink(), one.symlink_to("/dev/zero")) for one in e], id="devices"
        ),
        pytest.param(lambda e: [one.write_bytes(bomb(one.suffix)) for one in e], id="bombs"),
    ],
)
def test_what_is_spoilt_never_reaches_the_site(before: Path, spoil: Spoil) -> None:
    """It is packed anew, to the bytes of a fresh build."""
    fresh = copies(before)
    spoil(sorted(before.rglob("*.[bg][rz]")))
    assert packed(before) == fresh


def test_no_copy_is_unpacked_further_than_its_file(tmp_path: Path) -> None:
    """A small one that holds much takes no memory."""
    copy = tmp_path / "index.html.gz"
    copy.write_bytes(bomb(copy.suffix))
    tracemalloc.start()
    assert not seal._is_packed(copy, bytes(60_000))  # noqa: SLF001
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
