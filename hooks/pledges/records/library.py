"""Everything that `data/` says, and where each word of it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple, cast, get_args, get_origin, get_type_hints

from pledges.records import vocabulary as known
from pledges.records.dated import Event, Indicator, Reading
from pledges.records.languages import Languages, Tongue
from pledges.records.pledge import Pledge, Question, Update
from pledges.records.problems import Path, Problem
from pledges.records.reader import Document
from pledges.records.shapes import Key, Shape, Walked, below, shape, walk
from pledges.records.texts import Lang, Text, Translated


class Figure(NamedTuple):
    """An indicator with a page of its own, and whose it is: a pledge's, or that of `context`."""

    owner: str
    key: str
    indicator: Indicator

    @property
    def name(self) -> str:
        """How other records and files name it."""
        return f"{self.owner}/{self.key}"

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.indicator.title

    @property
    def sources(self) -> list[str]:
        """The sources that it cites, as they come."""
        walked = walk(self.indicator)
        return [*dict.fromkeys(one.value for one in walked if one.shape.collection == "sources")]

    def id_of(self, reading: Reading) -> str:
        """How files name one of its readings."""
        return "/".join(filter(None, (self.name, reading.part, reading.on.text)))


class Correction(NamedTuple):
    """A value that was put right, what it was, and the update of a pledge that says so."""

    key: str
    was: str
    pledge: str
    update: Update
    entry: str


@dataclass(frozen=True)
class Library:
    """The records by collection and slug; pledges in the order of their numbers."""

    pledges: Mapping[str, Pledge]
    sources: Mapping[str, known.Source]
    bodies: Mapping[str, known.Body]
    objectives: Mapping[str, known.Objective]
    principles: Mapping[str, known.Principle]
    sdg: Mapping[str, known.Goal]
    glossary: Mapping[str, known.Term]
    statuses: Mapping[str, known.Rule]
    claims: Mapping[str, known.Rule]
    units: Mapping[str, known.Unit]
    words: Mapping[str, Text]
    events: Mapping[str, Event]
    context: Mapping[str, Indicator]
    questions: Mapping[str, Question]
    search: Mapping[str, known.Synonyms]
    governorates: Mapping[str, known.Governorate]
    languages: Languages
    documents: Mapping[str, Document] = field(repr=False)
    # Texts that are older than those beside them: language, words, newer words.
    outdated: frozenset[tuple[Lang, str, str]] = frozenset()
    # Files that could not be read, whose records are not here.
    unread: frozenset[str] = frozenset()

    def collection(self, name: str) -> Mapping[str, Any]:
        """The records of a collection by slug."""
        return cast("Mapping[str, Any]", getattr(self, name))

    def files(self) -> Iterator[tuple[str, Any]]:
        """Each file with its records."""
        for slug, pledge in self.pledges.items():
            yield file_of("pledges", slug), pledge
        for name in COLLECTIONS:
            yield file_of(name), self.collection(name)

    @cached_property
    def walked(self) -> Mapping[str, Sequence[Walked]]:
        """All that stands in each file."""
        return {file: walk(records) for file, records in self.files()}

    @cached_property
    def cited(self) -> dict[str, dict[str, known.Source]]:
        """The sources that each pledge cites, in the order of `data/sources.yml`."""
        found = {}
        for pledge, record in self.pledges.items():
            slugs = {one.value for one in walk(record) if one.shape.collection == "sources"}
            found[pledge] = {slug: one for slug, one in self.sources.items() if slug in slugs}
        return found

    @cached_property
    def alike(self) -> set[str]:
        """The sources that have the speaker and the date of another one."""
        told = {slug: (s.author, s.publisher, s.date) for slug, s in self.sources.items()}
        counts = Counter(told.values())
        return {slug for slug, words in told.items() if counts[words] > 1}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every indicator by its slug, which is its own over all owners."""
        owners = (*self.pledges, "context")
        return {k: Figure(o, k, one) for o in owners for k, one in self.indicators(o).items()}

    @cached_property
    def renamed(self) -> dict[str, dict[str, str]]:
        """What records with pages are called by names that they had and no other has now."""
        figures = {key: figure.indicator for key, figure in self.figures.items()}
        every: Mapping[str, Mapping[str, Any]]
        every = {"pledges": self.pledges, "bodies": self.bodies, "figures": figures}
        return {
            kind: {old: key for key, one in held.items() for old in one.formerly if old not in held}
            for kind, held in every.items()
        }

    @cached_property
    def corrections(self) -> dict[str, list[Correction]]:
        """What was put right in each record or entry, by its way through the data; newest first."""
        found: dict[str, list[Correction]] = {}
        for slug, pledge in self.pledges.items():
            for update in pledge.updates:
                for one in update.corrects:
                    entry, _, key = way_of(slug, one.at).rpartition("/")
                    told = Correction(key, one.was, slug, update, entry)
                    found.setdefault(entry, []).append(told)
        return found

    def corrected(self, key: str, reading: Reading) -> Sequence[Correction]:
        """What was put right in a reading of an indicator."""
        owner = self.figures[key].owner
        top = owner if owner in COLLECTIONS else f"pledges/{owner}/indicators"
        way = (top, key, "readings", reading.on.text, reading.part)
        return self.corrections.get("/".join(filter(None, way)), ())

    def indicators(self, owner: str) -> Mapping[str, Indicator]:
        """The indicators of a pledge, or those of `context`."""
        return self.context if owner == "context" else self.pledges[owner].indicators

    def problem(self, file: str, path: Path, code: str, /, **values: Any) -> Problem:
        """A problem at a key of a file."""
        document = self.documents.get(file, Document({}, {}))
        return document.problem(file, path, code, values.pop("allowed", ()), **values)


# The files of data/ that hold many records, and the model of each.
COLLECTIONS: dict[str, type] = {
    name: model
    for name, of in get_type_hints(Library).items()
    if get_origin(of) is Mapping and (model := get_args(of)[1]) not in {Pledge, Tongue, Document}
}


@cache
def files() -> Mapping[str, Shape]:
    """What each file of `data/` holds, by the name of the collection."""
    maps = {**COLLECTIONS, "languages": Tongue}
    return {"pledges": shape(Pledge), **{n: Shape("map", of=shape(m)) for n, m in maps.items()}}


def all_keys() -> Iterator[Key]:
    """Every key that a file of `data/` may hold, but the languages of texts and of phrases."""
    for file in files().values():
        for of in below(file):
            values = Translated.model_fields if of.what == "translated" else ()
            is_value = bool(of.of and of.of.what == "record")
            yield from (key for key in of.keys if not (is_value and key.name in values))


def way_of(pledge: str, at: str) -> str:
    """The way to a value that a correction of a pledge names: in the pledge, or in a collection."""
    top = at.partition("/")[0]
    return f"pledges/{pledge}/{at}" if top in files()["pledges"].names else at


def file_of_figures(owner: str) -> str:
    """The file in which the indicators of a pledge stand, or those of `context`."""
    return file_of(owner) if owner in COLLECTIONS else file_of("pledges", owner)


def file_of(collection: str, slug: str = "") -> str:
    """The file in which a record stands, or the folder of all pledges, from the project's top."""
    if collection != "pledges":
        return f"data/{collection}.yml"
    return f"data/pledges/{slug}.yml" if slug else "data/pledges/"
