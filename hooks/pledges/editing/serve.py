"""`serve`: the site in a browser on this computer, which follows each change of its files."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from pledges.editing.command import Parser


def arguments(_parser: Parser) -> None:
    """Nothing but what all commands take."""


def run(_asked: Namespace, root: Path) -> int:
    """Serve until it is stopped."""
    hooks = {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    calls = [sys.executable, "-m", "mkdocs", "serve"]
    return subprocess.call(calls, cwd=root, env={**os.environ, **hooks})  # noqa: S603
