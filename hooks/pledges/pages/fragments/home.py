"""Fragments of the first page: the verdict over all pledges, each at a glance, what changed."""

import datetime as dt
from itertools import islice

from pledges.history.lineage import lineage
from pledges.history.log import log
from pledges.pages.fragments.page import Page
from pledges.progress import ledgers, score
from pledges.progress.certainty import least
from pledges.progress.rows import progress_rows

# How many changes stand on the first page, and how old the newest may be to be news.
LATEST, RECENT = 3, dt.timedelta(days=30)


def verdict(page: Page) -> str:
    """How many pledges are shown fulfilled, how many in each other status, and what is late."""
    library, today = page.library, page.renderer.today
    rows, late = progress_rows(library, today), score.late(library, today)
    return page.render("score.html", shares=score.shares(rows), all=len(rows), late=late)


def glance(page: Page) -> str:
    """A line for each pledge, which opens to its verdict."""
    today = page.renderer.today
    rows = progress_rows(page.library, today)
    reported = {row.slug: row.reported for row in ledgers.silences(page.library, today)}
    # The line of a pledge is as sure as the least sure thing in it.
    sure = {row.slug: least(row, reported[row.slug]) for row in rows}
    return page.render("glance.html", rows=rows, reported=reported, sure=sure)


def latest(page: Page) -> str:
    """The newest changes of meaning in the records, or that nothing has changed for a while."""
    since = page.renderer.today - RECENT
    rows = log(page.renderer.language, lineage(page.history.commits))
    told = ((row.newest, group) for row in rows for group in row.groups if group.said)
    changes = list(islice(told, LATEST))
    recent = [(commit, group) for commit, group in changes if commit.day >= since]
    newest = changes[0][0] if changes else None
    return page.render("latest.html", history=page.history, recent=recent, newest=newest)
