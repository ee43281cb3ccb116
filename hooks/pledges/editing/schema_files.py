"""`schema`: write the JSON Schemas of `data/` into `data/schema/`."""

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from pledges.checks.words import complete
from pledges.editing.command import SOUND, Parser, say
from pledges.editing.schema import schemas
from pledges.files.schemas import Schema
from pledges.records.load import load

FOLDER = "data/schema"


def arguments(_parser: Parser) -> None:
    """Nothing but what all commands take."""


def run(asked: Namespace, root: Path) -> int:
    """Renew the schemas of a project; return the exit code."""
    found = schemas(complete(load(root)))
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, text in texts(found).items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    say("schemas_renewed", asked.langs, count=len(found))
    return SOUND


def texts(found: Mapping[str, Schema]) -> dict[str, str]:
    """The schemas as files hold them."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }
