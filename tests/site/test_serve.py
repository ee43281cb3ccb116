"""While editing, a mistake is read in the browser too, and gone once it is put right."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.building import GENERATOR, ROOT, as_sample_project, copy_of_sample

pytestmark = pytest.mark.slow

WATER = "data/pledges/water.yml"
PATIENCE = 120


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample with the settings of the real site."""
    return as_sample_project(copy_of_sample(tmp_path), ROOT)


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Where `mkdocs serve` serves it."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{door.getsockname()[1]}"
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795824000"}
    command = [sys.executable, "-m", GENERATOR, "serve", "-q", "-a", at]
    with (
        (project / "log.txt").open("w") as log,
        subprocess.Popen(  # noqa: S603 - nothing here comes from outside
            command, cwd=project, env={**os.environ, **quiet}, stdout=log, stderr=log
        ) as server,
    ):
        yield f"http://{at}/en/pledges/water/"
        server.kill()


def page(address: str, shows: Callable[[str], object]) -> str:
    """The page at an address once it shows something, as a browser has it that reloads."""
    until = time.monotonic() + PATIENCE
    found = ""
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - http
                found = answer.read().decode()
        except OSError:
            found = ""
        if shows(found):
            return found
        time.sleep(0.5)
    pytest.fail(f"the page never came: {found[:500]}")


def test_a_mistake_stands_in_the_place_of_the_page_until_it_is_mended(
    project: Path, address: str
) -> None:
    """With its file and line and the way out, in both languages, and the page reloads by itself."""
    whole = page(address, lambda html: "Safe water" in html)
    assert "livereload" in whole
    record = project / WATER
    text = record.read_text("utf-8")
    record.write_text(text.replace("due: 2023-06-30", "due: 30/6/2023"), "utf-8")
    stopped = page(address, lambda html: "The build has stopped" in html)
    line = text[: text.index("due: 2023-06-30")].count("\n") + 1
    told = BeautifulSoup(stopped, "html.parser").get_text()
    assert f"{WATER}:{line}" in told
    assert "⟦30/6/2023⟧" in told
    assert {"ar", "en"} <= set(re.findall(r'<p lang="(\w+)"', stopped))
    assert "livereload" in stopped
    record.write_text(text, "utf-8")
    mended = page(address, lambda html: "The build has stopped" not in html)
    assert "Safe water" in mended


@pytest.mark.long
def test_a_mistake_in_the_settings_is_shown_too(project: Path, address: str) -> None:
    """MkDocs itself cannot read them; the check says what is wrong."""
    page(address, lambda html: "Safe water" in html)
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("site_name:", "sitename:", 1), "utf-8")
    stopped = page(address, lambda html: "The build has stopped" in html)
    told = BeautifulSoup(stopped, "html.parser").get_text()
    assert re.search(r"mkdocs\.yml:\d+", told)
    assert "sitename" in told
