"""How many pages a second the shipped nginx sends on this machine, beside a bare file of nginx.

`python -m tests.bench.serving site` needs wrk (Debian's package of that name).
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import nginx

SECONDS, CONNECTIONS = 10, 64
PAGES = ("", "en/", "pledges/borders/", "en/pledges/borders/")
# A server with nothing but a file as long as the packed page.
BARE = "server {{ listen 127.0.0.1:{port}; root {folder}; }}"


def main(arguments: list[str]) -> int:
    """Measure and print a table."""
    site = Path(arguments[0] if arguments else "site")
    program = shutil.which("wrk")
    if not program or not nginx.install():
        sys.stderr.write("wrk و nginx · wrk and nginx are needed: apt-get install wrk\n")
        return 1
    sys.stdout.write(f"nginx, one worker, {CONNECTIONS} connections, {SECONDS} s, loopback\n")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), nginx.free_port()
        more = BARE.format(port=port, folder=folder)
        with nginx.served(site, more=more) as address:
            for page in PAGES:
                packed = site / f"{page}index.html.br"
                shutil.copy(packed, folder / "bare")
                ours = load(program, f"{address}/{page}")
                bare = load(program, f"http://127.0.0.1:{port}/bare")
                size = packed.stat().st_size
                sys.stdout.write(
                    f"/{page:22} {size:7,} B  {ours[0]:8,.0f}/s p99 {ours[1]:>8}  "
                    f"bare {bare[0]:8,.0f}/s p99 {bare[1]:>8}  {ours[0] / bare[0]:.2f}\n"
                )
    return 0


def load(program: str, address: str) -> tuple[float, str]:
    """Answers a second under load, and the time that 99 of 100 answers took at most."""
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    order = [program, *options, "-H", "Accept-Encoding: br", address]
    done = subprocess.run(order, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    if "Non-2xx" in done.stdout:
        sys.stderr.write(done.stdout)
    rate, slow = (re.search(p, done.stdout) for p in (r"Requests/sec: *(\S+)", r"99% *(\S+)"))
    assert rate is not None
    assert slow is not None
    return float(rate[1]), slow[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
