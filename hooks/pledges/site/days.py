"""On which day each page came to say what it says, by the history and not by the build."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from pledges.addresses import record_of
from pledges.history.repository import Repository
from pledges.pages.edition import Edition

# What a page has in it that is filled from records, its stub included.
FILLED = ("<!-- pledges:", "\nfigure:", "\nbody:", "\nobjective:")


def days(found: Repository | None, edition: Edition) -> dict[str, dt.date]:
    """The day of each page by its language and file, `ar/about.md`; none where git cannot say."""
    prose = of_prose(found) if found and found.head else {}
    known = {}
    for page in edition.written:
        said = [prose[page.file]] if page.file in prose else []
        if any(mark in page.text for mark in FILLED):
            said += _of_records(edition, page.page)
        if said:
            known[page.file.removeprefix("docs/")] = max(said)
    return known


def of_prose(found: Repository) -> dict[str, dt.date]:
    """Since when each page of prose reads as it does; those that a cut history hides are left out.

    A state of main is compared with the one before it, whatever led from one to the other.
    """
    line = found.line()
    told, left = dict[str, dt.date | None](), found.pages(line[0].id)
    for node, before in pairwise(line):
        if not found.holds(partial(found.pages, before.id)):
            break
        then = found.pages(before.id)
        changed = {path for path, blob in left.items() if then.get(path) != blob}
        told |= dict.fromkeys(changed, node.day)
        left = {path: blob for path, blob in left.items() if path not in changed}
    else:
        told |= dict.fromkeys(() if line[-1].cut else left, line[-1].day)
    return {path: day for path, day in told.items() if day}


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
