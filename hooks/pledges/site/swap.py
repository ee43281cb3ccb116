"""A folder put in the place of another at one moment, one build at a time.

Beside the folder `site` stand `.site-new-…` while a build is under way, `.site-before`, which it
replaced, and `.site-lock`.
"""

import ctypes
import errno
import fcntl
import filecmp
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pledges.site.assets import FOLDER, is_fixed

# What stands in any site that was built, so that no other folder is ever replaced.
MARKS = ("index.html", "sitemap.xml", "build.json")
KEPT_SECONDS, AT_WORKING_FOLDER, EXCHANGE = 7 * 24 * 60 * 60, -100, 2


def beside(target: Path, name: str) -> Path:
    """A folder or a file that belongs to a published folder and stands beside it."""
    return target.with_name(f".{target.name}-{name}")


def replaceable(target: Path) -> bool:
    """Whether a folder may be replaced: it is not there, or empty, or a site that was built."""
    is_free = not target.exists() or (target.is_dir() and not any(target.iterdir()))
    return is_free or all((target / name).is_file() for name in MARKS)


@contextmanager
def locked(target: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Keep other builds from the folder; the system frees the lock once this program has ended."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # A pipe in its place is not waited for, and a link not followed.
    kind = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    with open(os.open(beside(target, "lock"), kind, 0o644), "rb") as lock:  # noqa: PTH123
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def fresh(target: Path) -> Iterator[Path]:
    """A new folder beside the published one, which is gone afterwards."""
    # The web server, which is another user, reads the folder whatever the mask of this one.
    mask = os.umask(0o022)
    folder = Path(tempfile.mkdtemp(prefix=beside(target, "new-").name, dir=target.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.umask(mask)


def sweep(target: Path) -> None:
    """Put away what builds that were killed left behind; to be called with the lock."""
    before = beside(target, "before")
    if not target.exists() and before.exists():
        before.rename(target)
    for left in target.parent.glob(f"{beside(target, 'new-').name}*"):
        shutil.rmtree(left, ignore_errors=True)


def settle(aside: Path, target: Path) -> None:
    """Let files that hold what they held before keep their time: servers make ETags of it.

    But for those whose names say what they hold: `keep` asks when an edition last had them.
    """
    names = [path.relative_to(aside).as_posix() for path in aside.rglob("*")]
    same, _, _ = filecmp.cmpfiles(aside, target, names, shallow=False)
    for name in same:
        if not name.startswith(f"{FOLDER}/"):
            shutil.copystat(target / name, aside / name)


def keep(old: Path, new: Path) -> None:
    """Let pages that are open go on: files that only the old folder has stay for a week.

    Each build writes its files anew, so that a date says when the last edition had that file.
    """
    for path in old.glob("*"):
        # A date that is yet to come would let it stay for ever.
        age = abs(time.time() - path.lstat().st_mtime)
        if age < KEPT_SECONDS and is_fixed(path) and not (new / path.name).exists():
            shutil.copy2(path, new)


def swap(aside: Path, target: Path) -> None:
    """Put a finished folder in the place of another, which is kept as the one before."""
    # What is in memory only would be lost with the power.
    os.sync()
    before = beside(target, "before")
    if not target.exists():
        aside.rename(target)
    elif exchange(aside, target):
        # The new site is in place; that the old one cannot be kept is no failure of that.
        shutil.rmtree(before, ignore_errors=True)
        with suppress(OSError):
            aside.rename(before)
    else:
        shutil.rmtree(before, ignore_errors=True)
        _move(aside, target, before)


def back(target: Path) -> bool:
    """Let the folder before and the one published change places; False if there is none."""
    before = beside(target, "before")
    if not target.is_dir() or not all((before / name).is_file() for name in MARKS):
        return False
    # Through a link files would be written elsewhere.
    if (before / FOLDER).resolve() != before.parent.resolve() / before.name / FOLDER:
        return False
    keep(target / FOLDER, before / FOLDER)
    if not exchange(before, target):
        away = beside(target, "new-away")
        before.rename(away)
        _move(away, target, before)
    return True


def _move(aside: Path, target: Path, before: Path) -> None:
    """Do the same in two steps; killed between them, the next build puts the old one back."""
    target.rename(before)
    try:
        aside.rename(target)
    except BaseException:
        before.rename(target)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; False if it cannot be, OSError if one is mounted."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", lambda *_paths: -1)
    here, paths = AT_WORKING_FOLDER, (os.fsencode(one), os.fsencode(other))
    done = not renameat2(here, paths[0], here, paths[1], EXCHANGE)
    if not done and ctypes.get_errno() == errno.EBUSY:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(other))
    return done
