"""A rebuild while editing gives what a build from the start gives, and takes over what it can."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import ROOT, as_sample_project, copy_of_sample

from pledges.site.rebuild import state

pytestmark = pytest.mark.slow

# Serves each state of a project in turn, as MkDocs does, and tells how many pages were taken over.
SERVING = """
import json, os, sys
from pathlib import Path
from pledges.memory import Memory
from tests.bench.one_build import once

project, site, edits = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
os.chdir(project)
once(project, site, "serve")
taken, known = [], Memory.known


def counted(memory, job, file, given):
    found = known(memory, job, file, given)
    if found is not None and job == "finished":
        taken.append(file)
    return found


Memory.known = counted
for file, old, new in edits:
    text = Path(file).read_text()
    assert old in text, (file, old)
    Path(file).write_text(text.replace(old, new))
    taken.clear()
    once(project, site, "serve", again=True)
print(len(taken))
"""
EDITS = [
    # A text of a pledge; its title, which stands in menus; a word of every page; prose.
    ("data/pledges/water.yml", "Materials arrived late.", "Materials arrived very late."),
    ("data/pledges/roads.yml", "Open roads", "Opened roads"),
    ("data/words.yml", "Share this page", "Pass this page on"),
    ("docs/en/index.md", "# Sample", "# A sample"),
    ("docs/en/pledges/water.md", "## What was promised", "More words.\n\n## What was promised"),
]


def served(project: Path, site: Path, edits: list[tuple[str, str, str]]) -> int:
    """Serve a project through some edits and return how many pages the last rebuild took over."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", SERVING, str(project), str(site), json.dumps(edits)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'hooks'}", "PATH": ""},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return int(done.stdout)


def pages(site: Path) -> dict[str, str]:
    """The pages and the indexes of a site."""
    found = [*site.rglob("*.html"), *site.glob("search/*.json")]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_a_rebuild_gives_what_a_build_gives(tmp_path: Path) -> None:
    """After each kind of edit, page for page; an edit of one page leaves the others alone."""
    project = as_sample_project(copy_of_sample(tmp_path / "project"), ROOT)
    taken = served(project, tmp_path / "edited", EDITS)
    assert served(project, tmp_path / "fresh", []) == 0
    edited, fresh = pages(tmp_path / "edited"), pages(tmp_path / "fresh")
    assert edited == fresh
    # What other sites frame is a file beside the pages.
    own = [path for path in fresh if not path.startswith("embed/")]
    assert taken == sum(path.endswith("index.html") for path in own) - 1
    assert "Pass this page on" in edited["en/pledges/roads/index.html"]
    assert "Opened roads" in edited["en/index.html"]


@pytest.mark.parametrize("changed", ["mkdocs.yml", "theme/partials/x.html", "data/words.yml"])
def test_what_every_page_is_made_with_is_watched(tmp_path: Path, changed: str) -> None:
    """The settings, the theme, the words of the site; a record is not."""
    for file in ("mkdocs.yml", "theme/partials/x.html", "data/words.yml", "data/languages.yml"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("a", encoding="utf-8")
    before = state(tmp_path)
    (tmp_path / "data/sources.yml").write_text("a", encoding="utf-8")
    assert state(tmp_path) == before
    (tmp_path / changed).write_text("ab", encoding="utf-8")
    assert state(tmp_path) != before
