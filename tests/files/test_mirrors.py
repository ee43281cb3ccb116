"""Columns follow the model: each kind of key has one, or is refused by its name."""

import re
from collections.abc import Iterator, Mapping

import pytest

from pledges.files.tables.columns import Column
from pledges.files.tables.every import APART, TABLES, NoColumn, layout
from pledges.records.dated import Mark
from pledges.records.library import files
from pledges.records.shapes import Key, below, shape
from pledges.records.texts import Record, Text
from pledges.records.values import Date, GoalSlug, Number, Prose, Slug
from pledges.records.vocabulary import Confidence


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
    found = layout(shape(Held), ["value url", {"on": {"kind": "text"}}])
    assert found == (
        Column("value", "number", key="held.value"),
        Column("url", "urls", required=True),
        Column("on", "text"),
        Column("title", "texts", required=True, key="held.title"),
        Column("goal", "id", refers="goals", key="held.goal"),
        Column("names", "ids", key="held.names"),
        Column(
            "confidence", "code", required=True, allowed=("high", "medium"), key="held.confidence"
        ),
    )


MARK = {"on": "2024", "value": "7", "source": "plan"}


class Holder(Record):
    """A record that may hold another."""

    mark: Mark | None = None


def test_a_record_within_has_columns_that_begin_with_its_key() -> None:
    """None is required where the record may be left out; a value is found at its path."""
    on, value, source = layout(shape(Holder), [])
    assert [one.name for one in (on, value, source)] == ["mark_on", "mark_value", "mark_source"]
    assert not any(one.required for one in (on, value, source))
    assert value.value({"mark": Mark.model_validate(MARK)}) == 7
    assert value.value({"mark": None}) is None


@pytest.mark.parametrize(
    "kind", [Mapping[Slug, Text], tuple[Mark, ...], tuple[Prose, ...], tuple[Text, ...]]
)
def test_what_no_column_can_hold_is_refused(kind: object) -> None:
    """By its name, with the way out."""
    model = type("Milestone", (Record,), {"__annotations__": {"steps": kind}})
    with pytest.raises(NoColumn, match=r"milestone\.steps needs a table of its own"):
        layout(shape(model), [])


def keys() -> Iterator[Key]:
    """Every key of the model."""
    return (key for file in files().values() for of in below(file) for key in of.keys)


def test_the_model_says_what_each_key_is() -> None:
    """So that schemas, columns and questions can follow it."""
    assert [key for key in keys() if key.shape.each.what == "unknown"] == []


def test_every_key_has_its_column_or_a_reason_why_not() -> None:
    """A new key of any record is found here; reasons for keys that are gone are too."""
    own = {column.key for table in TABLES.values() for column in table.columns}
    found = {(key.model, key.name): key.shape.what for key in keys()}
    for (model, name), what in found.items():
        apart = APART.get(model, {})
        # The keys of a record within another are asked for by themselves.
        held = what == "record"
        assert f"{model}.{name}" in own or held or {name, "*"} & apart.keys(), f"{model}.{name}"
    for model, reasons in APART.items():
        assert all(reasons.values())
        for name in reasons.keys() - {"*"}:
            assert (model, name) in found, f"{model}.{name}"


def test_reasons_name_tables_and_columns_that_there_are() -> None:
    """Where they lead to one."""
    for reasons in APART.values():
        for reason in reasons.values():
            if match := re.fullmatch(r"table (\S+)", reason):
                assert match[1] in TABLES, reason
            if match := re.match(r"columns? (.+) of ([a-z-]+)(?:,|$)", reason):
                names = {column.name for column in TABLES[match[2]].own}
                flat = {field.name for field in TABLES[match[2]].fields}
                assert set(re.split(", | and ", match[1])) <= names | flat, reason
