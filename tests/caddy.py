"""The real Caddy on the loopback with the configuration that is shipped, over a built folder."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.building import ROOT
from tests.nginx import MISSING, answering, find_caddy, free_port, placed

SHIPPED = ROOT / "serving/Caddyfile"
# On the loopback, where no host has a name: no certificate and no door for commands.
AROUND = "{\n\tadmin off\n\tauto_https off\n}\n"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served by Caddy on this machine alone."""
    program = find_caddy()
    assert program, MISSING
    port = free_port()
    site, host = ("/srv/pledges/site", "\npledges.example {")
    ours = {site: str(folder.resolve()), host: f"\nhttp://127.0.0.1:{port} {{"}
    with tempfile.TemporaryDirectory() as name:
        settings = Path(name, "Caddyfile")
        settings.write_text(AROUND + placed(SHIPPED, ours), encoding="utf-8")
        command = [program, "run", "--adapter", "caddyfile", "--config", str(settings)]
        running = subprocess.Popen(  # noqa: S603
            command, env={**os.environ, "HOME": name}, stderr=subprocess.DEVNULL
        )
        with answering(port, running) as address:
            yield address
