"""Fragments about what was changed: in a pledge, in all records, and last of all."""

import datetime as dt
from collections.abc import Hashable

from pledges.history.lineage import lineage, news
from pledges.history.log import RecordChanges, row_of
from pledges.history.walk import Commit
from pledges.pages.fragments.page import Page

# How many commits the page of all records tells of, and how many the home page looks at.
SHOWN, NEWEST = 200, 10
# How many commits are in sight, and how many records and changes of each: a page stays light,
# whatever one commit brings. The page of a pledge tells of no more.
IN_SIGHT, TOLD = 3, 3
LATELY = dt.timedelta(days=30)


def history(page: Page, slug: str = "") -> str:
    """The change log of a pledge, or of all records."""
    every = page.changed.get(("pledges", slug), []) if slug else [*lineage(page.history.commits)]
    told = [*news(every)]
    rows = [
        row_of(page.renderer.language, commit) for commit in told[: IN_SIGHT if slug else SHOWN]
    ]
    return page.render(
        "history.html",
        newest=rows[:IN_SIGHT],
        older=rows[IN_SIGHT:],
        left_out=[commit.name for commit in told[len(rows) :]],
        quiet=sum(len(c.changes) for c in every) - sum(len(c.changes) for c in told),
        pledge=slug,
        most=TOLD,
        still=_is_still(page, told),
    )


def newest(page: Page, count: int = 3) -> str:
    """The newest changes in the records that readers are told of, one of each record and day."""
    told = [*news(lineage(page.history.commits))]
    found: dict[Hashable, tuple[Commit, RecordChanges]] = {}
    for commit in told[:NEWEST]:
        for group in row_of(page.renderer.language, commit).groups:
            found.setdefault((commit.day, group.record), (commit, group))
    changes, still = [*found.values()][:count], _is_still(page, told)
    return page.render("newest.html", changes=changes, still=still)


def _is_still(page: Page, told: list[Commit]) -> bool:
    """Whether nothing was changed for a month, although something was before."""
    return bool(told) and told[0].day < page.renderer.today - LATELY
