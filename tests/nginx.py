"""The real nginx on the loopback with the configuration that is shipped, over a built folder.

`python -m tests.nginx site 8080` serves until it is stopped.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.programs import say
from tests.building import ROOT

SHIPPED = ROOT / "serving/nginx.conf"
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static", "caddy")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MISSING = f"no nginx or Caddy for the tests; install {' '.join(PACKAGES)} or set NGINX, CADDY"
# What surrounds the shipped file where no system's own configuration does.
AROUND = """\
daemon off; worker_processes 1; pid {work}/pid; error_log stderr warn; {user}
load_module {module};
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {work}/a; proxy_temp_path {work}/b;
  fastcgi_temp_path {work}/c; uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  {more}
  include {work}/site.conf;
}}
"""


def find() -> str | None:
    """The path of nginx, if it and its module for brotli are there."""
    names = [os.environ.get("NGINX"), shutil.which("nginx"), shutil.which("/usr/sbin/nginx")]
    found = next((name for name in names if name), None)
    return found if found and MODULE.exists() else None


def find_caddy() -> str | None:
    """The path of Caddy, if it is there."""
    return os.environ.get("CADDY") or shutil.which("caddy")


def install() -> bool:
    """Install both servers by Debian's packages, as root or by a sudo that asks nothing."""
    if find() and find_caddy():
        return True
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get"):
        return False
    say("» تثبيت nginx وCaddy بحزم النظام", f"installing {' '.join(PACKAGES)} with apt-get")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq"]
    for order in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*rights, *quiet, *order], check=False, stdout=subprocess.DEVNULL)  # noqa: S603
    return bool(find() and find_caddy())


def configuration(folder: Path, work: Path, port: int, more: str = "") -> Path:
    """Write the shipped file for a folder and a port, and what surrounds it."""
    ours = {"/srv/pledges/site": str(folder), "listen 80;": f"listen 127.0.0.1:{port};"}
    (work / "site.conf").write_text(placed(SHIPPED, ours), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    around = AROUND.format(work=work, module=MODULE, user=user, more=more)
    (work / "nginx.conf").write_text(around, encoding="utf-8")
    return work / "nginx.conf"


@contextmanager
def served(folder: Path, port: int = 0, more: str = "") -> Iterator[str]:
    """The address of a folder, served by nginx on this machine alone."""
    program = find()
    assert program, MISSING
    port = port or free_port()
    with tempfile.TemporaryDirectory() as name:
        settings = configuration(folder.resolve(), Path(name), port, more)
        running = subprocess.Popen([program, "-c", settings, "-p", name])  # noqa: S603
        with answering(port, running) as address:
            yield address


def placed(shipped: Path, ours: Mapping[str, str]) -> str:
    """A shipped file with our places instead of its own, each of which it must have."""
    text = shipped.read_text(encoding="utf-8")
    for its, place in ours.items():
        assert its in text
        text = text.replace(its, place)
    return text


@contextmanager
def answering(port: int, running: subprocess.Popen[bytes]) -> Iterator[str]:
    """The address of a server that has begun to answer, and ends with this."""
    try:
        wait(port, running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait(port: int, running: subprocess.Popen[bytes]) -> None:
    """Return once a server answers; fail when it ended or takes too long."""
    for _ in range(200):
        assert running.poll() is None, "the server ended"
        with socket.socket() as client:
            if not client.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


def main(arguments: list[str]) -> int:
    """Install if asked, else serve a folder until stopped."""
    if not install():
        say("✗ لا nginx أو Caddy لدينا", MISSING)
        return 1
    if arguments == ["--install"]:
        return 0
    folder = Path(arguments[0] if arguments else "site")
    port = int(arguments[1]) if arguments[1:] else 8080
    with served(folder, port) as address:
        say("الموقع على", f"the site as nginx serves it: {address}/ (Ctrl-C stops it)")
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
