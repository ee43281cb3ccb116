"""Write the JSON Schemas of `data/` into `data/schema/`: `python -m pledges.schema_files`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pledges.checks.words import missing
from pledges.editing.command import ROOT
from pledges.editing.schema import Schema, schemas
from pledges.language.messages import told_all
from pledges.records.library import Library
from pledges.records.load import load
from pledges.records.problems import DataError

FOLDER = "data/schema"


def main(root: Path = ROOT) -> int:
    """Renew the schemas of a project; exit code 1 when its data cannot be read."""
    try:
        found = schemas(_library(root))
    except DataError as error:
        sys.stderr.write(f"{told_all(error.problems)}\n")
        return 1
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, text in texts(found).items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    sys.stdout.write(f"جُددت مخططات data/schema/: {len(found)} · schemas renewed: {len(found)}\n")
    return 0


def _library(root: Path) -> Library:
    library = load(root)
    if lacking := list(missing(library)):
        raise DataError(lacking)
    return library


def texts(found: Mapping[str, Schema]) -> dict[str, str]:
    """The schemas as files hold them."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }


if __name__ == "__main__":
    sys.exit(main())
