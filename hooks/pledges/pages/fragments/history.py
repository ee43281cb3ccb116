"""Fragments about the change log: what was changed in the records, and when."""

from itertools import islice

from pledges.history.lineage import lineage
from pledges.history.log import log
from pledges.pages.fragments.page import Page

# How many commits stand open on the page of all records, and how many more can be opened.
NEWEST, MORE = 10, 190
# How many stand on the page of a pledge, and how many changes and reworded texts of each: it stays
# light, whatever one commit brings.
NEWEST_OF_PLEDGE, TOLD, REWORDED = 3, 3, 1


def history(page: Page, slug: str = "") -> str:
    """The change log of a pledge, or of all records."""
    known = page.history
    commits = page.changed.get(("pledges", slug), []) if slug else [*lineage(known.commits)]
    newest, more = (NEWEST_OF_PLEDGE, 0) if slug else (NEWEST, MORE)
    rows = list(islice(log(page.renderer.language, commits), newest + more))
    shown = sum(len(row.commits) for row in rows)
    return page.render(
        "history.html",
        history=known,
        newest=rows[:newest],
        older=rows[newest:],
        left_out=len(commits) - shown,
        pledge=slug,
        told=TOLD,
        reworded=REWORDED,
        commit=page.publication.commit_page,
    )
