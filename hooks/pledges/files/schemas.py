"""JSON Schemas of the documents, made from the same columns as the documents themselves."""

from typing import Any

from pledges.files.documents import BELONGING, INSIDE
from pledges.files.tables.columns import PUBLISHED, Column, Table
from pledges.files.tables.every import TABLES
from pledges.files.tables.naming import column_title, meaning
from pledges.records.library import Library
from pledges.records.values import WHEN

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "pattern": f"^{WHEN.pattern}$"}
SIMPLE: dict[str, Schema] = {
    "id": {"type": "string", "minLength": 1},
    "code": TEXT,
    "text": TEXT,
    "url": {"type": "string", "format": "uri"},
    "date": DATE,
    "day": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
}
COVER = ("version", "generated_at", "commit", "licence", "source", "url")


def schemas(library: Library) -> dict[str, Schema]:
    """The schemas of all documents by name."""
    found: dict[str, Schema] = {
        "Texts": _object({str(lang): TEXT for lang in PUBLISHED}),
        "Cover": _cover(),
        "Index": _document(
            _object({name: _list(_entry()) for name in ("tables", "pledges", "figures")} | YEARS)
        ),
        "Changes": {"allOf": [_reference("ChangesRecordList"), _object(YEARS)]},
        "Figure": _document(
            _object(
                {
                    "figure": _reference(f"Whole{schema_name('indicators')}"),
                    "changes": _list(_reference(schema_name("changes"))),
                }
            )
        ),
        "Pledge": _document(_object({"pledge": _reference("WholePledge")})),
        "WholePledge": _whole("pledges", {**BELONGING, **{n: n for n in INSIDE}}),
    }
    for name, table in TABLES.items():
        found[schema_name(name)] = record(table, library)
        listed = {"count": {"type": "integer"}, "items": _list(_reference(schema_name(name)))}
        found[f"{schema_name(name)}List"] = _document(_object(listed))
    for name, inner in INSIDE.items():
        found[f"Whole{schema_name(name)}"] = _whole(name, {table: table for table in inner})
    return found


def schema_name(table: str) -> str:
    """The name of the schema of a table's records: `PledgeBodies`."""
    return f"{table.title().replace('-', '')}Record"


def record(table: Table, library: Library) -> Schema:
    """The schema of a row of a table."""
    found = {column.name: _described(column, library) for column in table.columns}
    return _object(found)


def _described(column: Column, library: Library) -> Schema:
    titles = column_title(column, library).items()
    told = [
        f"{title}{library.words['colon'][lang]} {meaning(column, library)[lang]}"
        for lang, title in titles
    ]
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
    whole = {name: _list(_inner(name, other)) for name, other in inner.items()}
    if table == "pledges":
        whole["sources"] = _list(_reference(schema_name("sources")))
    return {"allOf": [_reference(schema_name(table)), _object(whole)]}


def _inner(name: str, table: str) -> Schema:
    return _reference(f"Whole{schema_name(name)}" if name in INSIDE else schema_name(table))


def _cover() -> Schema:
    licence = _object({"name": TEXT, "url": SIMPLE["url"], "scope": _reference("Texts")})
    source = _object({"title": _reference("Texts"), "url": _reference("Texts")})
    commit = {"type": ["string", "null"]}
    parts = (TEXT, SIMPLE["day"], commit, licence, source, _reference("Texts"))
    return _object(dict(zip(COVER, parts, strict=True)))


def _entry() -> Schema:
    links = {"json": SIMPLE["url"], "csv": _list(SIMPLE["url"])}
    return _object({"id": SIMPLE["id"], "title": _reference("Texts"), **links})


def _document(content: Schema) -> Schema:
    return {"allOf": [_reference("Cover"), content]}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


YEARS = {"years": _list(_object({"year": TEXT, "json": SIMPLE["url"]}))}
