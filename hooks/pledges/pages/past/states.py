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
    """What main held at the end of a day; no library where the model of today cannot read it."""

    day: dt.date
    commit: str
    library: Library | None


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
        every = editions(self.history)
        return [PastState(one.day, one.id, self.library(one.id)) for one in every]

    @property
    def newest(self) -> dt.date | None:
        """The day of the newest edition, unless more arrived since on a day that nobody knows."""
        told = next((one for one in self.history.commits if one.told), None)
        return told.day if told and told.dated else None

    def library(self, commit: str) -> Library | None:
        """The records of a commit; None if one of them cannot be read or names what is not there.

        A page that is there half would say that what it lacks was not there then.
        """
        try:
            files = [*starmap(self._file, self.found.files(commit, FORMER.paths).items())]
        except (ValueError, KeyError):
            return None
        held: dict[str, dict[str, Any]] = {name: {} for name in MODELS.keys() - OF_TODAY}
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


@cache
def _reader(kind: str) -> TypeAdapter[Mapping[str, Any]]:
    return TypeAdapter(dict[Slug, MODELS[kind]])  # type: ignore[misc]


def _name(reference: Reference) -> tuple[str, str]:
    return reference.collection, reference.slug
