"""What earlier builds found in each commit, in a folder that may be deleted at any time."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pledges.history.change import Change
from pledges.history.old_yaml import FILE

CODE = Path(__file__).parents[1]


@dataclass(frozen=True)
class KeptCommit:
    """What an arrival changed, and of each file that it broke the content before that."""

    changes: tuple[Change, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    touched: bool = False


def load(file: Path) -> dict[str, KeptCommit]:
    """What was kept by the same code; nothing when the file is missing or broken."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {id_: _kept(entry) for id_, entry in found[version()].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def store(file: Path, commits: Mapping[str, KeptCommit]) -> None:
    """Keep what was found, whole or not at all; a folder that cannot be written is no matter."""
    entries = {id_: {k: v for k, v in asdict(kept).items() if v} for id_, kept in commits.items()}
    aside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps({version(): entries}, ensure_ascii=False), encoding="utf-8")
        aside.replace(file)
    except OSError:
        return


@cache
def version() -> str:
    """A mark of this code and of what it knows: any change of it makes what was kept unknown."""
    sum_ = hashlib.sha256()
    for path in [*sorted(CODE.rglob("*.py")), FILE]:
        sum_.update(path.read_bytes())
    return sum_.hexdigest()


def _kept(entry: Mapping[str, Any]) -> KeptCommit:
    changes = tuple(_change(change) for change in entry.get("changes", ()))
    return KeptCommit(**{**entry, "changes": changes})


def _change(entry: dict[str, Any]) -> Change:
    tuples = {key: tuple(entry[key]) for key in ("record", "path", "sources")}
    return Change(**{**entry, **tuples})
