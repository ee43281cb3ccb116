"""On which day each page came to say what it says, by the history and not by the build."""

import datetime as dt
from collections.abc import Iterator

from pledges.addresses import record_of
from pledges.pages.edition import Edition

# What a page has in it that is filled from records, its stub included.
FILLED = ("<!-- pledges:", "\nfigure:", "\nbody:", "\nobjective:")


def days(edition: Edition) -> dict[str, dt.date]:
    """The day of each page by its language and file, `ar/about.md`; none where git cannot say."""
    known, prose = {}, edition.history.pages
    for page in edition.written:
        said = [prose[page.file]] if page.file in prose else []
        if any(mark in page.text for mark in FILLED):
            said += _of_records(edition, page.page)
        if said:
            known[page.file.removeprefix("docs/")] = max(said)
    return known


def _of_records(edition: Edition, page: str) -> Iterator[dt.date]:
    """The day of the newest change of the record that a page is about; of all, if it is of none."""
    collection, slug = record_of(page) or ("", "")
    if not collection:
        yield from (commit.day for commit in edition.history.commits[:1])
        return
    record, inside = (collection, slug), tuple[str, ...]()
    if collection == "figures":
        owner = edition.library.figures[slug].owner
        pledge = (("pledges", owner), ("indicators", slug))
        record, inside = pledge if owner != "context" else (("context", slug), ())
    for commit in edition.changed.get(record, ()):
        if any(change.path[: len(inside)] == inside for change in commit.changes):
            yield commit.day
            return
