"""Everything that `data/` says, and where each word of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pledges.model import (
    Body,
    Event,
    Goal,
    Indicator,
    Objective,
    Pledge,
    Principle,
    Question,
    Source,
    Term,
    Text,
    Unit,
    Verdict,
)
from pledges.problems import Path, Problem
from pledges.reader import Document

# The files of data/ that hold many records, and the model of each.
COLLECTIONS: dict[str, type] = {
    "sources": Source,
    "bodies": Body,
    "objectives": Objective,
    "principles": Principle,
    "sdg": Goal,
    "glossary": Term,
    "statuses": Verdict,
    "claims": Verdict,
    "units": Unit,
    "words": Text,
    "events": Event,
    "context": Indicator,
    "questions": Question,
}


@dataclass(frozen=True)
class Library:
    """The records by collection and slug; pledges in the order of their numbers."""

    pledges: Mapping[str, Pledge]
    sources: Mapping[str, Source]
    bodies: Mapping[str, Body]
    objectives: Mapping[str, Objective]
    principles: Mapping[str, Principle]
    sdg: Mapping[str, Goal]
    glossary: Mapping[str, Term]
    statuses: Mapping[str, Verdict]
    claims: Mapping[str, Verdict]
    units: Mapping[str, Unit]
    words: Mapping[str, Text]
    events: Mapping[str, Event]
    context: Mapping[str, Indicator]
    questions: Mapping[str, Question]
    documents: Mapping[str, Document] = field(repr=False)

    def collection(self, name: str) -> Mapping[str, Any]:
        """The records of a collection by slug."""
        found: Mapping[str, Any] = getattr(self, name)
        return found

    def indicators(self, owner: str) -> Mapping[str, Indicator]:
        """The indicators of a pledge, or those of `context`."""
        return self.context if owner == "context" else self.pledges[owner].indicators

    def problem(self, file: str, path: Path, code: str, **values: Any) -> Problem:
        """A problem at a key of a file."""
        allowed = values.pop("allowed", ())
        place = self.documents[file].place(path)
        return Problem(file, place, path, code, values, allowed)


def file_of(collection: str, slug: str = "") -> str:
    """The file in which a record stands, from the top of the project."""
    return f"data/pledges/{slug}.yml" if collection == "pledges" else f"data/{collection}.yml"
