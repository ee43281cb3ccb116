"""The records of files of `data/` by collection and slug, whatever the age of the files."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pledges.compare.change import State
from pledges.reader import Plain

PLEDGES = "pledges"


def state_of(files: Mapping[str, Plain]) -> State:
    """The state that files hold: `data/pledges/<slug>.yml` one record each, others many."""
    found: dict[str, dict[str, Plain]] = {}
    for file, value in files.items():
        path = PurePosixPath(file)
        if not isinstance(value, dict):
            continue
        if path.parent.name == PLEDGES:
            found.setdefault(PLEDGES, {})[path.stem] = value
        else:
            found.setdefault(path.stem, {}).update(value)
    return found
