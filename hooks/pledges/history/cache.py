"""What earlier builds found in each commit, in a folder that may be deleted at any time."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from pledges.history.change import Change
from pledges.language.parity import Rewording

CODE = Path(__file__).parents[1]


@dataclass(frozen=True)
class KeptCommit:
    """What an arrival changed, in pages too; of each file that it broke the content before that."""

    changes: tuple[Change, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    touched: bool = False
    prose: tuple[Rewording, ...] = ()


FOUND = TypeAdapter(dict[str, dict[str, KeptCommit]])


def load(file: Path) -> dict[str, KeptCommit]:
    """What was kept by the same code; nothing when the file is missing or broken."""
    try:
        return FOUND.validate_json(file.read_bytes())[version()]
    except (OSError, ValueError, KeyError):
        return {}


def store(file: Path, commits: Mapping[str, KeptCommit]) -> None:
    """Keep what was found, whole or not at all; a folder that cannot be written is no matter."""
    aside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(FOUND.dump_json({version(): {**commits}}, exclude_defaults=True))
        aside.replace(file)


@cache
def version() -> str:
    """A mark of this code and of what it knows: any change of it makes what was kept unknown."""
    files = sorted(path for path in CODE.rglob("*") if path.suffix in {".py", ".yml"})
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
