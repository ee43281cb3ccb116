"""The tables about milestones: how each stands, its changed due dates, what each source says."""

from collections.abc import Iterator

from pledges.addresses import place
from pledges.files.tables.columns import Given, Row, urls
from pledges.files.tables.withdrawn import corrected_at
from pledges.progress import rows
from pledges.progress.certainty import least


def milestones(given: Given) -> Iterator[Row]:
    """The milestones with their state on the day of the build."""
    for slug, pledge in given.library.pledges.items():
        for row in rows.milestone_rows(pledge, given.publication.today, given.library.events):
            yield {
                **dict(row.milestone),
                "row": row,
                "id": f"{slug}/{row.slug}",
                "pledge": slug,
                # Without a first date there is nothing to slip from, which is not a slip of 0.
                "slip_days": row.slip if row.milestone.due else None,
                "url": urls(given.publication, *place("pledges", slug, "milestones", row.slug)),
                "corrected": corrected_at(given, slug, "milestones", row.slug),
            }


def revisions(given: Given) -> Iterator[Row]:
    """The changed due dates, newest first within a milestone."""
    for slug, pledge in given.library.pledges.items():
        for key, milestone in pledge.milestones.items():
            own = {"milestone": f"{slug}/{key}", "milestone_confidence": least(milestone)}
            yield from ({**dict(revision), **own} for revision in milestone.revisions)


def accounts(given: Given) -> Iterator[Row]:
    """What each source says of a milestone, in the order of the record."""
    for slug, pledge in given.library.pledges.items():
        for key, milestone in pledge.milestones.items():
            url = urls(given.publication, *place("pledges", slug, "milestones", key, "says", ""))
            own = {"milestone": f"{slug}/{key}", "url": url}
            for number, account in enumerate(milestone.says, 1):
                yield {**dict(account), **own, "number": number}
