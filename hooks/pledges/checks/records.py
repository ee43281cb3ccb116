"""Rules across records: one function a rule, each telling its problems."""

import datetime as dt
from collections.abc import Collection, Iterator

from pledges.checks import pledges
from pledges.checks.dates import Desk
from pledges.checks.words import misplaced, missing, themes
from pledges.records.library import Library, file_of, file_of_figures
from pledges.records.problems import Path, Problem
from pledges.records.texts import LANGS
from pledges.search.words import words

# What is told of a record that is not there, and would be told wrongly where its file was left out.
ELSEWHERE = {"unknown_reference", "no_record"}
ANYWHERE = {"number_beyond", "unused_source", "shortcode_unknown_slug", "shortcode_no_reading"}


def problems(library: Library, today: dt.date, cited: set[str]) -> list[Problem]:
    """Every rule that the records break; `cited` are the sources that pages cite."""
    found = [*missing(library), *misplaced(library), *_references(library, cited)]
    found += [*_shared(library), *themes(library)]
    events = [((slug, "on"), event.on) for slug, event in library.events.items()]
    found += Desk(library, file_of("events"), today).newest_first(events)
    found += _synonyms(library)
    for file, walked in library.walked.items():
        found += pledges.problems(Desk(library, file, today), walked)
    return found


def _references(library: Library, cited: Collection[str]) -> Iterator[Problem]:
    """Names of records that are not there, and sources that nothing names."""
    sources = set(cited)
    for file, walked in library.walked.items():
        for path, slug, of in walked:
            if of.collection and slug not in (known := library.collection(of.collection)):
                values = {"word": slug, "file": file_of(of.collection), "allowed": tuple(known)}
                yield library.problem(file, path, "unknown_reference", **values)
            if of.collection == "sources":
                sources.add(slug)
        for path, slug, of in pledges.standing(walked):
            # Events that fall away take no date with them: whoever waits for one still does.
            named = library.collection(of.collection).get(slug) if of.collection else None
            if getattr(named, "withdrawn", None) and of.collection != "events":
                yield library.problem(file, path, "names_withdrawn", word=slug)
    for slug, source in library.sources.items():
        if slug not in sources and not source.withdrawn:
            yield library.problem(file_of("sources"), (slug,), "unused_source", word=slug)


def _shared(library: Library) -> Iterator[Problem]:
    """Numbers, names of figures and words of updates that two pledges have."""
    seen: dict[object, str] = {("same_figure", key): "context" for key in library.context}
    for slug, pledge in library.pledges.items():
        own: list[tuple[str, Path, object]] = [("same_number", ("number",), pledge.number)]
        own += [("same_figure", ("indicators", key), key) for key in pledge.indicators]
        for i, update in enumerate(pledge.updates):
            own.append(("same_update", ("updates", i, "text", "ar"), update.text.ar))
        for code, path, word in own:
            if (first := seen.setdefault((code, word), slug)) != slug:
                values = {"word": str(word)[:60], "file": file_of_figures(first)}
                yield library.problem(file_of("pledges", slug), path, code, **values)


def _synonyms(library: Library) -> Iterator[Problem]:
    """A group of synonyms has two words or more, single ones, each of them once."""
    known = words(LANGS[0])
    file = file_of("search")
    for slug, group in library.search.items():
        if sum(map(len, group.own().values())) == 1:
            yield library.problem(file, (slug,), "lone_synonym")
        seen: set[str] = set()
        for lang in library.languages:
            for place, word in enumerate(group[lang]):
                tokens = tuple(known.tokens(word))
                if len(tokens) != 1:
                    yield library.problem(file, (slug, lang, place), "many_words", word=word)
                elif tokens[0] in seen:
                    yield library.problem(file, (slug, lang, place), "same_synonym", word=word)
                seen.update(tokens)


def lost(rules: Collection[Problem]) -> set[str]:
    """The files of pledges that records name and pages show, and that are not there."""
    folder = file_of("pledges")
    elsewhere = [rule for rule in rules if rule.values.get("file") == folder]
    shown = {rule.values["word"] for rule in elsewhere if rule.code == "no_record"}
    named = {rule.values["word"] for rule in elsewhere if rule.code == "unknown_reference"}
    return {file_of("pledges", slug) for slug in shown & named}


def may_be_there(problem: Problem, unread: Collection[str]) -> bool:
    """Whether a problem only follows from files that could not be read."""
    if problem.code in ELSEWHERE:
        return any(file.startswith(problem.values["file"]) for file in unread)
    return problem.file in unread or (bool(unread) and problem.code in ANYWHERE)
