"""Every file of the site besides its pages: the one list of them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pledges.addresses import Publication
from pledges.files import data, paths
from pledges.files.follow import calendars, feeds
from pledges.files.tables.every import TABLES
from pledges.pages import embeds
from pledges.pages.edition import Edition
from pledges.pages.past.pages import PastPages
from pledges.pages.past.states import Past
from pledges.records.load import text_of
from pledges.site import hosting
from pledges.site.assets import Assets
from pledges.site.seal import sum_of

RECORD, LOCK = "build.json", "requirements/build.txt"
# Files of the theme that the site does without, and what pages have under other names.
UNUSED = re.compile(
    r"assets/(?:javascripts|stylesheets|js|search)/|assets/css/(?!feed|theme\.L)"
    r"|assets/images/(?:favicon|icon)"
)


def files(
    edition: Edition, publication: Publication, assets: Assets, past: Past | None = None
) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds.

    What others fetch, frame or follow stays where it was too, whatever its record is called since.
    """
    library = edition.library
    for path, content in _files(edition, publication, assets, past):
        for one in (path, *paths.former(path, library.renamed, library.languages)):
            yield one, content


def _files(
    edition: Edition, publication: Publication, assets: Assets, past: Past | None
) -> Iterator[tuple[str, bytes]]:
    yield from feeds.files(edition.renderers, edition.history, publication)
    yield from calendars.files(edition.renderers.values(), publication)
    yield from data.files(edition.library, edition.history, publication)
    yield from embeds.files(edition, publication, assets.policy, assets.styles)
    yield from hosting.files(edition, publication, assets.path("icon.svg"))
    if past:
        shared = assets.policy, assets.styles, assets.head
        yield from PastPages(edition, publication, past, *shared).files()
    if edition.moved:
        script = assets.path("moved.js")
        yield from hosting.moved_pages(edition.renderers, edition.moved, publication, script)


def counts(files: Mapping[str, bytes]) -> dict[str, int]:
    """How many rows each published table has, as its file says."""
    texts = {name: files[paths.csv_of(name)].decode("utf-8-sig") for name in TABLES}
    return {name: sum(1 for _ in csv.reader(io.StringIO(text))) - 1 for name, text in texts.items()}


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files by their paths in a folder."""
    for path, content in files:
        written = folder / path
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(content)


def lock_sum(root: Path) -> str | None:
    """The sum of the file that names all dependencies of a project, if it is there."""
    return sum_of(text_of(root, LOCK).encode()) if (root / LOCK).is_file() else None
