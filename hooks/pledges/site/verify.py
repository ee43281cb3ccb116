"""`verify`: say whether a published copy is what its commit gives.

The commit that the copy names is built again, for its day and addresses, and every file compared.
Exit codes: 0 the same, 1 not the same, 2 it cannot be told.
"""

import datetime as dt
import errno
import json
import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

import pygit2
from pygit2.enums import ResetMode

from pledges.characters import shown
from pledges.editing.command import PROBLEMS, SOUND, Parser, RefusalError, say
from pledges.editing.visits import within
from pledges.history.repository import repository
from pledges.language.messages import LONGEST, both
from pledges.site import seal
from pledges.site.assets import is_fixed
from pledges.site.files import RECORD, lock_sum
from pledges.site.seal import SUMS, Sums, sum_of

AT_ONCE = 8
SECONDS, LONG = 60, 600
# No file of a site is so large.
MOST = 100_000_000
Read = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Copy:
    """A published copy: how to read a file of it, and the files that it is known to have."""

    read: Read
    names: Callable[[], set[str]]
    flaws: Callable[[], Iterator[str]] = lambda: iter(())


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("copy", metavar="URL_OR_FOLDER", help=both("copy"))


def run(asked: Namespace, root: Path) -> int:
    """Compare and tell; return the exit code."""
    langs = asked.langs
    try:
        copy = _copy(asked.copy)
        facts = _facts(copy)
        expected = _built(facts, root, langs)
        wrong = list(differences(copy, expected))
    except (OSError, HTTPException, ValueError) as error:
        raise RefusalError("copy_unreadable", reason=error) from None
    for key, name in wrong:
        sys.stdout.write(f"{both(key, langs)}: {shown(name, LONGEST)}\n")
    commit = facts["commit"]
    if wrong:
        say("copy_other", langs, commit=commit, count=len(wrong))
        return PROBLEMS
    say("copy_same", langs, commit=commit, count=len(expected), day=facts["day"])
    return SOUND


def differences(copy: Copy, expected: Sums) -> Iterator[tuple[str, str]]:
    """Each file that differs, lacks or is too many, after the key of the word for that."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        contents = dict(zip(expected, pool.map(copy.read, expected), strict=True))
    for name, sum_ in expected.items():
        content = contents[name]
        if content is None:
            yield "lacks", name
        elif sum_of(content) != sum_:
            yield "differs", name
    for name in sorted(copy.names() - expected.keys()):
        yield "too_many", name
    for name in copy.flaws():
        yield "differs", name


def _copy(where: str) -> Copy:
    if where.startswith(("https://", "http://")):
        read = partial(_fetched, where if where.endswith("/") else f"{where}/")
        return Copy(read, lambda: set(seal.written_sums((read(SUMS) or b"").decode())))
    folder = Path(where)

    def packed() -> Iterator[str]:
        return (name for name in seal.flaws(folder) if name.endswith(seal.PACKED))

    def names() -> set[str]:
        return {name for name, path in seal.files(folder).items() if not is_fixed(path)}

    return Copy(partial(_kept, folder), names, packed)


def _kept(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return path.read_bytes() if path.is_file() else None


def _fetched(base: str, name: str) -> bytes | None:
    """A file of a site; None where there is none."""
    headers = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
    request = Request(urljoin(base, quote(name)), headers=headers)  # noqa: S310 - http or https alone
    try:
        return within(LONG, partial(_read, request))
    except HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise


def _read(request: Request) -> bytes:
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        content: bytes = answer.read(MOST + 1)
    if len(content) > MOST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), request.full_url)
    return content


def _facts(copy: Copy) -> Mapping[str, Any]:
    """What the copy says of itself."""
    try:
        facts = json.loads(copy.read(RECORD) or b"")
        dt.date.fromisoformat(facts["day"])
        sound = all(isinstance(facts[key], str) for key in ("site_url", "repository_url", "commit"))
    except (ValueError, KeyError, TypeError, RecursionError):
        sound = False
    if not sound:
        raise RefusalError("copy_of_nothing", file=RECORD)
    known: Mapping[str, Any] = facts
    return known


def _built(facts: Mapping[str, Any], root: Path, langs: Sequence[str]) -> Sums:
    """The sums of the files that the commit gives."""
    midnight = dt.datetime.combine(dt.date.fromisoformat(facts["day"]), dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        project, site = Path(folder, "project"), Path(folder, "site")
        if not copy_of(root, facts["commit"], project):
            raise RefusalError("commit_not_here", commit=facts["commit"])
        environment = {
            "PYTHONPATH": str(project / "hooks"),
            "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "SOURCE_COMMIT": facts["commit"],
            "SITE_URL": facts["site_url"],
            "REPOSITORY_URL": facts["repository_url"],
        }
        python = _python(project, Path(folder, "environment"), root, langs)
        done = subprocess.run(  # noqa: S603 - the commit is one of this project
            [python, "-m", "pledges.publish", str(site)],
            cwd=project,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            sys.stdout.write(done.stdout + done.stderr)
            raise RefusalError("cannot_build")
        return seal.sums(site)


def _python(project: Path, environment: Path, root: Path, langs: Sequence[str]) -> str:
    """The Python with the packages that a commit names: this one where they are the same."""
    if lock_sum(project) == lock_sum(root):
        return sys.executable
    say("other_packages", langs)
    command = ["sh", ".ci/environment", str(environment)]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False)  # noqa: S603
    if done.returncode == 0:
        return str(environment / "bin/python")
    say("packages_not_here", langs)
    return sys.executable


def copy_of(root: Path, commit: str, target: Path) -> bool:
    """Put the files of a commit with its history into a new folder; False if it is unknown."""
    here = repository(root)
    known = here.commit(commit) if here else None
    if known is None:
        return False
    there = pygit2.clone_repository(str(root), str(target))
    there.set_head(there[known].id)
    there.reset(there[known].id, ResetMode.HARD)
    return True
