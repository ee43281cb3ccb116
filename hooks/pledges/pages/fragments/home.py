"""Fragments of the first page: the verdict over all pledges, each at a glance."""

from pledges.pages.fragments.page import Page
from pledges.progress import ledgers
from pledges.progress.certainty import least
from pledges.progress.rows import late_rows, progress_rows, shares


def verdict(page: Page) -> str:
    """How many pledges are shown fulfilled, how many in each other status, and what is late."""
    library, today = page.library, page.renderer.today
    rows, late = progress_rows(library, today), late_rows(library, today)
    return page.render("score.html", shares=shares(rows), all=len(rows), late=late)


def glance(page: Page) -> str:
    """A line for each pledge, which opens to its verdict."""
    today = page.renderer.today
    rows = progress_rows(page.library, today)
    reported = {row.slug: row.reported for row in ledgers.silences(page.library, today)}
    # The line of a pledge is as sure as the least sure thing in it.
    sure = {row.slug: least(row, reported[row.slug]) for row in rows}
    return page.render("glance.html", rows=rows, reported=reported, sure=sure)
