"""The description of the CSV files as a Frictionless data package."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pledges.addresses import Publication
from pledges.files.described import described
from pledges.files.tables.columns import Column
from pledges.language.render import Renderer
from pledges.records.values import WHEN

TYPES = {"number": "number", "whole": "integer", "day": "date"}


def datapackage(renderer: Renderer, publication: Publication, files: Mapping[str, bytes]) -> Any:
    """What the package holds, under which licence and from which sources."""
    return described(
        "datapackage.json",
        renderer,
        publication,
        files=files,
        sum_of=lambda content: hashlib.sha256(content).hexdigest(),
        types=TYPES,
        constraints=_constraints,
    )


def _constraints(column: Column) -> dict[str, Any]:
    pattern = WHEN.pattern if column.kind == "date" else None
    held = {"required": column.required, "enum": column.allowed, "pattern": pattern}
    return {name: value for name, value in held.items() if value}
