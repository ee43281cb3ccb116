"""Fragments about a pledge, and the same for all of them."""

from collections.abc import Mapping

from pledges.pages.charts.frame import Canvas
from pledges.pages.charts.timelines import time_line
from pledges.pages.charts.tracks import stage_track
from pledges.pages.fragments.page import Page, per_pledge
from pledges.progress import gaps, standing
from pledges.progress import rows as progress_rows
from pledges.records.library import sources_of
from pledges.records.pledge import Question

# How many figures the summary of a pledge shows: the first of its file.
HEADLINES = 2
# How many px high the row of a milestone is on the line of time.
LANE = 20


def glance(page: Page) -> str:
    """The cards of all pledges."""
    return page.render("glance.html", rows=_rows(page))


def progress_table(page: Page) -> str:
    """The table of all pledges."""
    return page.render("progress.html", rows=_rows(page))


def status(page: Page, slug: str) -> str:
    """Where a pledge stands."""
    row = progress_rows.progress_row(page.library, slug, page.renderer.today)
    order = standing.stages(page.library.statuses)
    track = stage_track(row.standing.status, order)
    track = track.mirrored() if page.rtl else track
    pledge = page.library.pledges[slug]
    figures = [(key, one) for key, one in pledge.indicators.items() if not one.parts]
    return page.render(
        "status.html",
        row=row,
        order=order,
        track=track,
        figures=figures[:HEADLINES],
        sources=len(sources_of(page.library, slug)),
        questions=len(gaps.unanswered(pledge.questions)),
    )


def wording(page: Page, slug: str) -> str:
    """The pledge as it was published in both languages."""
    return page.render("wording.html", wording=page.library.pledges[slug].wording)


def record(page: Page, slug: str) -> str:
    """The pledge's page at the UN Network on Migration."""
    return page.render("record.html", record=page.library.pledges[slug].record)


def links(page: Page, slug: str) -> str:
    """The objectives and goals that a pledge is linked to."""
    return page.render("links.html", pledge=page.library.pledges[slug])


def milestones(page: Page, slug: str = "") -> str:
    """The milestones of a pledge, or of all under a heading each."""
    if not slug:
        return per_pledge(page, {slug: milestones(page, slug) for slug in page.library.pledges})
    today, events = page.renderer.today, page.library.events
    every = progress_rows.milestone_rows(page.library.pledges[slug], today, events)
    background = [row for row in every if row.counted == "background"]
    rows = every[: len(every) - len(background)]
    chart = None
    if any(row.due or row.milestone.done for row in rows):
        chart = time_line(rows, today)
    canvas = Canvas(LANE, page.rtl)
    found = {"rows": rows, "background": background, "chart": chart, "canvas": canvas}
    return page.render("milestones.html", pledge=slug, **found)


def updates(page: Page, slug: str = "") -> str:
    """The log of a pledge, or of all pledges."""
    rows = progress_rows.update_rows(page.library, [slug] if slug else page.library.pledges)
    return page.render("updates.html", rows=rows, name_pledge=not slug)


def questions(page: Page, slug: str = "") -> str:
    """What is not known of a pledge, or of all and of none in particular, under a heading each."""
    if slug:
        pledge = page.library.pledges[slug]
        return _questions(page, slug, pledge.questions, page.renderer.language.text(pledge.title))
    known = {slug: questions(page, slug) for slug in page.library.pledges}
    beyond = page.renderer.language.word("beyond-pledges")
    general = _questions(page, "general", page.library.questions, beyond)
    return f"{per_pledge(page, known)}\n\n{page.render('general.html', fragment=general)}"


def badge(page: Page, slug: str) -> str:
    """The status and the claim of a pledge."""
    found = standing.standing(page.library.pledges[slug])
    return page.render_inline("badge.html", standing=found)


def _questions(page: Page, owner: str, every: Mapping[str, Question], subject: str) -> str:
    asked = gaps.unanswered(every)
    answered = {key: question for key, question in every.items() if key not in asked}
    found = {"questions": asked, "answered": answered}
    return page.render("questions.html", **found, owner=owner, subject=subject)


def _rows(page: Page) -> list[progress_rows.ProgressRow]:
    return progress_rows.progress_rows(page.library, page.renderer.today)
