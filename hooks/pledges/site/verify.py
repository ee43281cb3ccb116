"""Say whether a published copy is what its commit gives: `python -m pledges.verify URL_OR_FOLDER`.

The commit that the copy names is built again, for its day and addresses, and every file compared.
Exit codes: 0 the same, 1 not the same, 2 it cannot be told.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import Request, urlopen

import pygit2
from pygit2.enums import ResetMode

from pledges.editing.command import ROOT
from pledges.history.repository import repository
from pledges.site import seal
from pledges.site.files import RECORD, lock_sum
from pledges.site.publish import say
from pledges.site.seal import SUMS, Sums, sum_of

SAME, OTHER, UNTOLD = 0, 1, 2
AT_ONCE = 8
SECONDS = 60
Read = Callable[[str], bytes | None]


class UntoldError(Exception):
    """It cannot be told whether the copy is the same; carries why, in both languages."""


@dataclass(frozen=True)
class Copy:
    """A published copy: how to read a file of it, and the files that it is known to have."""

    read: Read
    names: Callable[[], set[str]]
    flaws: Callable[[], Iterator[str]] = lambda: iter(())


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Compare and tell; return the exit code."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        say("✗ الاستعمال", "usage: python -m pledges.verify URL_OR_FOLDER")
        return UNTOLD
    try:
        copy = _copy(arguments[0])
        facts = _facts(copy)
        expected = _built(facts, root)
        wrong = list(differences(copy, expected))
    except UntoldError as error:
        sys.stdout.write(f"✗ {error}\n")
        return UNTOLD
    except OSError as error:
        say(f"✗ تعذرت القراءة: {error}", f"cannot be read: {error}")
        return UNTOLD
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    commit, day = facts["commit"], facts["day"]
    if wrong:
        say(f"✗ ليست نسخة الإيداع {commit}: {len(wrong)}", f"not what {commit} gives: {len(wrong)}")
        return OTHER
    told = f"{len(expected)} files are what {commit} gives on {day}"
    say(f"✓ كل الملفات ({len(expected)}) هي ما يعطيه الإيداع {commit} ليوم {day}", told)
    return SAME


def differences(copy: Copy, expected: Sums) -> Iterator[str]:
    """What is told of each file that differs, lacks or is too many."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        contents = dict(zip(expected, pool.map(copy.read, expected), strict=True))
    for name, sum_ in expected.items():
        content = contents[name]
        if content is None:
            yield f"ناقص · lacks: {name}"
        elif sum_of(content) != sum_:
            yield f"مختلف · differs: {name}"
    for name in sorted(copy.names() - expected.keys()):
        yield f"زائد · too many: {name}"
    for name in copy.flaws():
        yield f"مختلف · differs: {name}"


def _copy(where: str) -> Copy:
    if where.startswith(("https://", "http://")):
        read = partial(_fetched, where if where.endswith("/") else f"{where}/")
        return Copy(read, lambda: set(seal.written_sums((read(SUMS) or b"").decode())))
    folder = Path(where)

    def packed() -> Iterator[str]:
        return (name for name in seal.flaws(folder) if name.endswith(seal.PACKED))

    return Copy(partial(_kept, folder), lambda: set(seal.files(folder)), packed)


def _kept(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return path.read_bytes() if path.is_file() else None


def _fetched(base: str, name: str) -> bytes | None:
    """A file of a site; None where there is none."""
    headers = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
    request = Request(urljoin(base, quote(name)), headers=headers)  # noqa: S310 - http or https alone
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise


def _facts(copy: Copy) -> Mapping[str, Any]:
    """What the copy says of itself."""
    try:
        facts = json.loads(copy.read(RECORD) or b"")
        dt.date.fromisoformat(facts["day"])
        sound = all(isinstance(facts[key], str) for key in ("site_url", "repository_url", "commit"))
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        message = f"لا تقول النسخة في {RECORD} من أي إيداع بُنيت · the copy does not say in {RECORD}"
        raise UntoldError(f"{message} which commit it was built from")
    known: Mapping[str, Any] = facts
    return known


def _built(facts: Mapping[str, Any], root: Path) -> Sums:
    """The sums of the files that the commit gives."""
    if (here := lock_sum(root)) and here != facts.get("requirements_lock_sha256"):
        say("! الحزم هنا غير حزم النسخة", "the copy was built with another requirements.lock")
    midnight = dt.datetime.combine(dt.date.fromisoformat(facts["day"]), dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        project, site = Path(folder, "project"), Path(folder, "site")
        if not copy_of(root, facts["commit"], project):
            commit = facts["commit"]
            message = f"ليس الإيداع {commit} في هذه النسخة من المشروع"
            raise UntoldError(f"{message} · the commit {commit} is not in this copy of the project")
        environment = {
            "PYTHONPATH": str(project / "hooks"),
            "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "SOURCE_COMMIT": facts["commit"],
            "SITE_URL": facts["site_url"],
            "REPOSITORY_URL": facts["repository_url"],
        }
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
            raise UntoldError("لا يُبنى هذا الإيداع هنا · this commit cannot be built here")
        return seal.sums(site)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))


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
