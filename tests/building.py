"""MkDocs run in a process of its own, as an editor runs it."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pledges.publication import Publication

SITE = "https://example.org/"
REPOSITORY = "https://example.org/iraq-migration-pledges"
PUBLICATION = Publication(SITE, REPOSITORY, dt.date(2026, 11, 23))


@dataclass(frozen=True)
class Build:
    """What a build left behind: its folder, its exit code and all that it printed."""

    folder: Path
    code: int
    output: str


def build(project: Path, folder: Path, day: dt.date) -> Build:
    """Build a project strictly into a folder, on a day, for the addresses of the tests."""
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    environment = {
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": SITE,
        "REPOSITORY_URL": REPOSITORY,
    }
    done = subprocess.run(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(folder, done.returncode, done.stdout)
