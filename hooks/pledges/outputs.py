"""Every file of the site besides its pages: the one list of them."""

import json
from collections.abc import Iterator
from pathlib import Path

from pledges import calendars, feeds, hosting
from pledges.edition import Edition
from pledges.exports import downloads
from pledges.publication import Publication
from pledges.sealing import sum_of

RECORD = "build.json"


def files(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    yield from feeds.files(edition, publication)
    yield from calendars.files(edition, publication)
    yield from downloads.files(edition.library, edition.history, publication)
    yield from hosting.files(edition.renderers, edition.moved, publication)
    yield RECORD, record(publication)


def lock_sum(root: Path) -> str | None:
    """The sum of the file that names all dependencies of a project, if it is there."""
    lock = root / "requirements.lock"
    return sum_of(lock.read_bytes()) if lock.is_file() else None


def record(publication: Publication) -> bytes:
    """What the site was built from, so that anyone can build the same bytes again."""
    known = {
        "commit": publication.commit,
        "day": publication.today.isoformat(),
        "requirements_lock_sha256": publication.lock,
        "site_url": publication.url,
        "repository_url": publication.repository,
    }
    return f"{json.dumps(known, indent=2)}\n".encode()
