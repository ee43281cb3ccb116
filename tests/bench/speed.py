"""`make bench`: how soon pages are drawn on a slow line and a slow phone, beside an empty page.

Chromium with a cold cache, 50,000 bytes a second, 2,000 ms a request and a processor four times
slower; HTTP/2 and gzip from nginx on this machine; the median of some runs.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright
from tests.browser.programs import CHROMIUM, find
from tests.building import GENERATOR, ROOT, build
from tests.conftest import TODAY

RUNS, PORT = 5, 8943
LATENCY, BYTES, SLOWER = 2000, 50_000, 4
PAGES = ("", "pledges/climate/", "en/pledges/climate/")
EMPTY = (
    '<!doctype html><html lang="en"><title>.</title><link rel="icon" href="data:,"><p>.</p></html>'
)
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
PLAIN = "site_name: Plain\nuse_directory_urls: true\ntheme: {name: material, language: %s}\n"
PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml"}
NGINX = """daemon off; pid {folder}/pid; error_log stderr crit; worker_processes 1;
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off; gzip_static on;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port} ssl http2;
    ssl_certificate {folder}/cert; ssl_certificate_key {folder}/key;
    root {folder}/www;
  }}
}}
"""
NOTES = """globalThis.blocked = 0; globalThis.largest = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) largest = one.startTime })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) blocked += Math.max(0, one.duration - 50);
}).observe({ type: "longtask", buffered: true });"""
FIGURES = """() => [
  performance.getEntriesByName("first-contentful-paint")[0].startTime, largest, blocked,
]"""


@dataclass(frozen=True)
class Run:
    """One cold load of a page: milliseconds, compressed bytes, requests."""

    first: float
    largest: float
    blocked: float
    weight: float
    requests: float


def main() -> int:
    """Build, serve, measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "www/ours"
        if (built := build(ROOT, site, TODAY)).code:
            sys.stderr.write(built.output)
            return 1
        (folder / "www/empty").mkdir()
        (folder / "www/empty/index.html").write_text(EMPTY, encoding="utf-8")
        for path in PAGES:
            plain(site, path, folder)
        pack(folder / "www")
        with served(folder), sync_playwright() as playwright:
            program = find(CHROMIUM)
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--ignore-certificate-errors"]
            )
            report(browser)
            browser.close()
    return 0


def plain(site: Path, path: str, folder: Path) -> None:
    """Build plain Material with the text of a page as its only page."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    found = ARTICLE.search(html)
    assert found, path
    project = folder / "plain" / (path or "home")
    (project / "docs").mkdir(parents=True)
    lines = "".join(line.strip() + "\n" for line in found[1].splitlines() if line.strip())
    (project / "docs/index.md").write_text(f"<div>{lines}</div>\n", encoding="utf-8")
    lang = "en" if path.startswith("en/") else "ar"
    (project / "mkdocs.yml").write_text(PLAIN % lang, encoding="utf-8")
    target = folder / "www/plain" / path
    command = [sys.executable, "-m", GENERATOR, "build", "-q", "-d", str(target)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)  # noqa: S603 - our own


def pack(folder: Path) -> None:
    """Put the compressed form of each text beside it, as the server sends it."""
    for path in folder.rglob("*"):
        if path.suffix in PACKED:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)


@contextmanager
def served(folder: Path) -> Iterator[None]:
    """Serve the folder over HTTP/2 with a certificate of the moment."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=localhost", "-keyout", f"{folder}/key", "-out", f"{folder}/cert"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own
    (folder / "conf").write_text(NGINX.format(folder=folder, port=PORT), encoding="utf-8")
    folder.chmod(0o755)
    server = subprocess.Popen(["nginx", "-c", f"{folder}/conf"])  # noqa: S603, S607 - from PATH
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def report(browser: Browser) -> None:
    """Print the medians of each page, and how they stand to those of the empty page."""
    floor = measured(browser, "empty/")
    show("empty page", floor, floor)
    for path in PAGES:
        for kind in ("ours", "plain"):
            show(f"{kind}: /{path}", measured(browser, f"{kind}/{path}"), floor)


def measured(browser: Browser, path: str) -> Run:
    """The median of each figure of a page."""
    runs = [load(browser, f"https://127.0.0.1:{PORT}/{path}") for _ in range(RUNS)]
    return Run(*(median(getattr(run, name) for run in runs) for name in Run.__annotations__))


def load(browser: Browser, address: str) -> Run:
    """Load a page once, in a window that has seen nothing."""
    with browser.new_context(
        viewport={"width": 412, "height": 823}, ignore_https_errors=True
    ) as context:
        page = context.new_page()
        session: CDPSession = context.new_cdp_session(page)
        sizes: dict[str, float] = {}

        def sent(one: dict[str, Any]) -> None:
            if one["response"]["url"].startswith("https:"):
                sizes[one["requestId"]] = 0

        def ended(one: dict[str, Any]) -> None:
            if one["requestId"] in sizes:
                sizes[one["requestId"]] = one["encodedDataLength"]

        session.on("Network.responseReceived", sent)
        session.on("Network.loadingFinished", ended)
        session.send("Network.enable")
        line: dict[str, Any] = {"offline": False, "latency": LATENCY}
        line |= {"downloadThroughput": BYTES, "uploadThroughput": BYTES}
        session.send("Network.emulateNetworkConditions", line)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        context.add_init_script(NOTES)
        page.goto(address, wait_until="load", timeout=120_000)
        page.wait_for_timeout(3000)
        first, largest, blocked = page.evaluate(FIGURES)
        return Run(first, largest, blocked, sum(sizes.values()), len(sizes))


def show(name: str, run: Run, floor: Run) -> None:
    """Print one line."""
    sys.stdout.write(
        f"{name:28} first {run.first:6.0f} ms ({run.first / floor.first:4.2f})  "
        f"largest {run.largest:6.0f} ms ({run.largest / floor.largest:4.2f})  "
        f"blocked {run.blocked:5.0f} ms  {run.weight / 1000:6.1f} kB  "
        f"{run.requests:3.0f} requests\n"
    )


if __name__ == "__main__":
    sys.exit(main())
