"""OpenAPI 3.1 of the API, with schemas made from the same columns as the documents themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from pledges.addresses import Publication
from pledges.files.described import described
from pledges.files.documents import BELONGING, INSIDE
from pledges.files.tables.columns import Column, Table
from pledges.files.tables.every import TABLES, WRITTEN
from pledges.files.tables.given import PUBLISHED
from pledges.files.tables.naming import column_title, meaning
from pledges.language.render import Renderer
from pledges.records.library import Library
from pledges.records.values import WHEN

Schema = dict[str, Any]
SIMPLE: Mapping[str, Schema] = {
    **WRITTEN["schemas"]["simple"],
    "date": {"type": "string", "pattern": f"^{WHEN.pattern}$"},
}


def openapi(renderer: Renderer, publication: Publication, years: Iterable[str]) -> Schema:
    """What can be fetched below `/api/v1/`, and what each document looks like."""
    made = {"schemas": schemas(renderer.library), "schema_name": schema_name}
    found: Schema = described("openapi.json", renderer, publication, years=years, **made)
    return found


def schemas(library: Library) -> dict[str, Schema]:
    """The schemas of all documents by name."""
    found: dict[str, Schema] = dict(WRITTEN["schemas"]["documents"])
    found["WholePledge"] = _whole("pledges", {**BELONGING, **{n: n for n in INSIDE}})
    for name, table in TABLES.items():
        found[schema_name(name)] = record(table, library)
        items = {"count": SIMPLE["whole"], "items": _list(_reference(schema_name(name)))}
        found[f"{schema_name(name)}List"] = {"allOf": [_reference("Cover"), _object(items)]}
    for name, inner in INSIDE.items():
        found[f"Whole{schema_name(name)}"] = _whole(name, {table: table for table in inner})
    return found


def schema_name(table: str) -> str:
    """The name of the schema of a table's records: `PledgeBodies`."""
    return f"{table.title().replace('-', '')}Record"


def record(table: Table, library: Library) -> Schema:
    """The schema of a row of a table."""
    return _object({column.name: _described(column, library) for column in table.columns})


def _described(column: Column, library: Library) -> Schema:
    titles, meanings = column_title(column, library), meaning(column, library)
    told = [f"{titles[one]}{library.words['colon'][one]} {meanings[one]}" for one in PUBLISHED]
    return {**_of_column(column), "description": " · ".join(told)}


def _of_column(column: Column) -> Schema:
    if column.kind == "ids":
        return _list(SIMPLE["id"])
    schema = _reference("Texts") if column.each_language else dict(SIMPLE[column.kind])
    if column.allowed:
        schema["enum"] = [*column.allowed] if column.required else [*column.allowed, None]
    if column.required:
        return schema
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def _whole(table: str, inner: dict[str, str]) -> Schema:
    """A record with the records that belong to it."""
    names = {n: f"{'Whole' * (n in INSIDE)}{schema_name(of)}" for n, of in inner.items()}
    whole = {name: _list(_reference(of)) for name, of in names.items()}
    if table == "pledges":
        whole["sources"] = _list(_reference(schema_name("sources")))
    return {"allOf": [_reference(schema_name(table)), _object(whole)]}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
