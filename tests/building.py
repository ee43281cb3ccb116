"""Projects to build, and MkDocs run in a process of its own, as an editor runs it."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pledges.addresses import Publication
from pledges.site.assets import MOVED, Assets

ROOT = Path(__file__).parent.parent
GENERATOR = os.environ.get("SITE_GENERATOR") or "mkdocs"
SAMPLE = ROOT / "tests/sample"
# The files of data/ whose records are words of the site: the sample has the real ones.
SHARED = ("languages", "words", "units", "statuses", "claims", "governorates")
NAV = "  - الرئيسية: index.md\n  - التعهدات: [pledges/water.md, pledges/roads.md]\n"
SITE = "https://example.org/"
REPOSITORY = "https://example.org/iraq-migration-pledges"
# A block of YAML in a guide.
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
IDENTITY = "example.org,2026-11-23"
# Every file is said to be of one size: only a build knows the real ones.
SIZES: Mapping[str, int] = defaultdict(lambda: 12000)
# The words of a page of the sample in Sorani Kurdish, the longer ones first.
KURDISH = {
    "What was promised about water.": "ئەوەی سەبارەت بە ئاو بەڵێن درا.",
    "What was promised": "بەڵێن",
    "What has been done": "ئەوەی کرا",
    "Safe water": "ئاو",
    "More": "زیاتر",
}
ASSETS = Assets(ROOT / "theme/assets", (MOVED,))
PUBLICATION = Publication(SITE, REPOSITORY, dt.date(2026, 11, 28), IDENTITY, sizes=SIZES)


@dataclass(frozen=True)
class Build:
    """What a build left behind: its folder, its exit code and all that it printed."""

    folder: Path
    code: int
    output: str


def build(
    project: Path, folder: Path, day: dt.date, settings: str = "mkdocs.yml", address: str = SITE
) -> Build:
    """Build a project strictly into a folder, on a day, for the addresses of the tests."""
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    environment = {
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": address,
        "REPOSITORY_URL": REPOSITORY,
        "FORGE": "github",
        "BRANCH": "main",
    }
    done = subprocess.run(  # noqa: S603 - nothing here comes from outside
        [sys.executable, "-m", GENERATOR, "build", "--strict", "-f", settings, "-d", str(folder)],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(folder, done.returncode, done.stdout)


def as_sample_project(project: Path, root: Path, nav: str = NAV) -> Path:
    """Give a copy of the sample the settings, the hooks and the theme of the real site."""
    head, _, rest = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
    settings = f"{head}\nnav:\n{nav}\nnot_in_nav{rest.partition('not_in_nav')[2]}"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copy(root / "mkdocs.preview.yml", project)
    link(project, root)
    return project


def link(project: Path, root: Path) -> None:
    """Give a project what the real one is built by and publishes of itself."""
    for name in ("hooks", "theme"):
        (project / name).symlink_to(root / name)
    # No link is published.
    shutil.copy(root / "LICENSE", project)
    shutil.copytree(root / "requirements", project / "requirements")


def add_language(project: Path, root: Path) -> None:
    """Do what the guide says of adding a language, with its examples and one page."""
    guide = (root / "docs/en/guides/language.md").read_text(encoding="utf-8")
    language, words, *_ = EXAMPLE.findall(guide)
    with (project / "data/languages.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{language}")
    path = project / "data/words.yml"
    text = path.read_text(encoding="utf-8")
    for slug, added in re.findall(r"^([a-z-]+:\n)((?:  .*\n)+)", words, re.MULTILINE):
        assert text.count(f"\n{slug}") == 1
        text = text.replace(f"\n{slug}", f"\n{slug}{added}")
    path.write_text(text, encoding="utf-8")
    page = project / "docs/ckb/pledges/water.md"
    page.parent.mkdir(parents=True)
    text = (project / "docs/en/pledges/water.md").read_text(encoding="utf-8")
    for english, kurdish in KURDISH.items():
        text = text.replace(english, kurdish)
    page.write_text(text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def copy_of_sample(target: Path) -> Path:
    """Copy the sample, with the words of the site, into a folder."""
    shutil.copytree(SAMPLE, target, dirs_exist_ok=True)
    for name in SHARED:
        shutil.copy(ROOT / f"data/{name}.yml", target / "data")
    return target
