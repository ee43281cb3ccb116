"""Shipped scripts are those of the oldest browsers that the README names, and fail alone."""

import subprocess
from pathlib import Path

import pytest
from tests.bench.engines import NODE

from pledges.site.lighten.names import guarded, joined

# Which browser that may be stands in the README and in floor.js.
NEWER = [
    "a?.b",
    "a ?? b",
    "a ||= b",
    "class A { b = 1 }",
    "[].findLastIndex(a)",
    "b.replaceChildren()",
    "/(?<!a)b/",
    "new RegExp('(?<=a)b')",
    "structuredClone(a)",
    "a.at(-1)",
]


def too_new(*files: Path) -> str:
    """What of some scripts the oldest browsers do not know, as lines."""
    reader = Path(__file__).with_name("floor.js")
    command = [NODE, "--expose-internals", str(reader), *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603


def test_scripts_are_as_old_as_the_oldest_browser(root: Path) -> None:
    """The parser of 2019 reads every script, and none calls what came later."""
    scripts = [*(root / "theme/assets").rglob("*.js")]
    assert scripts
    assert too_new(*scripts) == ""


@pytest.mark.slow
def test_what_is_sent_is_as_old(site: Path) -> None:
    """The scripts of the built site, and the line in the head of its pages, are so too."""
    head = (site / "index.html").read_text(encoding="utf-8").partition("<script>")[2]
    line = site.parent / "line.js"
    line.write_text(head.partition("</script>")[0], encoding="utf-8")
    assert too_new(*site.rglob("assets/**/*.js"), line) == ""


@pytest.mark.parametrize("script", NEWER)
def test_what_is_newer_is_told(tmp_path: Path, script: str) -> None:
    """A sign, a class or a method that came later is told with its file."""
    path = tmp_path / "new.js"
    path.write_text(script, encoding="utf-8")
    assert str(path) in too_new(path)


def test_a_fault_stops_only_its_part(tmp_path: Path) -> None:
    """Parts behind one that fails run, and the failure is told."""
    parts = [f"(() => {{\n  {one};\n}})();\n" for one in ("none()", "console.log(1)")]
    path = tmp_path / "site.js"
    path.write_text(guarded(joined(parts)), encoding="utf-8")
    done = subprocess.run([NODE, str(path)], check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    assert done.stdout == "1\n"
    assert "none is not defined" in done.stderr
