"""One difference in meaning between two states of the data, as plain values."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pledges.history.sameness import weighty
from pledges.records.library import all_keys, files
from pledges.records.reader import Plain
from pledges.records.shapes import NOTHING, Shape, at
from pledges.records.texts import Text
from pledges.tables import table

# The code of a language, as `ckb` or `pt-br`.
LANG = re.compile("[a-z]{2,3}(-[a-z0-9]+)*")
NUMBERS = {"number", "whole"}
# The collection whose records are a file each.
PLEDGES = "pledges"
NEWS = table(__file__)
LASTING: Mapping[str, Sequence[str]] = NEWS["lasting"]
# A record begins, of which nothing else is said, ends, or is told by both its names.
RecordChange = Literal["began", "ended", "renamed", "moved"]
# An entry comes or goes; a value has None on the side where there was none; a text is reworded in
# its languages; the due date in force is revised, with a reason.
ChangeKind = Literal[RecordChange, "added", "removed", "changed", "reworded", "revised"]
# The records of a state by collection and slug; collections are named after their files.
RecordState = Mapping[str, Mapping[str, Plain]]


@dataclass(frozen=True)
class Change:
    """What changed at a path of a record, with the titles around it as they were then."""

    what: ChangeKind
    record: tuple[str, str]
    path: tuple[str, ...] = ()
    before: Plain = None
    after: Plain = None
    title: Plain = None
    part: Plain = None
    unit: str = ""
    sources: tuple[str, ...] = ()
    reason: Plain = None
    editorial: bool = False
    # What no other change ever has, and this one keeps.
    id: str = ""

    @property
    def digest(self) -> str:
        """Where it was made and what it made of what, in short: the same wherever it is read."""
        return f"{'/'.join(self.name)}/{digest([self.name, self.before, self.after])}"

    @property
    def is_correction(self) -> bool:
        """Whether it is a new update that says what was wrong."""
        entry = self.after if self.what == "added" and self.path[:1] == ("updates",) else None
        return isinstance(entry, dict) and entry.get("type") == "correction"

    @property
    def is_lasting(self) -> bool:
        """Whether it takes away, or changes, what no editor does without a word."""
        if self.what in {"ended", "removed"}:
            return self.name[-2] in LASTING and isinstance(self.before, dict)
        lasting = [key for one in self.name[-3:-1] for key in LASTING.get(one, ())]
        return self.what == "changed" and bool(self.before) and self.name[-1] in lasting

    @property
    def is_news(self) -> bool:
        """Whether readers are told: it is about the pledges, and not how we write or keep them."""
        kind = self.record[0]
        if self.editorial or self.what in {"renamed", "moved"} or kind not in NEWS["telling"]:
            is_one = self.what in {"began", "ended"} or self.path == ("withdrawn",)
            return kind in NEWS["coming_and_going"] and is_one
        if self.what == "reworded":
            told = {*NEWS["told_texts"]} & {*self.path} or weighty(self.before) != weighty(
                self.after
            )
            return bool(told) and self.path[-1] != "note"
        both = bool(self.before and self.after)
        return self.what != "changed" or both or self.path[-1] in NEWS["told_keys"]

    @property
    def name(self) -> tuple[str, ...]:
        """Where it is: collection, slug, and the path below."""
        return (*self.record, *self.path)

    def at(self, key: str, before: Plain = None, after: Plain = None) -> "Change":
        """The place of a key; the values there, newer first, may name it and cite sources."""
        return replace(self, path=(*self.path, key)).within(after, before)

    def within(self, *values: Plain) -> "Change":
        """The same place with the title, unit and sources that its values tell."""
        around = [value for value in values if isinstance(value, dict)]
        title = next(filter(None, map(title_of, around)), None)
        unit = next(filter(None, (value.get("unit") for value in around)), self.unit)
        sources = next(filter(None, map(sources_of, around)), self.sources)
        found = replace(self, unit=unit if isinstance(unit, str) else "", sources=sources)
        return replace(found, part=title or self.part) if self.path else replace(found, title=title)


def digest(value: Plain) -> str:
    """A few letters that stand for a value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def shape_at(record: tuple[str, str], path: tuple[str, ...]) -> Shape:
    """What the model says of a place; of one that it does not know, what it says of its name."""
    collection, slug = record
    found = at(files().get(collection, NOTHING), path if collection == PLEDGES else (slug, *path))
    names = (key.shape for key in all_keys() if path and key.name == path[-1])
    return next(names, found) if found == NOTHING else found


def is_text(value: Plain) -> bool:
    """Whether a value is one text, in Arabic or English and in whatever further languages."""
    return (
        isinstance(value, dict)
        and not value.keys().isdisjoint(Text.model_fields)
        and all(LANG.fullmatch(lang) and isinstance(text, str) for lang, text in value.items())
    )


def title_of(value: Mapping[str, Any]) -> Plain:
    """What a record or an entry is called: its title, its label, or the text of a question."""
    keys = ("text", "title", "label") if "who" in value else ("title", "label")
    named = (value.get(key) for key in keys)
    return next((title for title in named if isinstance(title, str) or is_text(title)), None)


def sources_of(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The sources that a record or an entry itself cites."""
    found = value.get("sources", value.get("source"))
    listed = found if isinstance(found, list) else [found]
    return tuple(slug for slug in listed if isinstance(slug, str) and slug)
