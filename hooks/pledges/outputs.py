"""Every file of the site besides its pages: the one list of them."""

from collections.abc import Iterator

from pledges import calendars, feeds
from pledges.edition import Edition
from pledges.exports import downloads
from pledges.publication import Publication


def files(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds."""
    yield from feeds.files(edition, publication)
    yield from calendars.files(edition, publication)
    yield from downloads.files(edition.library, edition.history, publication)
