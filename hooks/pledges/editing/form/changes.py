"""What an answer changes in the files: a record written, taken out, a value put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pledges.editing.form.fields import FormField, name_of, whole
from pledges.editing.form.target import Target
from pledges.editing.form.workshop import Contents, Workshop
from pledges.editing.mend.rewrite import added, rewritten, spaced, under
from pledges.records.library import file_of
from pledges.records.pledge import Update
from pledges.records.problems import Path
from pledges.records.reader import Plain, read
from pledges.records.vocabulary import Source


@dataclass(frozen=True)
class Begun:
    """What was answered of a record; `before` tells how it stood in its file when it was opened."""

    file: str
    way: str
    before: str
    value: Any
    name: str = ""


@dataclass(frozen=True)
class Changed:
    """What files would hold; where in them the answer is, and which part of the form that is."""

    texts: Contents
    places: Mapping[tuple[str, Path], Path]


def changed(workshop: Workshop, asked: FormField, place: Target, value: Any) -> Changed:
    """The files with an answer, or without what it is None of; NoPlace where that cannot be."""
    if value is None:
        return _gone(workshop, place)
    if isinstance(value, dict) and "fresh" in value:
        return _with_source(workshop, asked, place, value)
    if place.is_page:
        return Changed(workshop.page_texts(place, value), {(place.file, ()): ()})
    if not place.is_log:
        return _written(workshop, asked, place, value)
    still = value.get("still")
    value = {key: one for key, one in value.items() if key != "still"}
    if place.is_value:
        found = _corrected(workshop, place, value)
    else:
        found = _written(workshop, asked, place, update_of(workshop, place.file, value))
    *_, (log, _) = found.places
    texts = {**found.texts}
    if still:
        day = workshop.today.isoformat()
        texts[log] = rewritten(texts[log], workshop.model(log), ("verdict", "on"), day)
    return Changed(texts, {**found.places, (log, ("verdict",)): ("still",)})


def _with_source(workshop: Workshop, asked: FormField, place: Target, value: Any) -> Changed:
    """The files with an answer, and with the source that it is the first to cite."""
    fresh, file = value["fresh"], file_of("sources")
    rest = {key: one for key, one in value.items() if key != "fresh"}
    found, slug = changed(workshop, asked, place, rest), fresh["slug"]
    text = found.texts.get(file) or workshop.text(file)
    text = rewritten(text, workshop.model(file), (slug,), record_of(Source, fresh))
    return Changed({**found.texts, file: text}, {**found.places, (file, (slug,)): ("fresh",)})


def _written(workshop: Workshop, asked: FormField, place: Target, new: Plain) -> Changed:
    """The file with a record, where it stood or where a new one belongs."""
    held = workshop.value(place)
    value: Any = whole(asked, spaced(held) if held else None, new)
    text, model, path = workshop.text(place.file), workshop.model(place.file), place.path
    if place.is_new:
        text = added(text, model, path[:-1], value)
    else:
        text = rewritten(text, model, path, value)
    held = under(read(text, place.file).value, path[:-1]) if path else None
    if isinstance(held, list):
        path = (*path[:-1], _index(held, value))
    return Changed({place.file: text}, {(place.file, path): ()})


def _index(held: list[Any], value: Plain) -> int:
    return next(i for i, one in enumerate(held) if spaced(one) == value)


def _gone(workshop: Workshop, place: Target) -> Changed:
    """The file without a record, and without a list in which nothing else stands."""
    around = place.path[:-1] if len(workshop.value(place.around) or ()) == 1 else place.path
    text = rewritten(workshop.text(place.file), workshop.model(place.file), around, None)
    # Nor does the empty line stay that parted it from others.
    text = re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"
    return Changed({place.file: text}, {(place.file, place.path[:-1]): ()})


def _corrected(workshop: Workshop, place: Target, value: dict[str, Any]) -> Changed:
    """A value put right where it stands, and the update of today that says what it was."""
    was, file = workshop.value(place), place.file
    now, log = value.get("now"), file_of("pledges", value["pledge"]) if "pledge" in value else file
    texts = {file: rewritten(workshop.text(file), workshop.model(file), place.path, now)}
    around = workshop.value(place.around)
    sources = value.get("sources", [])
    # A value is cited by what shows it.
    if sources and around.get("source", sources[0]) not in sources:
        cited = (*place.path[:-1], "source")
        texts[file] = rewritten(texts[file], workshop.model(file), cited, sources[0])
    corrects = {"at": workshop.way(place), "was": was}
    why = {**value, "on": workshop.today.isoformat(), "type": "correction", "corrects": [corrects]}
    entry = update_of(workshop, log, why)
    text = texts.get(log) or workshop.text(log)
    texts[log] = added(text, workshop.model(log), ("updates",), entry)
    held = under(read(texts[log], log).value, ("updates",))
    at: Path = ("updates", _index(held, entry))
    told = {(file, place.path): ("now",), (log, (*at, "corrects")): ("now",), (log, at): ()}
    return Changed(texts, told)


def source_of(sources: Mapping[str, Source], address: str, title: Plain) -> str:
    """The name of the source that has an address, or one for it made of its title."""
    cited = [name for name, one in sources.items() if one.url == address]
    found = next(iter(cited), name_of(title) or "new")
    while found in sources and not cited:
        found += "-2"
    return found


def update_of(workshop: Workshop, log: str, given: dict[str, Any]) -> dict[str, Any]:
    """An update for a log; it has a name where another is of the same day."""
    others: Any = workshop.value(Target(log, ("updates",))) or ()
    is_second = any(one["on"] == given.get("on") for one in others)
    slug = given.get("slug") or (name_of(given.get("text")) if is_second else "")
    return record_of(Update, {**given, "slug": slug})


def record_of(model: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record, in the order of the model."""
    return {name: given[name] for name in model.model_fields if given.get(name)}
