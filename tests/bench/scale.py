"""Measure builds of made-up pledges in two languages: `make bench-scale`, `SIZES="7 100 1000"`.

Beside each build stands one of plain MkDocs with the theme, the plugin of languages and the same
Markdown, already filled, without hooks. Seconds are those of the processor, unless they are said
to be by the clock.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from tests.bench.synthetic import make
from tests.building import ROOT

SIZES = (7, 100)
# A rebuild takes as long as a build, so that of many pledges is measured only where asked for.
EDITED = 100
MB = 1_000_000
EVENTS = ("on_config", "on_page_markdown", "on_post_page", "on_post_build")


@dataclass(frozen=True)
class Measure:
    """What building a number of pledges took, with our hooks and without them."""

    pledges: int
    pages: int
    size: int
    ours: dict[str, Any]
    plain: dict[str, Any]
    edit: float | None

    @property
    def by_page(self) -> float:
        """Seconds for a page."""
        return float(self.ours["total"]) / self.pages

    def lines(self, first: "Measure") -> list[str]:
        """What is printed of it; growth is told against the smallest size."""
        ours, plain = self.ours, self.plain
        events = ", ".join(f"{name} {ours['events'].get(name, 0):.1f}" for name in EVENTS)
        edit = f"{self.edit:.1f} s by the clock" if self.edit is not None else "not measured"
        growth, ratio = self.by_page / first.by_page, ours["total"] / plain["total"]
        clock = ours["wall"] / plain["wall"]
        return [
            f"{self.pledges} pledges, {self.pages} pages, {self.size / MB:.1f} MB of output",
            f"  build      {ours['total']:7.1f} s",
            f"  a page     {self.by_page * 1e3:7.0f} ms, {growth:.2f} of that at {first.pledges}",
            f"  memory     {ours['memory'] / MB:7.0f} MB at most; plain {plain['memory'] / MB:.0f}",
            f"  hooks      {ours['hooks']:7.1f} s, {ours['hooks'] / ours['total']:.0%} ({events})",
            f"  plain      {plain['total']:7.1f} s, ours {ratio:.2f} times",
            f"  by clock   {ours['wall']:7.1f} s, plain {plain['wall']:.1f} s, {clock:.2f} times",
            f"  one edit   {edit}",
        ]


def main(sizes: list[int]) -> int:
    """Measure each size and print."""
    first: Measure | None = None
    for size in sizes:
        with TemporaryDirectory() as name:
            found = measure(Path(name), size)
        first = first or found
        sys.stdout.write("\n".join(found.lines(first)) + "\n")
        sys.stdout.flush()
    return 0


def measure(folder: Path, pledges: int) -> Measure:
    """Build a project with and without hooks, and once more after an edit."""
    project, filled = folder / "project", folder / "plain/docs"
    project.mkdir()
    say(f"{pledges} pledges: making the project")
    make(project, pledges)
    say("building with our hooks")
    ours = run(project, folder / "site", "--filled", str(filled))
    say("building the same Markdown without them")
    without_hooks(project, filled.parent)
    plain = run(filled.parent, folder / "plain-site")
    say("building both by the clock")
    ours |= run(project, folder / "site", "--clock")
    plain |= run(filled.parent, folder / "plain-site", "--clock")
    edit = None
    if pledges <= EDITED:
        say("building as when serving, then once more after an edit")
        edit = run(project, folder / "served", "--edit", "data/pledges/p-1.yml")["edit"]
    pages = sum(1 for _ in (folder / "site").rglob("*.html"))
    size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    return Measure(pledges, pages, size, ours, plain, edit)


# What of the theme does for a page what our templates do.
FEATURES = ("footer", "indexes", "prune", "tabs", "top")


class Settings(yaml.SafeLoader):
    """Reads the settings, whose places for the environment are filled with what they name."""


def _default(loader: Settings, node: yaml.SequenceNode) -> Any:
    return loader.construct_sequence(node)[-1]


Settings.add_constructor("!ENV", _default)


def without_hooks(project: Path, folder: Path) -> None:
    """The settings of a project without its hooks, its own theme and its checks."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text, Settings)  # noqa: S506 - a safe loader
    for name in ("hooks", "watch", "extra", "validation"):
        del settings[name]
    for name in ("custom_dir", "static_templates"):
        del settings["theme"][name]
    settings["theme"]["features"] = [f"navigation.{name}" for name in FEATURES]
    settings["plugins"].insert(0, {"search": {"lang": ["en", "ar"]}})
    settings["strict"] = False
    languages = settings["plugins"][1]["i18n"]["languages"]
    languages.append({"locale": "en", "name": "English"})
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def run(project: Path, site: Path, *options: str) -> dict[str, Any]:
    """Build in a process of its own, so that none has the memory of another."""
    command = [sys.executable, "-m", "tests.bench.one_build", str(project), str(site), *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def say(text: str) -> None:
    """Tell the person at the terminal how far it is."""
    sys.stderr.write(f"… {text}\n")


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [*SIZES]))
