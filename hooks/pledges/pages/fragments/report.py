"""The report of all pledges for the review forum, made to be printed."""

from typing import Any

from pledges.files.citations import citation
from pledges.pages.fragments import pledge
from pledges.pages.fragments.page import Page
from pledges.progress import rows


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
