"""The environment that works is there until all of a new one has been fetched."""

import os
import subprocess
from pathlib import Path

from tests.building import ROOT


def test_offline_the_environment_stays(tmp_path: Path) -> None:
    """Where nothing can be fetched, that is said and nothing is taken away."""
    kept = tmp_path / "environment/bin/python"
    kept.parent.mkdir(parents=True)
    kept.write_text("works", encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the project's own script
        ["sh", ".ci/environment", str(tmp_path / "environment")],  # noqa: S607
        cwd=ROOT,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "stays as it was" in done.stderr
    assert kept.read_text(encoding="utf-8") == "works"
    assert [path.name for path in tmp_path.iterdir()] == ["environment"]
