"""A file written whole or not at all."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

# A file that was not there can be read by all.
MODE = 0o644


def write(path: Path, text: str) -> None:
    """Put a text in the place of a file, which keeps its mode and is whole at every moment."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, name)
        else:
            Path(name).chmod(MODE)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
