"""The description of the CSV files as a Frictionless data package."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pledges.addresses import DEFAULT, Publication
from pledges.files import paths
from pledges.files.documents import LICENCE, VERSION
from pledges.files.tables.columns import Field, Table
from pledges.files.tables.every import TABLES
from pledges.files.tables.naming import code_word, column_title, meaning, word
from pledges.records.library import Library
from pledges.records.values import WHEN

Descriptor = dict[str, Any]
TYPES = {"number": "number", "whole": "integer", "day": "date"}


def datapackage(
    library: Library, publication: Publication, files: Mapping[str, bytes]
) -> Descriptor:
    """What the package holds, under which licence and from which sources."""
    return {
        "profile": "tabular-data-package",
        "name": "iraq-migration-pledges",
        "id": publication.file(paths.PACKAGE),
        "version": VERSION,
        "created": f"{publication.stamp(DEFAULT, 'data.md').isoformat()}T00:00:00Z",
        "title": word("site-name", library)["en"],
        "titles": word("site-name", library),
        "description": word("licence-scope", library)["en"],
        "descriptions": word("licence-scope", library),
        "homepage": publication.page(DEFAULT, "data.md"),
        "licenses": [{"name": LICENCE["name"], "path": LICENCE["url"], "title": "CC BY 4.0"}],
        "sources": _sources(library),
        "resources": [
            _resource(library, publication, table, files[name]) for name, table in TABLES.items()
        ],
    }


def _sources(library: Library) -> list[Descriptor]:
    """The sources, each with its licence as it states it, or the word that it states none."""
    unstated = word("not-stated", library)
    return [
        {
            "title": f"{source.title['en']} ({slug})",
            **({"path": source.url} if source.url else {}),
            "licence": (source.licence or unstated)["en"],
        }
        for slug, source in library.sources.items()
    ]


def _resource(
    library: Library, publication: Publication, table: Table, content: bytes
) -> Descriptor:
    titles = word(f"table-{table.name}", library)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": titles["en"],
        "titles": titles,
        "homepage": publication.page(DEFAULT, table.page),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": _schema(library, table),
    }


def _schema(library: Library, table: Table) -> Descriptor:
    keys = [field for field in table.fields if field.column.refers and field.column.kind == "id"]
    return {
        "fields": [_field(library, field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": field.name,
                # An empty name is the table itself.
                "reference": {"resource": field.column.refers, "fields": "id"},
            }
            for field in keys
        ],
    }


def _field(library: Library, field: Field) -> Descriptor:
    column, lang = field.column, field.lang or "en"
    titles, meanings = column_title(column, library), meaning(column, library)
    constraints: Descriptor = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.kind == "date":
        constraints["pattern"] = WHEN.pattern
    codes = [(code, library.words[code_word(column, code)].own()) for code in column.allowed]
    told = [{"value": code, "label": said["en"], "labels": said} for code, said in codes]
    return {
        "name": field.name,
        "type": TYPES.get(column.kind, "string"),
        "title": titles[lang],
        "titles": titles,
        "description": meanings[lang],
        "descriptions": meanings,
        **({"constraints": constraints} if constraints else {}),
        **({"categories": told} if told else {}),
    }
