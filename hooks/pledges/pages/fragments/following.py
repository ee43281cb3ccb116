"""Fragments for those who follow: ledgers, what is missing, who says what."""

from typing import get_args

from pledges.addresses import Location, place
from pledges.pages.fragments.page import Page, per_pledge
from pledges.progress import accounts as progress_accounts
from pledges.progress import ledgers
from pledges.progress.gaps import Gap, GapKind, gaps


def silence(page: Page) -> str:
    """How long pledges and bodies have been silent, the longest first."""
    today = page.renderer.today
    rows, bodies = ledgers.silences(page.library, today), ledgers.body_silences(page.library, today)
    return page.render("silence.html", rows=rows, bodies=bodies)


def ledger(page: Page) -> str:
    """Every due date with its revisions and the days of slip, the most first."""
    today = page.renderer.today
    rows, bodies = ledgers.dues(page.library, today), ledgers.body_dues(page.library, today)
    return page.render("ledger.html", rows=rows, bodies=bodies)


def accounts(page: Page, slug: str = "") -> str:
    """What each source says of the milestones of a pledge, or of all."""
    if slug:
        found = progress_accounts.comparisons(page.library, slug)
        alone = progress_accounts.on_word_alone(page.library, slug)
        return page.render("accounts.html", comparisons=found, alone=alone, pledge=slug)
    return per_pledge(page, {slug: accounts(page, slug) for slug in page.library.pledges})


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
