"""Every file of the site besides its pages: the one list of them."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pledges.addresses import Publication
from pledges.files import data
from pledges.files.follow import calendars, feeds
from pledges.pages import embeds
from pledges.pages.edition import Edition
from pledges.records.texts import Lang
from pledges.site import doors, hosting
from pledges.site.seal import sum_of

RECORD = "build.json"
# Files of the theme that the site does without, and what only the build reads.
UNUSED = re.compile(
    r"assets/javascripts/|assets/stylesheets/palette|assets/images/favicon|.*\.map$"
    r"|assets/search/table\.json$"
)
# What only a copy of the site needs that is opened from disk.
FROM_DISK = "assets/search/from-disk.js"


def files(
    edition: Edition, publication: Publication, styles: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds.

    `styles` are the paths of the style sheets of all pages.
    """
    yield from feeds.files(edition.renderers, edition.history, publication)
    yield from calendars.files(edition.languages, publication)
    yield from data.files(edition.library, edition.history, publication)
    yield from embeds.files(edition, publication, styles)
    yield from doors.files(edition, publication)
    yield from hosting.files(edition.renderers, edition.moved, publication)
    yield RECORD, record(publication)


def is_needed(path: str, *, hosted: bool) -> bool:
    """Whether the site, on a host or opened from disk, has a use for a file of the theme."""
    return not UNUSED.match(path) and not (hosted and path == FROM_DISK)


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


def script(lang: Lang, index: str) -> str:
    """The index of the search of a language as a script: what `search/<language>.js` holds.

    theme/assets/search/from-disk.js reads it.
    """
    name = json.dumps(lang)
    held = "window.searchIndexes = window.searchIndexes || {}"
    return f"{held}\nsearchIndexes[{name}] = {index}\n"
