"""Fragments about the change log: what was changed in the records, and when."""

from itertools import islice

from pledges.fragments.page import Page
from pledges.history_rows import log
from pledges.lineage import lineage, of_record

# How many commits stand open on a page, and how many more can be opened.
NEWEST, MORE = 10, 190


def history(page: Page, slug: str = "") -> str:
    """The change log of a pledge, or of all records."""
    known = page.history
    commits = of_record(known, "pledges", slug) if slug else list(lineage(known.commits))
    rows = list(islice(log(page.renderer.language, commits), NEWEST + MORE))
    shown = sum(len(row.commits) for row in rows)
    return page.render(
        "history.html",
        history=known,
        newest=rows[:NEWEST],
        older=rows[NEWEST:],
        left_out=len(commits) - shown,
        pledge=slug,
        commit=page.publication.commit_page,
    )
