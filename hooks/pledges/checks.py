"""Rules across records: one function a rule, each telling its problems."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pledges.library import COLLECTIONS, Library, file_of
from pledges.model import Indicator, Milestone, Reading, Update
from pledges.problems import Path, Problem
from pledges.references import references
from pledges.tables import citations
from pledges.values import When

STRONG_CLAIMS = ("confirmed", "verified")


def problems(library: Library, today: dt.date, cited: set[str]) -> list[Problem]:
    """Every rule that the records break; `cited` are the sources that pages cite."""
    found = [*_unknown_references(library)]
    if not found:
        found += _unused_sources(library, cited)
    for rule in (_events, _sources, _words, _numbers, _open_questions):
        found += rule(library, today)
    for slug in library.pledges:
        for rule_of_pledge in (_updates, _milestones, _questions, _links, _record):
            found += rule_of_pledge(library, slug, today)
        found += _indicators(library, file_of("pledges", slug), ("indicators",), slug, today)
    return found + [*_indicators(library, file_of("context"), (), "context", today)]


def _unknown_references(library: Library) -> Iterator[Problem]:
    for file, path, record in _files(library):
        for reference in references(record, path):
            known = library.collection(reference.collection)
            if reference.slug not in known:
                where = "data/pledges/" if reference.collection == "pledges" else None
                values = {"word": reference.slug, "file": where or file_of(reference.collection)}
                yield library.problem(
                    file, reference.path, "unknown_reference", **values, allowed=tuple(known)
                )


def _files(library: Library) -> Iterator[tuple[str, Path, object]]:
    for slug, pledge in library.pledges.items():
        yield file_of("pledges", slug), (), pledge
    for name in COLLECTIONS:
        yield file_of(name), (), library.collection(name)


def _unused_sources(library: Library, cited: set[str]) -> Iterator[Problem]:
    for slug, uses in citations(library).items():
        if not uses and slug not in cited:
            yield library.problem(file_of("sources"), (slug,), "unused_source", word=slug)


def _events(library: Library, today: dt.date) -> Iterator[Problem]:
    file = file_of("events")
    events = list(library.events.items())
    yield from _order(library, file, [((slug, "on"), event.on) for slug, event in events])
    for slug, event in events:
        last = event.until or event.on
        yield from _not_future(library, file, (slug, "until" if event.until else "on"), last, today)
        yield from _in_order(library, file, (slug, "until"), event.on, event.until)


def _sources(library: Library, today: dt.date) -> Iterator[Problem]:
    file = file_of("sources")
    for slug, source in library.sources.items():
        yield from _not_future(library, file, (slug, "read"), source.read, today)
        if source.date and source.read.last < source.date.first:
            yield _before(library, file, (slug, "read"), source.read, source.date)


def _words(library: Library, today: dt.date) -> Iterator[Problem]:
    del today
    for slug, text in library.words.items():
        places = [sorted(re.findall(r"\{\w*\}", words)) for words in (text.ar, text.en)]
        if places[0] != places[1]:
            words = " · ".join(sorted({*places[0]} ^ {*places[1]}))
            yield library.problem(file_of("words"), (slug,), "placeholder", words=words)


def _numbers(library: Library, today: dt.date) -> Iterator[Problem]:
    del today
    seen: dict[int, str] = {}
    for slug, pledge in library.pledges.items():
        first = seen.setdefault(pledge.number, slug)
        if first != slug:
            values = {"word": pledge.number, "file": file_of("pledges", first)}
            yield library.problem(file_of("pledges", slug), ("number",), "same_number", **values)


def _updates(library: Library, slug: str, today: dt.date) -> Iterator[Problem]:
    file, updates = file_of("pledges", slug), library.pledges[slug].updates
    places = [(("updates", i, "on"), update.on) for i, update in enumerate(updates)]
    yield from _order(library, file, places)
    for i, update in enumerate(updates):
        yield from _not_future(library, file, ("updates", i, "on"), update.on, today)
        if _fulfilled_on_word_alone(update):
            path = ("updates", i, "status")
            yield library.problem(file, path, "fulfilled_on_word_alone", word=update.claim)


def _fulfilled_on_word_alone(update: Update) -> bool:
    return update.status == "fulfilled" and update.claim not in STRONG_CLAIMS


def _milestones(library: Library, slug: str, today: dt.date) -> Iterator[Problem]:
    file = file_of("pledges", slug)
    for key, milestone in library.pledges[slug].milestones.items():
        path: Path = ("milestones", key)
        if milestone.done:
            yield from _not_future(library, file, (*path, "done"), milestone.done, today)
        if milestone.done and not milestone.claim:
            yield library.problem(file, (*path, "done"), "done_without_claim")
        if milestone.claim and not milestone.done:
            yield library.problem(file, (*path, "claim"), "claim_without_done")
        yield from _revisions(library, file, path, milestone, today)


def _revisions(
    library: Library, file: str, path: Path, milestone: Milestone, today: dt.date
) -> Iterator[Problem]:
    revisions = milestone.revisions
    if not revisions:
        return
    if not milestone.due:
        yield library.problem(file, (*path, "revisions"), "revision_without_due")
    places = [((*path, "revisions", i, "on"), r.on) for i, r in enumerate(revisions)]
    yield from _order(library, file, places)
    earlier = [*(r.due for r in revisions[1:]), milestone.due]
    for i, (revision, before) in enumerate(zip(revisions, earlier, strict=True)):
        yield from _not_future(library, file, (*path, "revisions", i, "on"), revision.on, today)
        if revision.due == before:
            where = (*path, "revisions", i, "due")
            yield library.problem(file, where, "revision_same_due", date=revision.due.text)


def _questions(library: Library, slug: str, today: dt.date) -> Iterator[Problem]:
    for key, question in library.pledges[slug].questions.items():
        path = ("questions", key, "since")
        yield from _not_future(library, file_of("pledges", slug), path, question.since, today)


def _open_questions(library: Library, today: dt.date) -> Iterator[Problem]:
    for key, question in library.questions.items():
        yield from _not_future(library, file_of("questions"), (key, "since"), question.since, today)


def _links(library: Library, slug: str, today: dt.date) -> Iterator[Problem]:
    del today
    pledge = library.pledges[slug]
    for name, links in (("objectives", pledge.objectives), ("sdg", pledge.sdg)):
        for i, link in enumerate(links):
            if link.basis == "official" and not link.source:
                file = file_of("pledges", slug)
                yield library.problem(file, (name, i, "basis"), "official_without_source")


def _record(library: Library, slug: str, today: dt.date) -> Iterator[Problem]:
    file, record = file_of("pledges", slug), library.pledges[slug].record
    yield from _not_future(library, file, ("record", "checked"), record.checked, today)
    if record.updated and record.checked.last < record.updated.first:
        yield _before(library, file, ("record", "checked"), record.checked, record.updated)


def _indicators(
    library: Library, file: str, top: Path, owner: str, today: dt.date
) -> Iterator[Problem]:
    for key, indicator in library.indicators(owner).items():
        path = (*top, key)
        yield from _readings(library, file, path, indicator, today)
        yield from _target(library, file, path, indicator)


def _readings(
    library: Library, file: str, path: Path, indicator: Indicator, today: dt.date
) -> Iterator[Problem]:
    places = [((*path, "readings", i, "on"), r.on) for i, r in enumerate(indicator.readings)]
    yield from _order(library, file, places)
    seen: set[tuple[str | None, str]] = set()
    for i, reading in enumerate(indicator.readings):
        where = (*path, "readings", i)
        # A period named by its year or month may still be running; its first day may not be to come.
        yield from _not_future(library, file, (*where, "on"), reading.on, today)
        yield from _in_order(library, file, (*where, "since"), reading.since, reading.on)
        yield from _part(library, file, where, indicator, reading)
        if (reading.part, reading.on.text) in seen:
            yield library.problem(file, where, "repeated_reading", date=reading.on.text)
        seen.add((reading.part, reading.on.text))


def _part(
    library: Library, file: str, where: Path, indicator: Indicator, reading: Reading
) -> Iterator[Problem]:
    if indicator.parts and reading.part is None:
        yield library.problem(file, where, "needs_part", allowed=tuple(indicator.parts))
    elif reading.part is not None and reading.part not in indicator.parts:
        values = {"word": reading.part, "allowed": tuple(indicator.parts)}
        yield library.problem(file, (*where, "part"), "unknown_part", **values)


def _target(library: Library, file: str, path: Path, indicator: Indicator) -> Iterator[Problem]:
    baseline, target = indicator.baseline, indicator.target
    if target and not baseline:
        yield library.problem(file, (*path, "target"), "target_without_baseline")
    if target and baseline:
        yield from _in_order(library, file, (*path, "target", "on"), baseline.on, target.on)
        if target.value == baseline.value:
            yield library.problem(file, (*path, "target", "value"), "target_equals_baseline")


def _order(library: Library, file: str, places: Sequence[tuple[Path, When]]) -> Iterator[Problem]:
    for (_, before), (path, when) in zip(places, places[1:], strict=False):
        if when.first > before.last:
            values = {"date": when.text, "before": before.text}
            yield library.problem(file, path, "wrong_order", **values)


def _not_future(
    library: Library, file: str, path: Path, when: When, today: dt.date
) -> Iterator[Problem]:
    if when.first > today:
        values = {"date": when.text, "today": today.isoformat()}
        yield library.problem(file, path, "future", **values)


def _in_order(
    library: Library, file: str, path: Path, start: When | None, end: When | None
) -> Iterator[Problem]:
    if start and end and end.last < start.first:
        yield library.problem(file, path, "ends_before_start", date=end.text, before=start.text)


def _before(library: Library, file: str, path: Path, when: When, other: When) -> Problem:
    values = {"date": when.text, "before": other.text}
    return library.problem(file, path, "ends_before_start", **values)
