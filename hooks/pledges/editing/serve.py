"""`serve`: the site in a browser on this computer, which follows each change of its files."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from pledges.editing.command import Parser
from pledges.language.messages import both


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("--port", type=int, default=8000, help=both("port"))


def run(asked: Namespace, root: Path) -> int:
    """Serve until it is stopped."""
    calls = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{asked.port}"]
    hooks = {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    utf8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.call(calls, cwd=root, env={**os.environ, **hooks, **utf8})  # noqa: S603
