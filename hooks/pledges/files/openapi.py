"""The description of the API as OpenAPI 3.1, for people and for tools."""

from collections.abc import Iterable
from typing import Any

from pledges.addresses import Publication
from pledges.files.documents import LICENCE, VERSION
from pledges.files.paths import API
from pledges.files.schemas import schema_name, schemas
from pledges.files.tables.every import TABLES
from pledges.files.tables.naming import word
from pledges.records.library import Library
from pledges.records.texts import Lang

Description = dict[str, Any]


def openapi(library: Library, publication: Publication, years: Iterable[str]) -> Description:
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
        "paths": _paths(library, years),
        "components": {"schemas": schemas(library)},
    }


def _paths(library: Library, years: Iterable[str]) -> Description:
    each = {
        "pledges": _get("pledge", _both(word("api-pledge", library)), "Pledge", library.pledges),
        "figures": _get("figure", _both(word("api-figure", library)), "Figure", library.figures),
        "changes": _get("year", _both(word("api-year", library)), "ChangesRecordList", years),
    }
    titles = {name: _both(word(f"table-{table.name}", library)) for name, table in TABLES.items()}
    lists = {name: f"{schema_name(name)}List" for name in TABLES} | {"changes": "Changes"}
    return {
        "/index.json": _get("index", _both(word("api-index", library)), "Index"),
        **{f"/{name}/{{id}}.json": found for name, found in each.items()},
        **{f"/{name}.json": _get(name, titles[name], lists[name]) for name in TABLES},
    }


def _get(name: str, summary: str, schema: str, ids: Iterable[str] | None = None) -> Description:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    response = {"description": summary, "content": content}
    found = {"get": {"operationId": name, "summary": summary, "responses": {"200": response}}}
    if ids is None:
        return found
    listed = {"type": "string", "enum": list(ids)}
    return {
        **found,
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": listed}],
    }


def _both(texts: dict[Lang, str]) -> str:
    return " · ".join(texts.values())
