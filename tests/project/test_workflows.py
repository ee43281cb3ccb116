"""The workflows ask for little, name what they use by its hash, and run the README's commands."""

import json
import os
import re
import subprocess
import sys
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
    assert "concurrency" in workflow
    assert all(job["timeout-minutes"] <= 40 for job in workflow["jobs"].values())
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_few_jobs_may_write() -> None:
    """None of them runs code of the project; no code of a proposal is taken where one may."""
    writing = {
        (path.stem, name): job
        for path in FILES
        for name, job in read(path)["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert writing.keys() == {
        *(("comment", "comment"), ("issue", "send"), ("links", "tell")),
        ("publish", "publish"),
    }
    for job in writing.values():
        assert not any("make " in step.get("run", "") for step in job["steps"])
    for step in steps(ROOT / ".github/workflows/comment.yml"):
        assert "ref" not in step.get("with", {})


def test_commands_are_those_of_the_makefile(root: Path) -> None:
    """What a workflow runs, anyone can run."""
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    runs = "\n".join(step.get("run", "") for path in FILES for step in steps(path))
    used = set(re.findall(r"\bmake (?:--silent )?([a-z-]+)", re.sub(r"#.*", "", runs)))
    assert used == {
        *("check", "test", "test-long", "site", "preview", "compare", "links", "forks", "audit"),
        *("fuzz", "access", "check-publish", "bench-history", "bench-scale", "bench-search"),
        *("old-browsers", "audit"),
    }
    assert used <= targets


def test_dependabot_renews_the_hashes(root: Path) -> None:
    """Those of the actions, of the locks of Python and of what npm fetches, where each stands."""
    found = yaml.safe_load((root / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert {one["package-ecosystem"]: one["directory"] for one in found["updates"]} == {
        "github-actions": "/",
        "pip": "/requirements",
        "npm": "/tests/npm",
    }
    # It reads no other names of locks.
    assert all(path.suffix in {".txt", ".json"} for path in (root / "requirements").iterdir())
    known = json.loads((root / "tests/npm/package-lock.json").read_text(encoding="utf-8"))
    asked = json.loads((root / "tests/npm/package.json").read_text(encoding="utf-8"))
    assert known["packages"][""]["dependencies"] == asked["dependencies"]


def test_actions_run_on_a_node_that_is_there() -> None:
    """None is older than its first release on Node 24, by what the releases say."""
    first = {"checkout": 5, "download-artifact": 7, "upload-artifact": 6, "configure-pages": 6}
    first |= {"deploy-pages": 5, "upload-pages-artifact": 5}
    for path in FILES:
        for name, version in re.findall(r"actions/([\w-]+)@\w+ # v(\d+)", path.read_text("utf-8")):
            assert int(version) >= first[name], f"{path.stem}: {name}"


def test_what_is_published_has_passed_the_tests() -> None:
    """The job that publishes waits for the tests of the same commit."""
    jobs = read(ROOT / ".github/workflows/publish.yml")["jobs"]
    assert jobs["publish"]["needs"] == ["test", "test-long", "build"]
    for name in ("test", "test-long"):
        assert [one["run"] for one in jobs[name]["steps"] if "run" in one] == [f"make {name}"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_the_published_schema_accepts_them(root: Path, schema: str, files: str) -> None:
    """By the schemas of schemastore.org as check-jsonschema carries them."""
    found = sorted(root.glob(files))
    assert found
    done = tool("check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, found))
    assert done.returncode == 0, done.stdout


def test_the_schema_would_notice_a_slip(tmp_path: Path) -> None:
    """A job without a machine is refused."""
    path = tmp_path / "wrong.yml"
    path.write_text("on: push\njobs:\n  one:\n    steps: [{run: true}]\n", encoding="utf-8")
    done = tool("check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path))
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("gitlab-ci", "pages:\n  script: 7\n"),
        ("dependabot", "version: 2\nupdates: [{package-ecosystem: pipe, directory: /}]\n"),
    ],
)
def test_slips_of_other_forges_would_be_noticed(tmp_path: Path, schema: str, text: str) -> None:
    """A command that is a number, a kind of package that is not known."""
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    done = tool("check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path))
    assert done.returncode == 1


def test_gitlab_does_what_the_workflows_do(root: Path) -> None:
    """Commands of the Makefile, the whole history, published after its tests from one branch."""
    found = as_editor((root / ".gitlab-ci.yml").read_text(encoding="utf-8"), "1.2")
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    jobs = {name: job for name, job in found.items() if "script" in job}
    used = {line.split()[1] for job in jobs.values() for line in job["script"]}
    assert used == {"check", "compare", "test", "test-long", "site"} <= targets
    assert found["variables"]["GIT_DEPTH"] == "0"
    published = [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert found["pages"]["rules"] == found["test-long"]["rules"] == published
    # The stage after that of every other job, which a job without rules is in, too.
    assert {name for name, job in jobs.items() if job.get("stage")} == {"pages"}
    assert found["pages"]["stage"] == "deploy"
    assert "rules" not in found["test"]
    assert found["pages"]["pages"]["publish"] == "site"


def test_the_site_is_published_from_whatever_branch_is_the_default(root: Path) -> None:
    """No branch is named in the workflow; the address is that of Pages, or a variable."""
    text = (root / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    assert not re.search(r"\bmain\b|github\.io|event\.repository\.name", text)
    build = read(root / ".github/workflows/publish.yml")["jobs"]["build"]
    assert "github.event.repository.default_branch" in build["if"]
    (environment,) = (step["env"] for step in build["steps"] if step.get("run") == "make site")
    # A setting wins: what Pages says has a name that only the table of machines reads.
    assert environment == {
        "SITE_URL": "${{ vars.SITE_URL }}",
        "PAGES_URL": "${{ steps.pages.outputs.base_url }}",
        "PUBLISHED": "${{ github.event.before }}",
    }


def test_zizmor_finds_nothing(root: Path) -> None:
    """What is known to make workflows unsafe is not in them; one finding is answered there."""
    done = tool("zizmor", "--offline", "--no-progress", str(root / ".github"))
    assert done.returncode == 0, done.stdout
    answered = [path.stem for path in FILES if "zizmor: ignore" in path.read_text("utf-8")]
    assert answered == ["comment"]


def test_the_whole_history_is_there_where_it_is_told() -> None:
    """Pages and comparisons read it."""
    for path in FILES:
        for job in read(path)["jobs"].values():
            runs = " ".join(step.get("run", "") for step in job["steps"])
            if re.search(
                r"(make (--silent )?|start.py )(site|preview|compare|check|test|bench|forks)", runs
            ):
                takes = [step for step in job["steps"] if "checkout@" in step.get("uses", "")]
                assert takes[0]["with"]["fetch-depth"] == 0, path


@pytest.mark.parametrize(
    ("code", "report", "dead"), [(0, "all", "0"), (2, "some", "1"), (2, "", None)]
)
def test_the_visit_tells_dead_links_from_a_failure(
    tmp_path: Path, code: int, report: str, dead: str | None
) -> None:
    """A report with a failing command means dead links; without a report the job fails."""
    stub(tmp_path, "make", f'printf "%s" "{report}"; exit {code}')
    done = script(tmp_path, "links", "visit every address")
    assert (done.returncode == 0) == (dead is not None), done.stderr
    if dead:
        assert (tmp_path / "dead").read_text(encoding="utf-8").strip() == dead


@pytest.mark.parametrize(
    ("dead", "old", "said"),
    [
        ("0", "", ""),
        ("0", "7", "-X PATCH repos/a/b/issues/7 -f state=closed"),
        ("1", "7", "-X PATCH repos/a/b/issues/7 -F body=@body.md"),
        ("1", "", "repos/a/b/issues -f title=Links -F body=@body.md"),
    ],
)
def test_there_is_one_issue_of_dead_links(tmp_path: Path, dead: str, old: str, said: str) -> None:
    """It is opened, updated or closed, and found again by its mark."""
    (tmp_path / "dead").write_text(dead, encoding="utf-8")
    (tmp_path / "links.md").write_text("عنوان\n", encoding="utf-8")
    stub(tmp_path, "gh", f'[ "$2" = --paginate ] && echo "{old}" || echo "$*" >> said')
    done = script(tmp_path, "links", "open, update or close the one issue")
    assert done.returncode == 0, done.stderr
    asked = tmp_path / "said"
    found = asked.read_text(encoding="utf-8").strip() if asked.exists() else ""
    assert found == (f"api --silent {said}" if said else "")
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert body == "<!-- links -->\nعنوان\n"


@pytest.mark.parametrize(
    ("code", "told", "answer"),
    [(0, "ok", "ok"), (1, "wrong", "wrong"), (2, "", "refused"), (1, "", None)],
)
def test_an_issue_is_read_as_a_file(
    tmp_path: Path, code: int, told: str, answer: str | None
) -> None:
    """No shell reads its body; a command that failed itself answers nothing."""
    body = "### Which?\r\n$(touch ran) `touch ran`\"; touch ran #'\n${{ 1 }}\n\n" + "ج" * 200_000
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    stub(tmp_path / ".venv/bin", "python", f'printf "%s" "{told}"; echo refused >&2; exit {code}')
    stub(tmp_path, "git", 'echo "$*"')
    done = script(tmp_path, "issue", "read the issue", GITHUB_EVENT_PATH=str(event))
    assert (done.returncode == 0) == (answer is not None), done.stderr
    assert (tmp_path / "issue.md").read_bytes().decode() == f"{body}\n"
    assert not (tmp_path / "ran").exists()
    if answer:
        assert (tmp_path / "answer.md").read_text(encoding="utf-8").strip() == answer
        assert (tmp_path / "proposal.patch").read_text("utf-8") == "diff -- data\n"


@pytest.mark.parametrize(
    ("patch", "commits", "said"),
    [
        ("", "0", ["gh issue comment 7 --body-file sent/answer.md"]),
        ("x", "0", ["git push --force https://github.com/a/b.git issue-7", "gh pr create --draft"]),
        ("x", "1", ["git push --force https://github.com/a/b.git issue-7", "gh pr edit issue-7"]),
        ("x", "2", ["gh pr comment issue-7 --body-file body.md"]),
    ],
)
def test_an_issue_is_answered_or_becomes_a_proposal(
    tmp_path: Path, patch: str, commits: str, said: list[str]
) -> None:
    """Only data/ is taken from it, and what editors have added to its branch stays."""
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent/answer.md").write_text("جواب\n", encoding="utf-8")
    (tmp_path / "sent/proposal.patch").write_text(patch, encoding="utf-8")
    stub(tmp_path, "gh", f'[ "$2" = list ] && echo {commits} || echo "gh $*" >> said')
    stub(tmp_path, "git", 'echo "git $*" >> said')
    env = {
        "ISSUE": "7",
        "GH_REPO": "a/b",
        "GITHUB_SERVER_URL": "https://github.com",
        "MAIN": "main",
    }
    done = script(tmp_path, "issue", "open a proposal or answer", **env)
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match("gh (pr|issue) |git push", line)] == [
        line for start in said for line in lines if line.startswith(start)
    ]
    assert len([line for line in lines if line.startswith(tuple(said))]) == len(said)
    if any("git push" in line for line in said):
        assert "git apply --index --include data/*.yml sent/proposal.patch" in lines


def test_nothing_but_records_is_taken_from_an_issue(tmp_path: Path) -> None:
    """By git as it is: what else a patch may hold is left where it is."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for name in ("here", "there/a/b.git"):
        subprocess.run([*git, "init", "--quiet", "--bare", name], cwd=tmp_path, check=True)  # noqa: S603
    subprocess.run([*git, "clone", "--quiet", "here", "work"], cwd=tmp_path, check=True)  # noqa: S603
    work = tmp_path / "work"
    for name in ("data/pledges/a.yml", "Makefile"):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text("old\n", encoding="utf-8")
    commit = [*git, "commit", "--quiet", "--all", "--message", "Begin"]
    subprocess.run([*git, "add", "."], cwd=work, check=True)  # noqa: S603
    subprocess.run(commit, cwd=work, check=True)  # noqa: S603
    change = "diff --git a/{0} b/{0}\n--- a/{0}\n+++ b/{0}\n@@ -1 +1 @@\n-old\n+new\n"
    patch = change.format("data/pledges/a.yml") + change.format("Makefile")
    (work / "sent").mkdir()
    (work / "sent/proposal.patch").write_text(patch, encoding="utf-8")
    (work / "sent/answer.md").write_text("answer\n", encoding="utf-8")
    stub(work, "gh", '[ "$2" = list ] && echo 0 || true')
    env = {
        "ISSUE": "7",
        "GH_REPO": "a/b",
        "GITHUB_SERVER_URL": str(tmp_path / "there"),
        "MAIN": "main",
    }
    done = script(work, "issue", "open a proposal or answer", **env)
    assert done.returncode == 0, done.stderr
    told = [*git, "show", "--format=%s", "--name-only", "issue-7"]
    found = subprocess.run(told, cwd=tmp_path / "there/a/b.git", check=True, capture_output=True)  # noqa: S603
    assert found.stdout.decode().split("\n") == [
        "What issue 7 proposes",
        "",
        "data/pledges/a.yml",
        "",
    ]


def test_only_the_form_for_updates_is_read(root: Path) -> None:
    """By its first question, in each language."""
    condition = read(root / ".github/workflows/issue.yml")["jobs"]["read"]["if"]
    for form in (root / ".github/ISSUE_TEMPLATE").glob("*-update.yml"):
        asked = [part for part in yaml.safe_load(form.read_text("utf-8"))["body"] if "id" in part]
        assert f"'### {asked[0]['attributes']['label']}'" in condition


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A tool of the environment, run."""
    command = [sys.executable, "-m", name]
    if name == "zizmor":
        command = [str(Path(sys.executable).with_name(name))]
    return subprocess.run(  # noqa: S603 - a tool that the lock names
        [*command, *arguments],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def stub(folder: Path, name: str, does: str) -> None:
    """A program of the machine that only plays its part."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def script(folder: Path, workflow: str, name: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A step of a workflow, run in a folder as the machine of GitHub would."""
    path = ROOT / f".github/workflows/{workflow}.yml"
    (run,) = (step["run"] for step in steps(path) if step.get("name") == name)
    names = {"ISSUES": "repos/a/b/issues", "TITLE": "Links", "GITHUB_STEP_SUMMARY": "summary"}
    return subprocess.run(  # noqa: S603 - a script of our own
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", run],
        cwd=folder,
        env={**os.environ, **names, **more, "PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
