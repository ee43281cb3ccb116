"""The records of earlier states of main, as the model of today reads them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import starmap
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from pledges.history.compare import state_of
from pledges.history.lineage import editions
from pledges.history.old_yaml import FORMER, plain
from pledges.history.repository import Repository
from pledges.history.walk import History
from pledges.records.languages import further
from pledges.records.library import COLLECTIONS, Library
from pledges.records.pledge import Pledge
from pledges.records.references import Reference, references
from pledges.records.values import Slug

# Words and rules in which all days are told: those of today.
OF_TODAY = {"claims", "glossary", "governorates", "languages", "search", "statuses", "units"}
OF_TODAY |= {"words"}
MODELS: Mapping[str, type] = {"pledges": Pledge, **COLLECTIONS}


class PastState(NamedTuple):
    """What main held at the end of a day; no library where the model of today cannot read it.

    `since` tells from which edition on each pledge, what `context` holds and (by an empty name) the
    whole stand so: only there it has a page.
    """

    day: dt.date
    commit: str
    library: Library | None
    since: Mapping[str, dt.date]


class Shown(NamedTuple):
    """What a page tells, the records that it names, and since when it is so."""

    since: dt.date
    told: Any
    named: Mapping[tuple[str, str], Any]


class KnownFile(NamedTuple):
    """The records of a file, and what they refer to."""

    kind: str
    records: Mapping[str, Any]
    refers: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Past:
    """Reads states of main; a file that stands in many of them is read once."""

    found: Repository
    today: Library
    history: History
    known: dict[tuple[str, str], KnownFile] = field(default_factory=dict)

    @cached_property
    def states(self) -> list[PastState]:
        """The editions of the record, oldest first."""
        found: list[PastState] = []
        shown: dict[str, Shown] = {}
        for one in editions(self.history):
            library = self.library(one.id)
            shown = (
                {o: _shown(library, o, one.day, shown.get(o)) for o in _owners(library)}
                if library
                else {}
            )
            since = {"": one.day, **{owner: what.since for owner, what in shown.items()}}
            found.append(PastState(one.day, one.id, library, since))
        return found

    @property
    def standing(self) -> Mapping[str, dt.date]:
        """Since when all stands as today; empty if more arrived since on a day that none knows."""
        told = next((one for one in self.history.commits if one.told), None)
        return self.states[-1].since if told and told.dated else {}

    def library(self, commit: str) -> Library | None:
        """The records of a commit; None if one of them cannot be read or names what is not there.

        A page that is there half would say that what it lacks was not there then.
        """
        try:
            files = [*starmap(self._file, self.found.files(commit, FORMER.paths).items())]
        except (ValueError, KeyError):
            return None
        held: dict[str, Any] = {name: {} for name in MODELS.keys() - OF_TODAY}
        for file in files:
            held.get(file.kind, {}).update(file.records)
        held["pledges"] = dict(sorted(held["pledges"].items(), key=lambda one: one[1].number))
        library = replace(self.today, **held, documents={})
        refers = {one for file in files for one in file.refers}
        known = all(slug in library.collection(name) for name, slug in refers)
        return library if known and library.pledges else None

    def _file(self, path: str, blob: str) -> KnownFile:
        if (path, blob) not in self.known:
            self.known[path, blob] = self._read(path, blob)
        return self.known[path, blob]

    def _read(self, path: str, blob: str) -> KnownFile:
        """A file that can be read; raise ValueError, or KeyError for one that no model knows."""
        ((kind, state),) = state_of({path: plain(self.found.text(blob))}).items()
        if kind in OF_TODAY:
            return KnownFile(kind, {}, frozenset())
        context = further(self.today.languages)
        records = _reader(kind).validate_python(state, context=context)
        return KnownFile(kind, records, frozenset(map(_name, references(records))))


def _owners(library: Library) -> list[str]:
    return [*library.pledges, *(["context"] if library.context else [])]


def _shown(library: Library, owner: str, day: dt.date, before: Shown | None) -> Shown:
    """What a page tells of a pledge or of `context`, and whether that is what it told before."""
    corrected = [[one.corrects for one in pledge.updates] for pledge in library.pledges.values()]
    told = library.pledges.get(owner) or (library.context, corrected)
    same = before and before.told == told
    named = before.named if before and same else {_name(one) for one in references(told)}
    held = {(name, slug): library.collection(name)[slug] for name, slug in named}
    return Shown(before.since if before and same and before.named == held else day, told, held)


@cache
def _reader(kind: str) -> TypeAdapter[Mapping[str, Any]]:
    model: Any = MODELS[kind]
    return TypeAdapter(dict[Slug, model])


def _name(reference: Reference) -> tuple[str, str]:
    return reference.collection, reference.slug
