"""What is read and published are plain files of the project, whatever stands under their names."""

import datetime as dt
import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from pledges.__main__ import main
from pledges.checks.survey import survey
from pledges.editing.command import PROBLEMS

pytestmark = pytest.mark.slow

PAGE, PICTURE = "docs/ar/about.md", "docs/ar/wells.png"
Put = Callable[[Path], None]
DEEP = 1500


def large(path: Path) -> None:
    """A file of 10 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(10**10)


PUT: dict[str, Put] = {
    "environment": lambda path: path.symlink_to("/proc/self/environ"),
    "beside": lambda path: path.symlink_to(next(path.parent.glob("[a-z]*.*"))),
    "zeros": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "large": large,
}
FILES = (PAGE, PICTURE, "data/bodies.yml", "data/pledges/more.yml", "data/redirects.yml")


def codes(project: Path, today: dt.date) -> dict[str, str]:
    """The first problem of each file."""
    return {one.file: one.code for one in reversed(survey(project, today).problems)}


@pytest.mark.parametrize("file", [*FILES, "data/translations.json"])
@pytest.mark.parametrize("kind", PUT)
def test_only_files_of_the_project_are_read(
    project: Path, today: dt.date, kind: str, file: str
) -> None:
    """Links, devices, pipes and what no memory holds are told with their names, unread."""
    path = project / file
    path.unlink(missing_ok=True)
    PUT[kind](path)
    wanted = "too_large" if kind == "large" else "not_a_file"
    assert codes(project, today)[file] == wanted


@pytest.mark.parametrize("folder", ["docs", "docs/ar", "docs/ar/pledges", "data", "data/pledges"])
def test_a_folder_that_is_a_link_is_not_entered(
    project: Path, today: dt.date, folder: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What stands outside the project is not published, although its files are plain."""
    path, outside = project / folder, tmp_path_factory.mktemp("outside") / "held"
    path.rename(outside)
    path.symlink_to(outside)
    told = codes(project, today)
    assert "not_a_file" in {code for file, code in told.items() if file.startswith(folder)}


def test_the_theme_holds_files_of_the_project_alone(project: Path, today: dt.date) -> None:
    """What stands in it is published as it is."""
    path = project / "theme/assets/emblem.svg"
    path.parent.mkdir(parents=True)
    path.symlink_to("/proc/self/environ")
    assert codes(project, today)["theme/assets/emblem.svg"] == "not_a_file"


@pytest.mark.parametrize("kind", PUT)
def test_fix_leaves_what_is_no_file(project: Path, kind: str) -> None:
    """It neither hangs nor writes through a link."""
    path = project / "data/bodies.yml"
    path.unlink()
    PUT[kind](path)
    assert main(["fix"], project) == PROBLEMS


@pytest.mark.parametrize("name", ["\x1b[2Jx.md", "x\n::error::forged.md", "x\u202e.md"])
def test_a_name_commands_no_terminal(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Neither escape sequences nor lines of their own come out of the names of files."""
    (project / "docs/ar" / name).write_text("---\ntitle: x\n---\n", encoding="utf-8")
    for form in ("text", "github"):
        assert main(["check", "--format", form], project) == PROBLEMS
        said = capsys.readouterr().out
        assert "forged" not in said or "\n::error::forged" not in said
        assert not {"\x1b", "\u202e"} & set(said)


def test_no_text_is_endless(project: Path, today: dt.date) -> None:
    """What rules would take minutes over is refused with its length, and is read no further."""
    path = project / "data/bodies.yml"
    path.write_text(path.read_text("utf-8").replace("Sample council", "a" * 65_000), "utf-8")
    (wrong,) = [one for one in survey(project, today).problems if one.file == "data/bodies.yml"]
    assert (wrong.code, wrong.values["length"], wrong.path[-1]) == ("text_too_long", 65_000, "en")


@pytest.mark.parametrize("top", ["docs/en", "theme/assets"])
def test_folders_deeper_than_calls_go_are_told(project: Path, today: dt.date, top: str) -> None:
    """Where a path cannot even be written in full."""
    (project / "theme").unlink(missing_ok=True)
    (project / top).mkdir(parents=True, exist_ok=True)
    with chdir(project / top):
        for _ in range(DEEP):
            Path("deep").mkdir()
            os.chdir("deep")
        found = codes(project, today)
        # What takes folders away goes no deeper than calls either.
        for _ in range(DEEP):
            os.chdir("..")
            Path("deep").rmdir()
    assert [*found.values()].count("too_deep") == 1
