"""What the records lack, besides the questions that editors wrote down."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pledges.progress import standing
from pledges.progress.certainty import Certainty, least
from pledges.records.dated import Indicator
from pledges.records.library import Library
from pledges.records.pledge import Pledge, Question
from pledges.records.texts import Text
from pledges.records.values import When

GapKind = Literal["status", "record", "due", "reading", "unofficial"]
KINDS: tuple[GapKind, ...] = get_args(GapKind)
# An indicator without a reading for so many days lacks one.
READING_DAYS = 2 * 365
NAMED = ("bodies", "objectives", "principles", "glossary")


@dataclass(frozen=True)
class Gap:
    """Something missing: of what, in which pledge if in one, since when, who could supply it."""

    kind: GapKind
    key: str
    pledge: str
    title: Text
    since: When | None
    who: tuple[str, ...] = ()
    publisher: Text | None = None
    confidence: Certainty = "high"

    @property
    def anchor(self) -> str:
        """An anchor that no other gap has."""
        parts = ("gap", self.kind, self.pledge, self.key.replace("/", "-"))
        return "-".join(part for part in parts if part)


def unanswered(questions: Mapping[str, Question]) -> dict[str, Question]:
    """The questions that are still open: only these are counted."""
    return {key: question for key, question in questions.items() if not question.answered}


def asked_of(library: Library, body: str) -> list[tuple[str, Question]]:
    """The open questions that a body could answer, each with its pledge, if with any."""
    found = {slug: pledge.questions for slug, pledge in library.pledges.items()}
    pairs = [*found.items(), ("", library.questions)]
    opened = ((slug, one) for slug, held in pairs for one in unanswered(held).values())
    return [(slug, one) for slug, one in opened if body in one.who]


def gaps(library: Library, today: dt.date) -> list[Gap]:
    """Everything that the records are known to lack, pledge by pledge, then the names."""
    found: list[Gap] = []
    for slug, pledge in library.pledges.items():
        found += _of_pledge(slug, pledge)
        found += _unread(library, slug, pledge.indicators, today)
    found += _unread(library, "", library.context, today)
    return [*found, *_unofficial(library)]


def _of_pledge(slug: str, pledge: Pledge) -> Iterator[Gap]:
    """Of a status, of a page at the UN, of dates: a step that nobody promised needs none."""
    found, lead = standing.standing(pledge), pledge.bodies.lead
    if found.status == standing.UNKNOWN:
        since = found.update.on if found.update else None
        yield Gap("status", "", slug, pledge.title, since, lead, confidence=least(found))
    if not pledge.record.source:
        yield Gap("record", "", slug, pledge.title, pledge.record.checked, lead)
    for key, milestone in pledge.milestones.items():
        if milestone.strength == "pledged" and not milestone.due:
            yield Gap("due", key, slug, milestone.title, None, lead)


def _unread(
    library: Library, slug: str, found: Mapping[str, Indicator], today: dt.date
) -> Iterator[Gap]:
    """Whoever published the newest reading could publish a newer one."""
    for key, indicator in found.items():
        newest = indicator.readings[0]
        if (today - newest.on.last).days > READING_DAYS:
            source = library.sources[newest.source]
            publisher = source.author or source.publisher
            sure = least(newest)
            yield Gap("reading", key, slug, indicator.title, newest.on, (), publisher, sure)


def _unofficial(library: Library) -> Iterator[Gap]:
    """Names that we translated: a body knows its own, the publisher of a text that text's."""
    told: set[str] = set()
    for name in NAMED:
        for slug, record in library.collection(name).items():
            if not record.unofficial or record.title["en"] in told:
                continue
            told.add(record.title["en"])
            who = (slug,) if name == "bodies" else ()
            source = getattr(record, "source", None)
            publisher = library.sources[source].publisher if source else None
            key = f"{name}/{slug}"
            yield Gap("unofficial", key, "", record.title, None, who, publisher)
