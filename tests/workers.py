"""What several workers of pytest-xdist need is built by one of them, the others wait for it."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import Build


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Build]) -> Build:
    """The build of a name, made in a folder of all workers unless another one has made it."""
    top = factory.getbasetemp()
    # The folders of workers stand side by side in the folder of the run.
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / name
    folder.mkdir(exist_ok=True)
    told = folder / "told.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            done = make(folder)
            told.write_text(json.dumps([str(done.folder), done.code, done.output]))
    path, code, output = json.loads(told.read_text())
    return Build(Path(path), code, output)


def whole(done: Build) -> Path:
    """The folder of a build; where it came to nothing, what it said fails what needs it."""
    if done.code:
        pytest.fail(f"the site cannot be built:\n{done.output}", pytrace=False)
    return done.folder
