"""Fragments about a pledge, and the same for all of them."""

from collections.abc import Mapping
from typing import Any

from pledges.pages import sharing
from pledges.pages.charts.frame import Canvas
from pledges.pages.charts.timelines import time_line
from pledges.pages.fragments import figures
from pledges.pages.fragments.page import Page, per_pledge
from pledges.progress import accounts as accounts_of
from pledges.progress import gaps, standing
from pledges.progress import rows as progress_rows
from pledges.records.pledge import Question

# How many open questions the answer of a pledge shows: the first of its file.
ASKED = 2
# How many px high the row of a milestone is on the line of time.
LANE = 20


def progress_table(page: Page) -> str:
    """The table of all pledges."""
    rows = progress_rows.progress_rows(page.library, page.renderer.today)
    return page.render("progress.html", rows=rows)


def status(page: Page, slug: str, *, drawn: bool = True) -> str:
    """Where a pledge stands, with its first figure if that is drawn."""
    row = progress_rows.progress_row(page.library, slug, page.renderer.today)
    order = standing.stages(page.library.statuses)
    pledge = row.pledge
    every = progress_rows.milestone_rows(pledge, page.renderer.today, page.library.events)
    return page.render(
        "status.html",
        row=row,
        order=order,
        promised=[one for one in every if one.counted == "promised"],
        asked=[*gaps.unanswered(row.pledge.questions).items()][:ASKED],
        open=len(gaps.unanswered(row.pledge.questions)),
        share=_share(page, row),
        item=_key_figure(page, slug) if drawn else None,
    )


def _share(page: Page, row: progress_rows.ProgressRow) -> dict[str, str]:
    """Where its page can be shared, with its verdict and how sure that is."""
    language = page.renderer.language
    title, verdict = (language.text(of) for of in (row.pledge.title, row.pledge.verdict.text))
    sure = "" if row.confidence == "high" else f" ({language.word(f'confidence-{row.confidence}')})"
    url = page.publication.page(language.lang, page.links.page)
    return sharing.links(f"{title} — {verdict}{sure}", url)


def _key_figure(page: Page, slug: str) -> dict[str, Any] | None:
    """The first figure of a pledge that measures it, or else the first one of all."""
    own = (one for one in page.library.figures.values() if one.owner == slug)
    whole = [one for one in own if not one.indicator.parts]
    first = min(whole, key=lambda one: one.indicator.kind != "outcome", default=None)
    return figures.item(page, first) if first else None


def holds(page: Page, slug: str, section: str) -> str:
    """What a section of the page of a pledge holds, in a line."""
    pledge, sources = page.library.pledges[slug], page.library.cited[slug]
    return page.render("holds.html", section=section, pledge=pledge, sources=sources)


def milestones(page: Page, slug: str = "") -> str:
    """The milestones of a pledge, or of all under a heading each."""
    if not slug:
        return per_pledge(page, {slug: milestones(page, slug) for slug in page.library.pledges})
    today, events, pledge = page.renderer.today, page.library.events, page.library.pledges[slug]
    every = progress_rows.milestone_rows(pledge, today, events)
    background = [row for row in every if row.counted == "background"]
    rows = every[: len(every) - len(background)]
    dated = any(row.due or row.milestone.done for row in rows)
    chart, canvas = time_line(rows, today) if dated else None, Canvas(LANE, page.rtl)
    gone = {key: one for key, one in pledge.all_milestones.items() if one.withdrawn}
    found = {"rows": rows, "background": background, "chart": chart, "canvas": canvas}
    return page.render("milestones.html", pledge=slug, gone=gone, **found)


def updates(page: Page, slug: str = "") -> str:
    """The log of a pledge, or of all pledges."""
    slugs = [slug] if slug else [*page.library.pledges]
    rows = progress_rows.update_rows(page.library, slugs)
    every = ((one, update) for one in slugs for update in page.library.pledges[one].all_updates)
    gone = [(one, update) for one, update in every if update.withdrawn]
    return page.render("updates.html", rows=rows, gone=gone, name_pledge=not slug)


def questions(page: Page, slug: str = "") -> str:
    """What is not known of a pledge, or of all and of none in particular, under a heading each."""
    if slug:
        pledge = page.library.pledges[slug]
        return _questions(page, slug, pledge.questions, page.renderer.language.text(pledge.title))
    known = {slug: questions(page, slug) for slug in page.library.pledges}
    beyond = page.renderer.language.word("beyond-pledges")
    general = _questions(page, "general", page.library.questions, beyond)
    return f"{per_pledge(page, known)}\n\n{page.render('general.html', fragment=general)}"


def accounts(page: Page, slug: str = "") -> str:
    """What each source says of the milestones of a pledge, or of all."""
    if slug:
        found = accounts_of.comparisons(page.library, slug)
        alone = accounts_of.on_word_alone(page.library, slug)
        return page.render("accounts.html", comparisons=found, alone=alone, pledge=slug)
    return per_pledge(page, {slug: accounts(page, slug) for slug in page.library.pledges})


def badge(page: Page, slug: str) -> str:
    """The status and the claim of a pledge."""
    found = standing.standing(page.library.pledges[slug])
    return page.render_inline("badge.html", standing=found)


def _questions(page: Page, owner: str, every: Mapping[str, Question], subject: str) -> str:
    asked = gaps.unanswered(every)
    answered = {key: question for key, question in every.items() if key not in asked}
    found = {"questions": asked, "answered": answered}
    return page.render("questions.html", **found, owner=owner, subject=subject)
