"""Where the rows of each table come from, with the same derived values as the pages show."""

from collections.abc import Iterator

from pledges.addresses import PLACES
from pledges.files.tables.columns import PUBLISHED, Row
from pledges.files.tables.given import Given
from pledges.progress import gaps
from pledges.progress import rows as progress_rows
from pledges.progress.certainty import least
from pledges.records.dated import Milestone


def collection(given: Given, name: str) -> Iterator[Row]:
    """The records of a collection, each with the page that shows it if one does."""
    for slug, record in given.library.collection(name).items():
        if getattr(record, "withdrawn", None):
            continue
        url = given.urls(name, slug) if (name,) in PLACES else None
        # Where a source can be read is not the page of ours that shows it.
        yield {**dict(record), "address": getattr(record, "url", None), "id": slug, "url": url}


def variants(given: Given) -> Iterator[Row]:
    """Other wordings of the terms of the glossary."""
    for slug, term in given.library.glossary.items():
        yield from ({"term": slug, "variant": variant} for variant in term.variants)


def pledges(given: Given) -> Iterator[Row]:
    """A pledge at a glance, as on its page."""
    for row in progress_rows.progress_rows(given.library, given.publication.today):
        pledge, following = row.pledge, row.next_milestone
        yield {
            **dict(pledge),
            "row": row,
            "id": row.slug,
            "wording": {lang: pledge.wording[lang].text for lang in PUBLISHED},
            "wording_source": {lang: pledge.wording[lang].source for lang in PUBLISHED},
            "next_milestone": f"{row.slug}/{following}" if following else None,
            "status_confidence": row.standing.confidence if row.standing.update else None,
            "next_date_confidence": row.next_confidence if row.next_date else None,
            "questions_open": len(gaps.unanswered(pledge.questions)),
            "sources_cited": len(given.library.cited[row.slug]),
            "url": given.urls("pledges", row.slug),
        }


def bodies(given: Given) -> Iterator[Row]:
    """Which body carries which pledge, in which role, and who says so."""
    for slug, pledge in given.library.pledges.items():
        own, sources = pledge.bodies, pledge.bodies.sources
        for role in progress_rows.ROLES:
            for body in getattr(own, role):
                found = {"pledge": slug, "body": body, "role": role, "sources": sources}
                yield {**found, "source": own.given.get(body)}


def links(given: Given, key: str) -> Iterator[Row]:
    """Which objective or goal each pledge is linked to, and who says so."""
    for slug, pledge in given.library.pledges.items():
        yield from ({**dict(link), "pledge": slug} for link in getattr(pledge, key))


def milestones(given: Given) -> Iterator[Row]:
    """The milestones with their state on the day of the build."""
    for slug, pledge in given.library.pledges.items():
        today, events = given.publication.today, given.library.events
        for row in progress_rows.milestone_rows(pledge, today, events):
            way = ("pledges", slug, "milestones", row.slug)
            yield {
                **dict(row.milestone),
                "row": row,
                "id": f"{slug}/{row.slug}",
                "pledge": slug,
                # Without a first date there is nothing to slip from, which is not a slip of 0.
                "slip_days": row.slip if row.milestone.due else None,
                "url": given.urls(*way),
                "corrected": given.corrected_at(*way),
            }


def _milestones(given: Given) -> Iterator[tuple[str, str, Milestone]]:
    for slug, pledge in given.library.pledges.items():
        yield from ((slug, key, one) for key, one in pledge.milestones.items())


def revisions(given: Given) -> Iterator[Row]:
    """The changed due dates, newest first within a milestone."""
    for slug, key, milestone in _milestones(given):
        own = {"milestone": f"{slug}/{key}", "milestone_confidence": least(milestone)}
        yield from ({**dict(revision), **own} for revision in milestone.revisions)


def accounts(given: Given) -> Iterator[Row]:
    """What each source says of a milestone, in the order of the record."""
    for slug, key, milestone in _milestones(given):
        url = given.urls("pledges", slug, "milestones", key, "says", "")
        own = {"milestone": f"{slug}/{key}", "url": url}
        for number, account in enumerate(milestone.says, 1):
            yield {**dict(account), **own, "number": number}


def updates(given: Given) -> Iterator[Row]:
    """The logs of all pledges, newest first."""
    for slug, update in progress_rows.updates(given.library, given.library.pledges):
        answered = update.answers
        kind = "" if answered in given.library.pledges[slug].milestones else "update-"
        yield {
            **dict(update),
            "id": f"{slug}/update-{update.name}",
            "pledge": slug,
            "answers": f"{slug}/{kind}{answered}" if answered else None,
            "url": given.urls("pledges", slug, "updates", update.name),
            "corrected": given.corrected_at("pledges", slug, "updates", update.key),
        }


def questions(given: Given) -> Iterator[Row]:
    """What is not known, of each pledge and beyond them."""
    for slug, pledge in given.library.pledges.items():
        for key, question in pledge.questions.items():
            url = given.urls("pledges", slug, "questions", key)
            yield {**dict(question), "id": f"{slug}/{key}", "url": url, "pledge": slug}
    for key, question in given.library.questions.items():
        url = given.urls("questions", key)
        yield {**dict(question), "id": f"general/{key}", "url": url, "pledge": None}
