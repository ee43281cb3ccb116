"""The description of the API as OpenAPI 3.1, for people and for tools."""

from collections.abc import Iterable
from typing import Any

from pledges.addresses import Publication
from pledges.files.documents import LICENCE, VERSION
from pledges.files.paths import API
from pledges.files.schemas import schema_name, schemas
from pledges.files.tables.every import TABLES
from pledges.files.tables.naming import table_title, word
from pledges.records.library import Library
from pledges.records.texts import Lang

Description = dict[str, Any]


def openapi(library: Library, publication: Publication) -> Description:
    """What can be fetched below `/api/v1/`, and what each document looks like."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _both(word("site-name", library)),
            "version": VERSION,
            "description": _both(word("api-description", library)),
            "license": {"name": "CC BY 4.0", "url": LICENCE["url"]},
        },
        "servers": [{"url": publication.file(API)}],
        "paths": _paths(library),
        "components": {"schemas": schemas(library)},
    }


def _paths(library: Library) -> Description:
    paths = {
        "/index.json": _get("index", _both(word("api-index", library)), "Index"),
        "/pledges/{id}.json": _get("pledge", _both(word("api-pledge", library)), "Pledge"),
    }
    paths["/pledges/{id}.json"]["parameters"] = [_slug_of(library.pledges)]
    figure = _get("figure", _both(word("api-figure", library)), "Figure")
    paths["/figures/{id}.json"] = {**figure, "parameters": [_slug_of(library.figures)]}
    for name, table in TABLES.items():
        summary = _both(table_title(table, library))
        paths[f"/{name}.json"] = _get(name, summary, f"{schema_name(name)}List")
    return paths


def _slug_of(slugs: Iterable[str]) -> Description:
    schema = {"type": "string", "enum": list(slugs)}
    return {"name": "id", "in": "path", "required": True, "schema": schema}


def _get(name: str, summary: str, schema: str) -> Description:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    response = {"description": summary, "content": content}
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": response}}}


def _both(texts: dict[Lang, str]) -> str:
    return " · ".join(texts.values())
