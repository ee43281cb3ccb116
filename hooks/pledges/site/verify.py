"""`verify`: say whether a published copy is what its commit gives.

The commit that the copy names is built again, for its day and addresses, and every file compared.
Exit codes: 0 the same, 1 not the same, 2 it cannot be told.
"""

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pygit2
from pydantic import BaseModel, Field
from pygit2.enums import ResetMode

from pledges.characters import shown
from pledges.editing.command import PROBLEMS, SOUND, RefusalError, say
from pledges.editing.visits import within
from pledges.history.repository import repository
from pledges.language.messages import LONGEST, both
from pledges.site import files, seal

AT_ONCE = 8
# So long may an answer take, and what a copy says of itself; and so long all of it.
SECONDS, LONG = 60, 3600
# No more is read of what a copy says of itself, nor of a file than the commit gives.
MOST = 10_000_000
HEADERS = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}


class Origin(BaseModel):
    """What a copy says of itself: its day, and with which environment it is built again."""

    day: dt.date
    source_commit: str = Field(alias="commit")
    site_url: str
    repository_url: str
    forge: str = ""
    branch: str = ""


def run(asked: Namespace, root: Path) -> int:
    """Compare and tell; return the exit code."""
    langs, base = asked.langs, asked.copy.rstrip("/")
    is_web = base.startswith(("https://", "http://"))
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as work:
        copy = Path(folder if is_web else asked.copy)
        get = partial(fetch, base if is_web else "", copy)
        try:
            get(dict.fromkeys([files.RECORD, seal.SUMS], MOST), SECONDS)
            origin = _origin(copy)
            site = _built(origin, root, langs, Path(work))
            get({name: path.stat().st_size for name, path in seal.files(site).items()}, LONG)
            expected = seal.sums(site)
            wrong = list(seal.differences(copy, expected))
        except (OSError, HTTPException, ValueError) as error:
            raise RefusalError("copy_unreadable", reason=error) from None
    for key, name in wrong:
        sys.stdout.write(f"{both(key, langs)}: {shown(name, LONGEST)}\n")
    commit = origin.source_commit
    if wrong:
        say("copy_other", langs, commit=commit, count=len(wrong))
        return PROBLEMS
    say("copy_same", langs, commit=commit, count=len(expected), day=origin.day)
    return SOUND


def fetch(base: str, folder: Path, sizes: Mapping[str, int], seconds: float) -> None:
    """Keep files of a site, if it is one, in a folder, under names that it has not chosen.

    Of one that is larger than it may be a byte more is kept, by which it differs.
    """
    end, asked = time.monotonic() + seconds, sizes if base else {}

    def keep(name: str, size: int) -> None:
        reading = partial(_read, f"{base}/{quote(name)}", size + 1)
        content = within(end - time.monotonic(), reading)
        files.write(folder, [] if content is None else [(name, content)])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(keep, asked, asked.values()))


def _read(address: str, most: int) -> bytes | None:
    request = Request(address, headers=HEADERS)  # noqa: S310 - http or https alone
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(most)
            return content
    except HTTPError as error:
        # Here, since nobody may be waiting for it any more.
        error.close()
        if error.code in {404, 410}:
            return None
        raise


def _origin(copy: Path) -> Origin:
    record = copy / files.RECORD
    try:
        return Origin.model_validate_json(record.read_bytes() if record.is_file() else b"")
    except ValueError:
        raise RefusalError("copy_of_nothing", file=files.RECORD) from None


def _built(origin: Origin, root: Path, langs: Sequence[str], folder: Path) -> Path:
    """The site that the commit gives, in a folder."""
    project, site, commit = folder / "project", folder / "site", origin.source_commit
    if not copy_of(root, commit, project):
        raise RefusalError("commit_not_here", commit=commit)
    if files.lock_sum(project) != files.lock_sum(root):
        say("other_packages", langs, commit=commit)
    said = {key.upper(): text for key, text in origin.model_dump(exclude={"day"}).items()}
    midnight = dt.datetime.combine(origin.day, dt.time(), dt.UTC)
    said["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    done = subprocess.run(  # noqa: S603 - the commit is one of this project
        [sys.executable, "-m", "pledges", "publish", str(site)],
        cwd=project,
        env={**os.environ, **said, "PYTHONPATH": str(project / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
        raise RefusalError("cannot_build")
    return site


def copy_of(root: Path, commit: str, target: Path) -> bool:
    """Put the files of a commit before ours, with its history, into a folder; False if none."""
    here = repository(root)
    known = here.commit(commit) if here else None
    # What somebody proposed may be here too, and a hostile copy may name it: it is not run.
    if not (here and known and here.head) or here.common(known, here.head) != known:
        return False
    there = pygit2.clone_repository(str(root), str(target))
    there.reset(there[known].id, ResetMode.HARD)
    return True
