"""The environment that works is there until all of a new one has been fetched."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.building import ROOT

from pledges.site import publish


@pytest.mark.parametrize(
    "locks",
    [
        pytest.param([], marks=pytest.mark.long),
        ["requirements/tools.txt"],
        ["--more", "LOCK"],
    ],
)
@pytest.mark.slow
def test_offline_the_environment_stays(tmp_path: Path, locks: list[str]) -> None:
    """Where nothing can be fetched, that is said and nothing is taken away."""
    lock = tmp_path / "lock.txt"
    lock.write_text("nothing==1 --hash=sha256:00\n", encoding="utf-8")
    locks = [str(lock) if name == "LOCK" else name for name in locks]
    kept = tmp_path / "environment/bin/python"
    kept.parent.mkdir(parents=True)
    does = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
    kept.write_text(does, encoding="utf-8")
    kept.chmod(0o755)
    done = subprocess.run(  # noqa: S603 - the project's own script
        ["sh", ".ci/environment", str(tmp_path / "environment"), *locks],  # noqa: S607
        cwd=ROOT,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "stays as it was" in done.stderr
    assert kept.read_text(encoding="utf-8") == does
    assert {path.name for path in tmp_path.iterdir()} == {"environment", "lock.txt"}


def pinned(lock: str) -> dict[str, str]:
    """The packages of a lock with their versions."""
    text = (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8")
    found = re.findall(r"^(\S+?)(?:\[.*\])?==(\S+)", text, re.MULTILINE)
    assert text.count("--hash=sha256:") >= len(found)
    return dict(found)


def test_what_builds_is_little() -> None:
    """At most half of the 117 packages that building and testing had together; no tool is one."""
    assert len(pinned("build")) <= 58
    assert not {"pytest", "playwright", "ruff", "uv", "pip-audit"} & pinned("build").keys()


def test_locks_agree() -> None:
    """What two locks pin for one environment is of one version."""
    build = pinned("build")
    for lock in ("test", "forks"):
        other = pinned(lock)
        both = build.keys() & other.keys()
        assert {name: other[name] for name in both} == {name: build[name] for name in both}
    assert "mkdocs-material" not in pinned("forks")
    assert {"mkdocs-materialx", "properdocs"} <= pinned("forks").keys()


def test_an_audit_says_what_it_could_not_ask(tmp_path: Path) -> None:
    """What is weak, what was skipped, and a lock for which no answer came."""
    answer = {
        "dependencies": [
            {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]},
            {"name": "b", "skip_reason": "Not on PyPI: b (1)"},
            {"name": "c", "version": "3", "vulns": []},
        ]
    }
    program = tmp_path / "pip-audit"
    says = (
        f"case $* in *build.txt) echo '{json.dumps(answer)}';; *) echo refused >&2; exit 1;; esac"
    )
    program.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(  # noqa: S603 - the project's own program
        [sys.executable, ".ci/audit.py", str(program), str(tmp_path / "audit")],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads((tmp_path / "audit/audit.json").read_text(encoding="utf-8"))
    assert told["asked"] == {"a 1": ["CVE-1"], "c 3": []}
    assert told["found"] == {"a 1": "CVE-1; mended in 2"}
    assert told["unasked"]["b (1)"] == "Not on PyPI"
    assert told["unasked"]["requirements/test.txt"] == "refused"
    assert "npm" in told["unasked"]["tests/npm"]
    assert done.stdout == (tmp_path / "audit/audit.md").read_text(encoding="utf-8")


def test_every_program_that_a_command_runs_is_there() -> None:
    """What the Makefile and its scripts call by path or as a module; a rename is noticed."""
    files = [ROOT / "Makefile", *(path for path in (ROOT / ".ci").iterdir() if path.is_file())]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    paths = set(re.findall(r"(?:sh|python\W?) ((?:\.ci|tests)/[\w./-]+)", text))
    modules = set(re.findall(r"-m (tests\.[\w.]+)", text))
    assert {".ci/audit.py", ".ci/same", "tests/browser/programs.py"} <= paths
    assert {"tests.bench.scale", "tests.office"} <= modules
    paths |= {f"{name.replace('.', '/')}.py" for name in modules}
    assert [path for path in sorted(paths) if not (ROOT / path).is_file()] == []


def test_the_generator_is_named_where_it_is_chosen() -> None:
    """A fork of MkDocs takes its place by `SITE_GENERATOR`; nothing else runs it by name."""
    naming = re.compile(r"[\"']mkdocs[\"']|-m mkdocs|\?= mkdocs")
    files = [ROOT / "Makefile", *(ROOT / ".ci").iterdir(), *ROOT.glob(".github/workflows/*.yml")]
    files += [path for name in ("hooks", "tests") for path in (ROOT / name).rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if naming.search(path.read_text(encoding="utf-8"))
    }
    ours = {"tests/project/test_environment.py", "tests/test_layers.py"}
    # Windows has no make, which would say it.
    ours |= {".github/workflows/propose.yml", "tests/editing/test_without_posix.py"}
    assert found - ours == {"Makefile", "hooks/pledges/site/publish.py", "tests/building.py"}


def test_another_generator_builds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The one that the environment names, with what MkDocs is given."""
    (tmp_path / "properdocs.py").write_text(
        "import sys\nprint(*sys.argv[1:], file=sys.stderr)\nsys.exit(7)\n", encoding="utf-8"
    )
    monkeypatch.setenv("SITE_GENERATOR", "properdocs")
    monkeypatch.setattr("sys.argv", ["pledges"])
    monkeypatch.syspath_prepend(tmp_path)
    assert publish.build(tmp_path / "site", "mkdocs.yml") == 7
