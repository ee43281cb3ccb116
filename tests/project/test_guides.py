"""What the guides show can be done: their examples pass the checks, their commands exist."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.building import EXAMPLE, ROOT
from tests.conftest import TODAY

from pledges.editing.command import COMMANDS
from pledges.pages.edition import Edition
from pledges.records.texts import LANGS
from pledges.site.build import edition

GUIDES = sorted((ROOT / "docs").glob("*/guides/*.md"))
COMMAND = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What is done elsewhere, with programs that are not the project's.
ELSEWHERE = re.compile(r"^```bash\n(.*?)^```$", re.DOTALL | re.MULTILINE)


# What is written on Windows, and the commands that a guide names with what follows them.
BAT = re.compile(r"^```bat\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"^- `([a-z]+)[^`]*`", re.MULTILINE)


def put(records: dict[str, Any], example: dict[str, Any]) -> None:
    """Put what an example shows at its keys; new entries come first, as the guides say."""
    held = dict(records)
    records.clear()
    records.update({key: held.get(key, {}) for key in example if isinstance(example[key], dict)})
    records.update(held)
    for key, value in example.items():
        if isinstance(value, dict):
            put(records[key], value)
        elif isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            records[key] = [*value, *records.get(key, [])]
        else:
            records[key] = value


def plain(text: str) -> Any:
    """What YAML holds, all of it text."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes only text, lists and maps


def follow(project: Path, guide: str) -> None:
    """Put the examples of a guide into the files that they name."""
    for example in EXAMPLE.findall((ROOT / guide).read_text(encoding="utf-8")):
        path = project / example.partition("\n")[0].removeprefix("# ")
        records = plain(path.read_text(encoding="utf-8")) if path.exists() else {}
        put(records, plain(example))
        path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), "utf-8")


def corrected(project: Path) -> None:
    """The one edit of a value that the guide to figures asks for."""
    water = project / "data/pledges/water.yml"
    water.write_text(water.read_text("utf-8").replace("value: 74.5", "value: 75"), "utf-8")


def followed(project: Path, guide: str, *before: str) -> Edition:
    """A project after the examples of guides and the one edit of a value, read and checked."""
    corrected(project)
    for name in (*before, guide):
        follow(project, name)
    return edition(project, TODAY)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_examples_pass_the_checks(project: Path, lang: str) -> None:
    """Each through the real loader, one guide after the other, as an editor would."""
    guides = [f"docs/{lang}/guides/{name}.md" for name in ("figure", "update", "translate")]
    water = followed(project, guides[-1], *guides[:-1]).library.pledges["water"]
    assert [update.on.text for update in water.updates[:2]] == ["2026-11-21", "2026-11-20"]
    assert water.indicators["homes"].readings[0].value == 76
    assert water.milestones["pipes"].done is not None
    assert "pilot" not in water.milestones
    assert water.milestones["design"].title["en"] == "Final design approved"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_language_of_the_guide_is_added(project: Path, lang: str) -> None:
    """With its words, in both versions of the guide."""
    library = followed(project, f"docs/{lang}/guides/language.md").library
    assert library.words["status"]["ckb"] == "دۆخ"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_both_versions_of_a_guide_show_the_same(guide: Path) -> None:
    """Examples and commands are those of the other language, to the letter."""
    text, other = guide.read_text("utf-8"), ROOT / "docs/ar/guides" / guide.name
    for pattern in (EXAMPLE, COMMAND, ELSEWHERE, BAT):
        assert pattern.findall(text) == pattern.findall(other.read_text("utf-8"))


def test_the_readmes_name_every_command_and_no_other() -> None:
    """What `make` lists, README or CONTRIBUTING explains; what they name, `make` knows."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)) - {"help", "clean"}
    named = {}
    for file in (
        "README.md",
        "CONTRIBUTING.md",
        "data/README.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
    ):
        text = (ROOT / file).read_text(encoding="utf-8")
        named[file] = set(re.findall(r"(?:`|^ +)make ([a-z-]+)", text, re.MULTILINE))
    assert listed - named["README.md"] - named["CONTRIBUTING.md"] == set()
    assert set().union(*named.values()) <= listed


def test_the_makefile_is_for_any_make() -> None:
    """That of BSD knows no functions, and exports nothing that is set with a colon."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert not re.search(
        r"\$\((?:if|shell|wildcard|or|and) |MAKEFILE_LIST|^export .*:=", text, re.MULTILINE
    )


def test_the_commands_are_known_to_make(tmp_path: Path) -> None:
    """Each command of the guides names a target of the Makefile."""
    found = {line for guide in GUIDES for line in COMMAND.findall(guide.read_text("utf-8"))}
    assert found
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in (".ci", "requirements"):
        (tmp_path / name).mkdir()
    for name in ("build", "test", "tools"):
        (tmp_path / f"requirements/{name}.txt").touch()
    shutil.copy(ROOT / ".ci/environment", tmp_path / ".ci/environment")
    for command in sorted(found):
        words = command.split()
        assert words[0] == "make"
        done = subprocess.run(  # noqa: S603 - the words of our own guides; -n only prints
            ["make", "-n", *words[1:]],  # noqa: S607 - the make of the machine
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, command


def test_the_commands_on_windows_are_those_of_the_project() -> None:
    """By the file that is there, each a command; the workflow runs them in the same way."""
    for lang in LANGS:
        guide = (ROOT / f"docs/{lang}/guides/windows.md").read_text(encoding="utf-8")
        (line,) = "".join(BAT.findall(guide)).splitlines()
        assert line == r"py edit\start.py check"
        assert {*NAMED.findall(guide)} == {"check", "fix", "new", "compare", "edit", "serve"}
        assert {*NAMED.findall(guide)} - {*COMMANDS} == {"serve"}
    workflow = (ROOT / ".github/workflows/propose.yml").read_text(encoding="utf-8")
    ran = re.findall(r"run: python edit\\start\.py ([a-z]+)", workflow)
    assert ran
    assert {*ran} <= {*COMMANDS}


def test_a_codespace_is_ready_for_editors() -> None:
    """It has what VS Code is recommended to have, and begins by a command that make knows."""
    found = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    extensions = found["customizations"]["vscode"]["extensions"]
    assert extensions == recommended["recommendations"]
    assert found["postCreateCommand"] == "make check"
    assert re.fullmatch(r"mcr\.microsoft\.com/devcontainers/python:3\.1[1-9]", found["image"])
    assert found["forwardPorts"] == [8000]


def test_the_readme_is_read_in_one_sitting() -> None:
    """It is short, and what it and CONTRIBUTING lead to is there."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150
    for file in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / file).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / file).parent.joinpath(target).exists(), f"{file}: {target}"


def test_what_is_to_be_opened_is_there() -> None:
    """The table “to change … open …” names files that there are, three at most."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\|.*\|$", text.partition("| to change | open |")[2].partition("\n\n")[0], re.MULTILINE
    )[1:]
    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`([\w/.-]+(?:\.\w+|/))`", row.split("|")[2])
        assert 0 < len(named) <= 3, row
        for name in named:
            assert (ROOT / name).exists() or (ROOT / "hooks/pledges" / name).exists(), name


@pytest.mark.parametrize("lang", LANGS)
def test_a_server_is_set_up_with_what_is_shipped(lang: str) -> None:
    """Every file of `serving/` is put in its place, and root builds nothing."""
    guide = (ROOT / f"docs/{lang}/guides/publish.md").read_text(encoding="utf-8")
    commands = "".join(ELSEWHERE.findall(guide))
    for path in (ROOT / "serving").iterdir():
        assert f"serving/{path.name}" in commands
    server = "".join(ELSEWHERE.findall(guide.partition("{#server}")[2]))
    built = [line for line in server.splitlines() if re.search(r"\b(git|make) (?!make)", line)]
    assert built[1:] == [line for line in built if line.startswith("runuser -u pledges -- ")]
    assert built[0].startswith("apt-get install git make python3-venv ")


def test_the_daily_build_has_no_rights() -> None:
    """It is that of the Makefile, by a user who is made for it; only the reload is root's."""
    unit = (ROOT / "serving/pledges.service").read_text(encoding="utf-8")
    assert re.findall(r"^User=(.*)$", unit, re.MULTILINE) == ["pledges"]
    assert re.findall(r"^Exec(.*)$", unit, re.MULTILINE) == [
        "Start=/usr/bin/git pull --quiet --ff-only",
        "Start=/usr/bin/make site",
        "StartPost=+/usr/bin/systemctl reload nginx",
    ]
    assert "ProtectSystem=strict\nReadWritePaths=/srv/pledges\n" in unit
    timer = (ROOT / "serving/pledges.timer").read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 04:17\nPersistent=yes\n" in timer
