"""The rows name every key that the schemas allow, at its place, and show real values."""

from typing import Any

import pytest

from pledges.editing.schema import Schema, schemas
from pledges.pages.fragments.key_reference import KeyRow, rows
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang


def addresses(schema: Schema, part: Any, path: str = "") -> set[str]:
    """The places of the keys in a schema, but the languages of texts."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return set() if name == "text" else addresses(schema, schema["$defs"][name], path)
    if part.get("type") == "array":
        return addresses(schema, part["items"], f"{path}[]")
    found = set()
    if isinstance(part.get("additionalProperties"), dict):
        found |= addresses(schema, part["additionalProperties"], f"{path}.<slug>")
    for name, inner in part.get("properties", {}).items():
        is_record = "$ref" in inner and "properties" in schema["$defs"][inner["$ref"][8:]]
        below = f"{path}.<lang>" if name in LANGS and is_record else f"{path}.{name}"
        found |= {below} - {f"{path}.<lang>"} | addresses(schema, inner, below)
    return found


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, tuple[KeyRow, ...]]:
    """The rows of the real records."""
    return dict(rows(library, "ar"))


def test_every_key_of_the_schemas_is_there(
    library: Library, found: dict[str, tuple[KeyRow, ...]]
) -> None:
    """At the same place, once."""
    for name, schema in schemas(library).items():
        prefix = "" if name == "pledges" else ".<slug>"
        allowed = addresses(schema, {k: v for k, v in schema.items() if k != "$defs"})
        own = [f"{prefix}.{row.address}" for row in found[name]]
        wanted = allowed - ({".<slug>.ar", ".<slug>.en"} if name == "words" else set())
        assert set(own) == wanted, name
        assert len(own) == len(set(own))


def test_examples_are_values_of_the_data(found: dict[str, tuple[KeyRow, ...]]) -> None:
    """The first that there is, and none for a key that nobody uses."""
    pledges = {row.address: row.example for row in found["pledges"]}
    assert pledges["number"] == "1"
    assert pledges["record.updated"] == "2024-02-21"
    assert {row.address: row.example for row in found["claims"]}["stage"] is None


@pytest.mark.parametrize(("lang", "source"), [("ar", "press-release-ar-2022"), ("en", None)])
def test_an_example_below_a_language_is_of_the_language(
    library: Library, lang: Lang, source: str | None
) -> None:
    """Each language of a wording has its own source."""
    row = next(
        row for row in rows(library, lang)["pledges"] if row.address == "wording.<lang>.source"
    )
    wording = next(iter(library.pledges.values())).wording[lang]
    assert row.example == wording.source
    assert source in {None, row.example}
