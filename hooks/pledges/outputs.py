"""The files of the site that are no pages: feeds and calendars."""

from collections.abc import Iterator

from pledges import calendars, feeds
from pledges.edition import Edition
from pledges.publication import Publication


def outputs(edition: Edition, publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Every such file by its path from the top of the site."""
    yield from feeds.files(edition, publication)
    yield from calendars.files(edition, publication)
