"""A folder takes the place of another at one moment, and nothing else is ever replaced."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from pledges.site import swap
from pledges.site.assets import FOLDER, fixed

# Holds the lock of the folder that it is given until its input ends.
HOLDER = """
import sys
from pathlib import Path
from pledges.site.swap import locked
with locked(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def folder(path: Path, words: str) -> Path:
    """A folder that looks like a site with some words."""
    path.mkdir()
    for name in swap.MARKS:
        (path / name).write_text(words, encoding="utf-8")
    return path


def words(path: Path) -> str:
    """The words of such a folder."""
    return (path / "index.html").read_text(encoding="utf-8")


def names(path: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(one.name for one in path.iterdir())


@pytest.fixture(params=["at once", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of changing places; not every file system knows the first."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_new_folder_is_in_place_and_the_old_one_kept(tmp_path: Path) -> None:
    """After two rounds the folder before is the newest but one."""
    target = tmp_path / "site"
    for name in ("one", "two", "three"):
        with swap.fresh(target) as aside:
            aside.rmdir()
            swap.swap(folder(aside, name), target)
    assert words(target) == "three"
    assert words(tmp_path / ".site-before") == "two"
    assert names(tmp_path) == [".site-before", "site"]


@pytest.mark.usefixtures("way")
def test_going_back_can_be_undone(tmp_path: Path) -> None:
    """The two folders change places, again and again."""
    target = folder(tmp_path / "site", "new")
    assert not swap.back(target)
    folder(tmp_path / ".site-before", "old")
    assert swap.back(target)
    assert (words(target), words(tmp_path / ".site-before")) == ("old", "new")
    assert swap.back(target)
    assert words(target) == "new"


def test_readers_never_find_nothing(tmp_path: Path) -> None:
    """While folders change places a file of them is there at every moment."""
    one, other = folder(tmp_path / "site", "old"), folder(tmp_path / "other", "new")
    seen: set[str] = set()
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.add(words(one))

    reader = threading.Thread(target=read)
    reader.start()
    # On a busy machine the reader has its turn seldom.
    exchanged: list[bool] = []
    while len(exchanged) < 500 or (len(seen) < 2 and len(exchanged) < 500_000):
        exchanged.append(swap.exchange(one, other))
    ended.set()
    reader.join()
    assert all(exchanged)
    assert seen == {"old", "new"}


def test_a_failure_of_the_second_step_brings_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old folder is where it was when the new one is not there."""
    monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    target = folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        swap.swap(tmp_path / "missing", target)
    assert words(target) == "old"


def test_the_next_build_puts_back_what_a_killed_one_took_away(tmp_path: Path) -> None:
    """Between two steps the old folder stands aside only; half-built folders go."""
    folder(tmp_path / ".site-before", "old")
    folder(tmp_path / ".site-new-abc", "half")
    folder(tmp_path / ".sites-new-abc", "of another")
    swap.sweep(tmp_path / "site")
    assert names(tmp_path) == [".sites-new-abc", "site"]
    assert words(tmp_path / "site") == "old"


def test_a_real_failure_is_told(tmp_path: Path) -> None:
    """By the two steps, which are tried where the system does not do it at once."""
    assert not swap.exchange(tmp_path / "a", tmp_path / "b")
    with pytest.raises(FileNotFoundError):
        swap.swap(tmp_path / "a", folder(tmp_path / "b", "old"))
    assert words(tmp_path / "b") == "old"


def test_only_sites_are_replaced(tmp_path: Path) -> None:
    """A folder of something else, or a file, is never taken for the place of a site."""
    target = tmp_path / "site"
    assert swap.replaceable(target)
    target.mkdir()
    assert swap.replaceable(target)
    (target / "index.html").touch()
    assert not swap.replaceable(target)
    assert swap.replaceable(folder(tmp_path / "real", "a"))
    assert not swap.replaceable(target / "index.html")


def test_no_site_of_others_is_replaced(tmp_path: Path) -> None:
    """A home page and a site map are not enough: only ours says what it was built from."""
    folder(tmp_path / "site", "a")
    (tmp_path / "site/build.json").unlink()
    assert not swap.replaceable(tmp_path / "site")


@pytest.mark.parametrize("at", [".site-before", f".site-before/{FOLDER}"])
def test_only_a_site_of_ours_is_brought_back(tmp_path: Path, at: str) -> None:
    """Neither another folder that stands there nor one that leads elsewhere."""
    target, path = folder(tmp_path / "site", "new"), tmp_path / at
    (tmp_path / ".site-before" / FOLDER).mkdir(parents=True)
    (tmp_path / ".site-before/index.html").write_text("theirs", encoding="utf-8")
    assert not swap.back(target)
    shutil.rmtree(tmp_path / ".site-before")
    elsewhere = folder(tmp_path / "elsewhere", "old")
    if path.name != ".site-before":
        folder(tmp_path / ".site-before", "old")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere)
    assert not swap.back(target)
    assert words(target) == "new"


def test_a_folder_for_the_web_server_can_be_read(tmp_path: Path) -> None:
    """The new folder is open to all, as others are."""
    with swap.fresh(tmp_path / "site") as aside:
        assert aside.stat().st_mode & 0o777 == 0o755
    assert not aside.exists()


def test_what_is_no_file_is_no_lock(tmp_path: Path) -> None:
    """A pipe is not waited for; a link is told, and where it leads nothing comes to be."""
    os.mkfifo(tmp_path / ".one-lock")
    with swap.locked(tmp_path / "one", lambda: None):
        pass
    (tmp_path / ".two-lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="two-lock"), swap.locked(tmp_path / "two", lambda: None):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    """Whoever holds the lock is alone; when it is killed the next goes on."""
    holder = subprocess.Popen(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-c", HOLDER, str(tmp_path / "site")],
        env={"PYTHONPATH": str(Path(swap.__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        waited: list[str] = []

        def wait() -> None:
            waited.append("waiting")
            holder.kill()

        with swap.locked(tmp_path / "site", wait):
            assert waited == ["waiting"]
            assert holder.wait() != 0


def test_what_stays_the_same_keeps_its_time(tmp_path: Path) -> None:
    """So that servers, which make the ETag of time and size, go on saying the same one."""
    old, new = tmp_path / "site", tmp_path / "new"
    for folder, texts in ((old, ("a", "b", "c")), (new, ("a", "x", None))):
        for name, text in zip(("same/page", "other", "gone"), texts, strict=True):
            if text:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text)
    (new / "fresh").write_text("a")
    for path in (old / "same/page", old / "other"):
        os.utime(path, (1, 1))
    swap.settle(new, old)
    assert (new / "same/page").stat().st_mtime == 1
    assert (new / "other").stat().st_mtime > 1
    assert (new / "other").read_text() == "x"
    assert (new / "fresh").stat().st_mtime > 1
    swap.settle(new, tmp_path / "nowhere")


def test_files_of_the_version_before_stay_for_a_week(tmp_path: Path) -> None:
    """Those of an edition that is older go; what the new one has is its own."""
    old, new = tmp_path / "old" / FOLDER, tmp_path / "new"
    old.mkdir(parents=True)
    a, b, c, d = (old / Path(fixed(f"{name}.js", name.encode())).name for name in "abcd")
    for path in (a, b, c, d):
        path.write_text(path.name[0], encoding="utf-8")
    new.mkdir()
    (new / a.name).write_text("new", encoding="utf-8")
    last = c.stat().st_mtime - swap.KEPT_SECONDS
    os.utime(c, (last, last))
    yet_to_come = last + 3 * swap.KEPT_SECONDS
    os.utime(d, (yet_to_come, yet_to_come))
    swap.keep(old, new)
    assert names(new) == [a.name, b.name]
    assert (new / a.name).read_text(encoding="utf-8") == "new"
    assert (new / b.name).stat().st_mtime == b.stat().st_mtime


def test_nothing_stays_that_no_edition_left(tmp_path: Path) -> None:
    """No link, even to what it is named after, no pipe, and no file of another name or content."""
    old, new = tmp_path / "old" / FOLDER, tmp_path / "new"
    old.mkdir(parents=True)
    new.mkdir()
    (tmp_path / "secret").write_text("a", encoding="utf-8")
    (old / Path(fixed("a.css", b"a")).name).symlink_to(tmp_path / "secret")
    (old / "zz.1234567890.css").symlink_to(tmp_path / "nowhere")
    (old / "evil.html").write_text("a", encoding="utf-8")
    (old / "bb.1234567890.css").write_text("a", encoding="utf-8")
    os.mkfifo(old / "pipe.1234567890.css")
    swap.keep(old, new)
    assert names(new) == []


def test_the_server_can_read_what_is_written_under_a_strict_mask(tmp_path: Path) -> None:
    """Folders can be entered and files read by all, written by the owner alone; the mask stays."""
    strict = os.umask(0o077)
    try:
        with swap.fresh(tmp_path / "site") as aside:
            (aside / "in").mkdir()
            (aside / "in/a").write_text("a", encoding="utf-8")
            modes = [path.stat().st_mode & 0o777 for path in (aside, aside / "in", aside / "in/a")]
        assert modes == [0o755, 0o755, 0o644]
    finally:
        assert os.umask(strict) == 0o077


def test_a_folder_that_is_mounted_keeps_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways of moving end before anything is lost, the site before included."""
    target, aside = folder(tmp_path / "site", "old"), folder(tmp_path / ".site-new-a", "new")
    folder(tmp_path / ".site-before", "oldest")
    with mounted(target, monkeypatch), pytest.raises(OSError, match="busy"):
        swap.swap(aside, target)
    assert words(target) == "old"
    assert words(tmp_path / ".site-before") == "oldest"


@contextmanager
def mounted(target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder mounted onto itself, by root; else a system that says of it what it would say."""
    mount = ["mount", "--bind", str(target), str(target)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        with monkeypatch.context() as patch:
            patch.setattr(ctypes, "CDLL", busy)
            yield
        return
    try:
        yield
    finally:
        subprocess.run(["umount", str(target)], check=True)  # noqa: S603, S607


def busy(_name: None, *, use_errno: bool) -> SimpleNamespace:
    """The library of a system on which a folder is mounted."""
    assert use_errno

    def renameat2(*_paths: object) -> int:
        ctypes.set_errno(errno.EBUSY)
        return -1

    return SimpleNamespace(renameat2=renameat2)


def test_what_a_system_says_of_a_mounted_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where nobody may mount anything."""
    monkeypatch.setattr(ctypes, "CDLL", busy)
    with pytest.raises(OSError, match="busy"):
        swap.exchange(tmp_path / "a", tmp_path / "b")
