"""The fields of a form, made from the model, and what is answered in them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from pledges.characters import CONTROL
from pledges.records import guesses
from pledges.records.meant.addresses import real
from pledges.records.meant.texts import plain
from pledges.records.problems import Path
from pledges.records.reader import Plain
from pledges.records.shapes import Key, Shape, shape
from pledges.records.texts import Lang
from pledges.records.vocabulary import Source

# Puts an answer into the form that machines read, where it is certain.
FORMS: dict[str, Callable[[str], str]] = {
    "date": guesses.date,
    **dict.fromkeys(("number", "whole"), guesses.number),
    **dict.fromkeys(("slug", "reference", "choice"), guesses.name),
    "url": real,
}
# What a new record has none of yet.
PAST = {"formerly", "withdrawn"}
# How a record is named in a list to choose from; what stands in the brackets is written.
PICKED = re.compile(r".*\[([a-z0-9./-]+)\]\s*", re.DOTALL)
CHOSEN = {"reference", "choice", "language"}
# A whole page, whose lines stay as they are.
MARKDOWN = Shape("unknown")
ROOT = "v"
# What a record is called in its file.
NAME = "name"
NAMED = Key(NAME, "", Shape("slug"), needed=False, always=False)
# That the verdict was read anew, and holds.
STILL = Key("still", "update", Shape("choice", choices=("yes",)), needed=False, always=False)
# A source that is not there yet, where its address is cited; the day of today need not be read.
ABOUT = tuple(key for key in shape(Source).keys if key.name != "url")
FRESH = Key("fresh", "source", replace(shape(Source), keys=ABOUT), needed=True, always=False)
TODAY = f"{ROOT}.fresh.read"
# What is said of a record that is there, and the fields that say it.
STATES = {"done": ("v.done", "v.claim", "v.sources")}
# In how many words a record is named whose editor does not name it.
WORDS = 5


@dataclass(frozen=True)
class FormField:
    """A field, or several together: how it is sent, what it is, what stands in it."""

    name: str
    key: Key
    lang: Lang
    values: tuple[str, ...]
    inner: tuple[Self, ...] = ()

    @property
    def is_seldom(self) -> bool:
        """Whether it may be left out, and nothing stands in it nor in what stands in it."""
        is_blank = not any(one.values for one in self.leaves())
        is_short = self.key.needed or self.key == STILL
        return self.name == TODAY or (is_blank and not is_short)

    def leaves(self) -> Iterator[Self]:
        """It and all that stand in it."""
        yield self
        for one in self.inner:
            yield from one.leaves()


def is_entries(of: Shape) -> bool:
    """Whether values are records of their own, each with a form."""
    return of.what == "map" or (of.what == "list" and of.each.what == "record")


def field(  # noqa: PLR0913 - what is handed down to the fields within
    key: Key, value: Plain, langs: Collection[Lang], *, new: bool, name: str = ROOT, lang: Lang = ""
) -> FormField:
    """A field with what stands in it; in a new record, with all lists that it cannot lack."""
    entries = {str(i): one for i, one in enumerate(value)} if isinstance(value, list) else {}
    held = value if isinstance(value, dict) else entries
    lang = key.name if key.name in langs else lang
    inner = tuple(
        field(part, held.get(part.name), langs, new=new, name=f"{name}.{part.name}", lang=lang)
        for part in _parts(key.shape, langs, new=new)
    )
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else ()
    return FormField(name, key, lang, () if inner else tuple(values), inner)


def _parts(of: Shape, langs: Collection[Lang], *, new: bool) -> Iterator[Key]:
    if of.what == "list" and of.of and is_entries(of):
        yield Key("0", of.of.model, of.of, needed=True, always=True)
    for one in langs if of.what in {"text", "translated"} else ():
        needed = one in of.names or not of.keys
        yield Key(one, of.model, of.inner(one), needed, needed)
    for key in of.keys:
        is_past = new and key.name in PAST
        is_list = is_entries(key.shape) and not (new and key.needed)
        if not (key.name in langs or is_past or is_list):
            yield key


def answer(asked: FormField, given: Mapping[str, list[str]]) -> Plain:
    """What was answered, as a file would hold it; None where nothing was."""
    is_list = asked.key.shape.what == "list"
    if asked.inner:
        held = {part.key.name: answer(part, given) for part in asked.inner}
        found = {name: one for name, one in held.items() if one is not None}
        return ([*found.values()] if is_list else found) or None
    typed = filter(str.strip, given.get(asked.name, ()))
    sent = [_plain(asked.key.shape.each, one, asked.lang) for one in typed]
    return (sent or None) if is_list else next(iter(sent), None)


def whole(asked: FormField, old: Plain, new: Plain) -> Plain:
    """An answer with all that stands in the record and was not asked for."""
    if not (asked.inner and isinstance(old, dict)):
        return new
    names = {part.key.name: part for part in asked.inner}
    answers = {name: whole(names[name], old.get(name), one) for name, one in (new or {}).items()}
    return {**{name: one for name, one in old.items() if name not in names}, **answers} or None


def _plain(of: Shape, text: str, lang: Lang) -> str:
    if of == MARKDOWN:
        return text.replace("\r\n", "\n").rstrip("\n") + "\n"
    if of.what in CHOSEN and (match := PICKED.fullmatch(text)):
        return match[1]
    words = " ".join(CONTROL.sub(" ", text).split())
    return FORMS[of.what](words) if of.what in FORMS else plain(words, lang)


def name_of(text: Plain) -> str:
    """A name made of the first English words of a text; nothing where there are none."""
    words = text.get("en", "") if isinstance(text, dict) else ""
    return "-".join(re.findall("[a-z0-9]+", str(words).lower())[:WORDS])


def beside(asked: FormField, path: Path) -> str:
    """The name of the field that a place in a record belongs to, or of the nearest around it."""
    name = ".".join([ROOT, *map(str, path), ""])
    leaves = [one.name for one in asked.leaves()]
    inside = (leaf for leaf in leaves if path and leaf.startswith(name))
    around = [leaf for leaf in leaves if name.startswith(f"{leaf}.")]
    return next(inside, max(around, key=len))
