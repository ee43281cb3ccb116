"""Columns follow the model: each kind of key has one, or is refused by its name."""

from collections.abc import Iterator, Mapping

import pytest

from pledges.files.tables.columns import URL, Column
from pledges.files.tables.every import TABLES
from pledges.files.tables.mirrors import KINDS, NoColumn, layout
from pledges.records.library import files
from pledges.records.pledge import Mark
from pledges.records.references import GoalSlug
from pledges.records.shapes import Key, below
from pledges.records.texts import Record, Text
from pledges.records.values import Date, Number, Prose, Slug
from pledges.records.vocabulary import Confidence

# Records of which no table tells.
UNPUBLISHED = {
    "account",
    "counted",
    "arabic-plurals",
    "english-plurals",
    "governorate",
    "plurals",
    "synonyms",
    "tongue",
}
# Keys that tables give under other names, or that say nothing but how a record is shown.
APART = {
    ("indicator", "chart"),
    ("indicator", "per"),
    ("update", "slug"),
    ("update", "answers"),
    ("objective-link", "to"),
    ("goal-link", "to"),
    ("term", "variants"),
}
# What tables tell of by columns of their own; a new key of these needs one too.
BY_HAND = {
    "quote": {"text", "source"},
    "roles": {"lead", "supporting", "partners", "given", "sources"},
}


class Held(Record):
    """A record of every kind that a column can hold."""

    title: Text
    on: Date
    value: Number | None = None
    goal: GoalSlug | None = None
    names: tuple[Slug, ...] = ()
    confidence: Confidence = "high"


def test_new_keys_follow_those_that_have_their_place() -> None:
    """Each as what it is; what a record always has is required."""
    found = layout(Held, "value", URL, Column("on", "text"))
    assert found == (
        Column("value", "number"),
        URL,
        Column("on", "text"),
        Column("title", "texts", required=True),
        Column("goal", "id", refers="goals"),
        Column("names", "ids"),
        Column("confidence", "code", required=True, allowed=("high", "medium")),
    )


@pytest.mark.parametrize(
    "kind", [Mark, Mapping[Slug, Text], tuple[Mark, ...], tuple[Prose, ...], tuple[Text, ...]]
)
def test_what_no_column_can_hold_is_refused(kind: object) -> None:
    """By its name, with the way out."""
    model = type("Milestone", (Record,), {"__annotations__": {"steps": kind}})
    with pytest.raises(NoColumn, match=r"milestone\.steps needs a table of its own"):
        layout(model)


def keys() -> Iterator[Key]:
    """Every key of the model."""
    return (key for file in files().values() for of in below(file) for key in of.keys)


def test_the_model_says_what_each_key_is() -> None:
    """So that schemas, columns and questions can follow it."""
    assert [key for key in keys() if key.shape.each.what == "unknown"] == []


def test_every_key_is_published_or_known_not_to_be() -> None:
    """Under its name, or within the record around it; a new key of any record is found here."""
    names = {column.name for table in TABLES.values() for column in table.own}
    for key in keys():
        held = key.shape.each.what in KINDS and key.model not in UNPUBLISHED | BY_HAND.keys()
        if held and (key.model, key.name) not in APART:
            told = {name for name in names if f"_{name}".endswith(f"_{key.name}")}
            assert told, f"{key.model}.{key.name}"


def test_what_is_written_by_hand_is_all_there_is() -> None:
    """A new key of these records needs a column by hand, as they have for each other."""
    for model, own in BY_HAND.items():
        assert {key.name for key in keys() if key.model == model} == own
