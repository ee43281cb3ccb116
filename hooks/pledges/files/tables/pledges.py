"""The tables about pledges, with the same derived values as the pages show."""

from collections.abc import Iterator

from pledges.addresses import place, place_of_question
from pledges.files.tables.columns import PUBLISHED, Given, Row, urls
from pledges.files.tables.withdrawn import corrected_at
from pledges.progress import gaps, rows
from pledges.records.pledge import Question


def pledges(given: Given) -> Iterator[Row]:
    """A pledge at a glance, as on its page."""
    for row in rows.progress_rows(given.library, given.publication.today):
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
            "url": urls(given.publication, *place("pledges", row.slug)),
        }


def updates(given: Given) -> Iterator[Row]:
    """The logs of all pledges, newest first."""
    for row in rows.update_rows(given.library, given.library.pledges):
        update, answered = row.update, row.update.answers
        milestones = given.library.pledges[row.slug].milestones
        kind = "" if answered in milestones else "update-"
        yield {
            **dict(update),
            "id": f"{row.slug}/update-{update.name}",
            "pledge": row.slug,
            "answers": f"{row.slug}/{kind}{answered}" if answered else None,
            "url": urls(given.publication, *place("pledges", row.slug, "updates", update.name)),
            "corrected": corrected_at(given, row.slug, "updates", update.key),
        }


def questions(given: Given) -> Iterator[Row]:
    """What is not known, of each pledge and beyond them."""
    for slug, pledge in given.library.pledges.items():
        for key, question in pledge.questions.items():
            yield {**_question(given, slug, key, question), "pledge": slug}
    for key, question in given.library.questions.items():
        yield {**_question(given, "general", key, question), "pledge": None}


def _question(given: Given, owner: str, key: str, question: Question) -> Row:
    url = urls(given.publication, *place_of_question(owner, key))
    return {**dict(question), "id": f"{owner}/{key}", "url": url}
