"""The records of earlier states of main, as the model of today reads them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from pledges.history.compare import state_of
from pledges.history.lineage import editions
from pledges.history.old_yaml import FORMER, plain
from pledges.history.repository import BROKEN, Repository
from pledges.history.walk import History
from pledges.records.languages import further
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.pledge import Pledge
from pledges.records.shapes import walk
from pledges.records.values import Slug

# Words and rules in which all days are told, those of today; what was meant tells readers nothing.
WORDS = (
    *("claims", "glossary", "governorates", "languages", "search", "statuses", "units", "words"),
    "meant",
)
OF_TODAY = {file_of(name) for name in WORDS}
MODELS: dict[str, Any] = {"pledges": Pledge, **COLLECTIONS}
PastRecords = dict[str, Any]
# What a page tells, and the records that it names.
Shown = tuple[Any, Mapping[tuple[str, str], Any]]


class PastState(NamedTuple):
    """What main held at the end of a day; no library where the model of today cannot read it.

    `since` tells from which edition on each pledge, what `context` holds and (by an empty name) the
    whole stand so: only there it has a page.
    """

    day: dt.date
    commit: str
    library: Library | None
    since: Mapping[str, dt.date]


@dataclass(frozen=True)
class Past:
    """Reads states of main; a file that stands in many of them is read once."""

    found: Repository
    today: Library
    history: History
    known: dict[tuple[str, str], tuple[str, PastRecords]] = field(default_factory=dict)

    @cached_property
    def states(self) -> list[PastState]:
        """The editions of the record, oldest first."""
        found: list[PastState] = []
        shown: dict[str, Shown] = {}
        since: dict[str, dt.date] = {}
        for one in editions(self.history):
            library: Library | None = None
            try:
                library = self._library(one.id)
                now = {owner: _shown(library, owner) for owner in _owners(library)}
            except BROKEN:
                # A page that is there half would say that what it lacks was not there then.
                library, now = None, {}
            kept = {owner: since[owner] for owner in now if shown.get(owner) == now[owner]}
            shown, since = now, {"": one.day, **dict.fromkeys(now, one.day), **kept}
            found.append(PastState(one.day, one.id, library, since))
        return found

    @property
    def standing(self) -> Mapping[str, dt.date]:
        """Since when all stands as today; empty if more arrived since on a day that none knows."""
        told = next((one for one in self.history.commits if one.told), None)
        return self.states[-1].since if told and told.dated else {}

    def _library(self, commit: str) -> Library:
        """The records of a commit; raise ValueError, or KeyError for what no model knows."""
        held: PastRecords = {name: {} for name in MODELS if file_of(name) not in OF_TODAY}
        for path, blob in self.found.files(commit, FORMER.paths).items():
            if path not in OF_TODAY:
                kind, records = self._records(path, blob)
                held[kind].update(records)
        held["pledges"] = dict(sorted(held["pledges"].items(), key=lambda one: one[1].number))
        return replace(self.today, **held, documents={})

    def _records(self, path: str, blob: str) -> tuple[str, PastRecords]:
        if (path, blob) not in self.known:
            ((kind, state),) = state_of({path: plain(self.found.text(blob))}).items()
            reader: TypeAdapter[PastRecords] = TypeAdapter(dict[Slug, MODELS[kind]])  # type: ignore[valid-type]
            records = reader.validate_python(state, context=further(self.today.languages))
            self.known[path, blob] = kind, records
        return self.known[path, blob]


def _owners(library: Library) -> list[str]:
    if not library.pledges:
        raise ValueError("no pledges where any model knows them")
    return [*library.pledges, *(["context"] if library.context else [])]


def _shown(library: Library, owner: str) -> Shown:
    """What a page tells of a pledge or of `context`; KeyError if it names what is not there."""
    corrected = [[one.corrects for one in pledge.updates] for pledge in library.pledges.values()]
    told = library.pledges.get(owner) or (library.context, corrected)
    names = {(of.collection, slug) for _, slug, of in walk(told) if of.collection}
    return told, {(name, slug): library.collection(name)[slug] for name, slug in names}
