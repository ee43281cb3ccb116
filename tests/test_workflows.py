"""The workflows ask for little, name what they use by its hash, and run the README's commands."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.building import ROOT
from tests.editors import as_editor

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: Path) -> dict[str, Any]:
    """A workflow; `on` is a key there and not a switch."""
    found: dict[str, Any] = as_editor(path.read_text(encoding="utf-8"), "1.2")
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """The steps of all its jobs."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_named_by_their_hash(path: Path) -> None:
    """With the version beside it."""
    uses = re.findall(r"uses: .*", path.read_text(encoding="utf-8"))
    assert all(PINNED.fullmatch(line) for line in uses)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_from_outside_is_written_into_a_script(path: Path) -> None:
    """Values come through the environment, where a shell does not read them as commands."""
    assert not any("${{" in step.get("run", "") for step in steps(path))
    assert "pull_request_target" not in read(path)["on"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_permissions_are_few(path: Path) -> None:
    """Each workflow says what it may do; no step that checks out code keeps a token in git."""
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert all(job["timeout-minutes"] <= 40 for job in workflow["jobs"].values())
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_the_comment_may_write_to_proposals() -> None:
    """And it never takes the code of a proposal."""
    writing = {
        path.stem
        for path in FILES
        for job in read(path)["jobs"].values()
        if "write" in job.get("permissions", {}).values()
    }
    assert writing == {"comment", "publish"}
    for step in steps(ROOT / ".github/workflows/comment.yml"):
        assert "ref" not in step.get("with", {})


def test_commands_are_those_of_the_makefile(root: Path) -> None:
    """What a workflow runs, anyone can run."""
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    runs = "\n".join(step.get("run", "") for path in FILES for step in steps(path))
    assert set(re.findall(r"make (?:--silent )?([a-z-]+)", runs)) == {"test", "site", "compare"}
    assert {"test", "site", "compare"} <= targets


def test_dependabot_renews_the_hashes(root: Path) -> None:
    """Those of the actions."""
    found = yaml.safe_load((root / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert [one["package-ecosystem"] for one in found["updates"]] == ["github-actions"]
