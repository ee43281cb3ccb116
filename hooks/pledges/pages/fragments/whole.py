"""Fragments about all pledges: the verdict, the ledgers, what is missing, the report."""

from typing import Any, get_args

from pledges.addresses import Location, place
from pledges.files.citations import citation
from pledges.pages.fragments import pledge
from pledges.pages.fragments.page import Page
from pledges.progress import ledgers, rows
from pledges.progress.certainty import least
from pledges.progress.gaps import Gap, GapKind, gaps


def verdict(page: Page) -> str:
    """How many pledges are shown fulfilled, how many in each other status, and what is late."""
    library, today = page.library, page.renderer.today
    every, late = rows.progress_rows(library, today), rows.late_rows(library, today)
    return page.render("score.html", shares=rows.shares(every), all=len(every), late=late)


def glance(page: Page) -> str:
    """A line for each pledge, which opens to its verdict."""
    today = page.renderer.today
    every = rows.progress_rows(page.library, today)
    # The line of a pledge is as sure as the least sure thing in it.
    sure = {row.slug: least(row, row.reported) for row in every}
    return page.render("glance.html", rows=every, sure=sure)


def silence(page: Page) -> str:
    """How long pledges and bodies have been silent, the longest first."""
    known = page.library, page.renderer.today
    found = {"rows": ledgers.silences(*known), "bodies": ledgers.body_silences(*known)}
    return page.render("silence.html", **found)


def ledger(page: Page) -> str:
    """Every due date with its revisions and the days of slip, the most first."""
    known = page.library, page.renderer.today
    found = {"rows": ledgers.dues(*known), "bodies": ledgers.body_dues(*known)}
    return page.render("ledger.html", **found)


def missing(page: Page) -> str:
    """What the records lack besides the open questions, by kind."""
    found = gaps(page.library, page.renderer.today)
    kinds = [
        (kind, [(gap, _location(gap)) for gap in found if gap.kind == kind])
        for kind in get_args(GapKind)
    ]
    return page.render("gaps.html", kinds=[(kind, group) for kind, group in kinds if group])


def _location(gap: Gap) -> Location:
    """Where what lacks something is shown."""
    if gap.kind == "due":
        return place("pledges", gap.pledge, "milestones", gap.key)
    if gap.kind == "reading":
        return place("figures", gap.key)
    if gap.kind == "unofficial":
        return place(*gap.key.split("/"))
    return place("pledges", gap.pledge)


def report(page: Page) -> str:
    """All pledges one after the other, and the sources of all."""
    library, today = page.library, page.renderer.today
    cited = {slug: one for name in library.pledges for slug, one in library.cited[name].items()}
    return page.render(
        "report.html",
        citation=citation(page.renderer.language, page.publication).text,
        progress=pledge.progress_table(page),
        sections=[_section(page, row) for row in rows.progress_rows(library, today)],
        sources=page.render("sources.html", sources=cited, anchors=False),
    )


def _section(page: Page, row: rows.ProgressRow) -> dict[str, Any]:
    library = page.library
    found = rows.milestone_rows(row.pledge, page.renderer.today, library.events)
    return {
        "row": row,
        "wording": page.render("wording.html", slug=row.slug),
        "milestones": [one for one in found if one.counted != "background"],
        "figures": [one for one in row.pledge.indicators.values() if not one.parts],
    }
