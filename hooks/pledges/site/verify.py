"""`verify`: say whether a published copy is what its commit gives.

The commit that the copy names is built again, for its day and addresses, and every file compared.
Exit codes: 0 the same, 1 not the same, 2 it cannot be told.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pygit2
from pygit2.enums import ResetMode

from pledges.characters import shown
from pledges.editing.command import PROBLEMS, SOUND, RefusalError, say
from pledges.editing.visits import within
from pledges.history.repository import repository
from pledges.language.messages import LONGEST, both
from pledges.site import seal
from pledges.site.assets import is_fixed
from pledges.site.files import RECORD, lock_sum
from pledges.site.seal import SUMS, Sums, sum_of

AT_ONCE = 8
# So long may an answer take, and what a copy says of itself; and so long all of it.
SECONDS, LONG = 60, 3600
# No more is read of what a copy says of itself, nor of a file than the commit gives.
MOST = 10_000_000
# What a copy says of itself, by the variables of the environment with which it is built again.
SAID = {
    "SOURCE_COMMIT": "commit",
    "SITE_URL": "site_url",
    "REPOSITORY_URL": "repository_url",
    "FORGE": "forge",
    "BRANCH": "branch",
}


def run(asked: Namespace, root: Path) -> int:
    """Compare and tell; return the exit code."""
    langs, base = asked.langs, asked.copy.rstrip("/")
    is_web = base.startswith(("https://", "http://"))
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as work:
        copy = Path(folder if is_web else asked.copy)
        get = partial(fetch, base if is_web else "", copy)
        try:
            get(dict.fromkeys([RECORD, SUMS], MOST), SECONDS)
            facts = _facts(copy)
            site = _built(facts, root, langs, Path(work))
            get({name: path.stat().st_size for name, path in seal.files(site).items()}, LONG)
            expected = seal.sums(site)
            wrong = list(differences(copy, expected))
        except (OSError, HTTPException, ValueError) as error:
            raise RefusalError("copy_unreadable", reason=error) from None
    for key, name in wrong:
        sys.stdout.write(f"{both(key, langs)}: {shown(name, LONGEST)}\n")
    if wrong:
        say("copy_other", langs, commit=facts["commit"], count=len(wrong))
        return PROBLEMS
    say("copy_same", langs, commit=facts["commit"], count=len(expected), day=facts["day"])
    return SOUND


def differences(copy: Path, expected: Sums) -> Iterator[tuple[str, str]]:
    """Each file that differs, lacks or is too many, after the key of the word for that."""
    found = seal.files(copy)
    for name, sum_ in expected.items():
        if name not in found:
            yield "lacks", name
        elif sum_of(found[name].read_bytes()) != sum_:
            yield "differs", name
    # Of an address only its own sums tell what else is there.
    for name in sorted((found.keys() | seal.noted(copy).keys()) - expected.keys()):
        if name not in found or not is_fixed(found[name]):
            yield "too_many", name
    yield from (("differs", name) for name in seal.flaws(copy) if name.endswith(seal.PACKED))


def fetch(base: str, folder: Path, sizes: Mapping[str, int], seconds: float) -> None:
    """Keep files of a site, if it is one, in a folder, under names that it has not chosen.

    Of one that is larger than it may be a byte more is kept, by which it differs.
    """
    end, asked = time.monotonic() + seconds, sizes if base else {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(partial(_fetch_one, base, folder, end), asked, asked.values()))


def _fetch_one(base: str, folder: Path, end: float, name: str, size: int) -> None:
    headers = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
    request = Request(f"{base}/{quote(name)}", headers=headers)  # noqa: S310 - http or https alone
    try:
        content = within(end - time.monotonic(), partial(_read, request, size + 1))
    except HTTPError as error:
        if error.code in {404, 410}:
            return
        raise
    kept = folder / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)


def _read(request: Request, most: int) -> bytes:
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(most)
            return content
    except HTTPError as error:
        # Here, since nobody may be waiting for it any more.
        error.close()
        raise


def _facts(copy: Path) -> Mapping[str, Any]:
    """What the copy says of itself."""
    record = copy / RECORD
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        found = json.loads(record.read_bytes() if record.is_file() else b"")
        facts = {"forge": "", "branch": "", **found}
        dt.date.fromisoformat(facts["day"])
        if all(isinstance(facts[key], str) for key in SAID.values()):
            return facts
    raise RefusalError("copy_of_nothing", file=RECORD)


def _built(facts: Mapping[str, Any], root: Path, langs: Sequence[str], folder: Path) -> Path:
    """The site that the commit gives, in a folder."""
    midnight = dt.datetime.combine(dt.date.fromisoformat(facts["day"]), dt.time(), dt.UTC)
    project, site = folder / "project", folder / "site"
    if not copy_of(root, facts["commit"], project):
        raise RefusalError("commit_not_here", commit=facts["commit"])
    environment = {name: facts[key] for name, key in SAID.items()}
    environment["PYTHONPATH"] = str(project / "hooks")
    environment["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    if lock_sum(project) != lock_sum(root):
        say("other_packages", langs, commit=facts["commit"])
    done = subprocess.run(  # noqa: S603 - the commit is one of this project
        [sys.executable, "-m", "pledges.publish", str(site)],
        cwd=project,
        env={**os.environ, **environment},
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
    there.set_head(there[known].id)
    there.reset(there[known].id, ResetMode.HARD)
    return True
