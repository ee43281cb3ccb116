"""Exported files read back by other means than those that wrote them."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

Files = Mapping[str, bytes]
Line = dict[str, str]


def lines(content: bytes) -> list[Line]:
    """The lines of a CSV file by the names of its columns, the guard of texts taken off."""
    text = content.decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{key: value.removeprefix("'") for key, value in line.items()} for line in found]


def table(files: Files, name: str) -> list[Line]:
    """A table as CSV holds it."""
    return lines(files[f"downloads/{name}.csv"])


def document(files: Files, path: str) -> Any:
    """A document of the API."""
    return json.loads(files[f"api/v1/{path}.json"])
