"""Where a site is published and kept is found out: on each forge, and by what its machines say."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.building import PUBLICATION, ROOT

from pledges.__main__ import main
from pledges.addresses import HOSTS, Publication
from pledges.editing.command import RefusalError
from pledges.pages.sharing import new_issue
from pledges.site import publish
from pledges.site.settings import publication

OURS = ("SITE_URL", "REPOSITORY_URL", "FORGE", "BRANCH")
NOBODYS = ("https://example.org/", "https://example.org/iraq-migration-pledges")
ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com"}
# What the documentation of each says that its machines set; as a scheduled run has them.
MACHINES = {
    "GitHub": (
        {**ACTIONS, "GITHUB_REPOSITORY": "Some/pledges", "GITHUB_REF_NAME": "trunk"},
        ("https://Some.github.io/pledges/", "https://github.com/Some/pledges", "github", "trunk"),
    ),
    "GitHub, with what Pages says": (
        {
            **ACTIONS,
            "GITHUB_REPOSITORY": "Some/pledges",
            "GITHUB_REF_NAME": "v1/trunk",
            "PAGES_URL": "https://pledges.example.iq",
        },
        ("https://pledges.example.iq/", "https://github.com/Some/pledges", "github", "v1/trunk"),
    ),
    "GitHub, the page of an owner": (
        {**ACTIONS, "GITHUB_REPOSITORY": "Some/some.github.io", "GITHUB_REF_NAME": "main"},
        ("https://Some.github.io/", "https://github.com/Some/some.github.io", "github", "main"),
    ),
    "GitHub, a proposal": (
        {
            **ACTIONS,
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_REF_NAME": "7/merge",
            "GITHUB_BASE_REF": "v",
        },
        ("https://a.github.io/b/", "https://github.com/a/b", "github", "v"),
    ),
    "GitHub of one's own": (
        {
            **ACTIONS,
            "GITHUB_SERVER_URL": "https://git.gov.example",
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_REF_NAME": "main",
        },
        (NOBODYS[0], "https://git.gov.example/a/b", "github", "main"),
    ),
    "GitLab": (
        {
            "GITLAB_CI": "true",
            "CI_PROJECT_URL": "https://gitlab.com/a/group/b",
            "CI_PAGES_URL": "https://a.gitlab.io/group/b",
            "CI_DEFAULT_BRANCH": "master",
        },
        ("https://a.gitlab.io/group/b/", "https://gitlab.com/a/group/b", "gitlab", "master"),
    ),
    "GitLab of one's own, below a path, in a group of a group": (
        {
            "GITLAB_CI": "true",
            "CI_PROJECT_URL": "https://git.gov.example/gitlab/a/group/b",
            "CI_PAGES_URL": "https://pages.gov.example/a/group/b",
            "CI_DEFAULT_BRANCH": "main",
        },
        (
            "https://pages.gov.example/a/group/b/",
            "https://git.gov.example/gitlab/a/group/b",
            "gitlab",
            "main",
        ),
    ),
    "GitLab of one's own, without pages": (
        {
            "GITLAB_CI": "true",
            "CI_PROJECT_URL": "https://git.gov.example/a/b",
            "CI_DEFAULT_BRANCH": "main",
        },
        (NOBODYS[0], "https://git.gov.example/a/b", "gitlab", "main"),
    ),
    "Codeberg": (
        {
            **ACTIONS,
            "GITEA_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://codeberg.org",
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_REF_NAME": "main",
        },
        ("https://a.codeberg.page/b/", "https://codeberg.org/a/b", "gitea", "main"),
    ),
    "Codeberg, Woodpecker": (
        {"CI_REPO_URL": "https://codeberg.org/a/pages", "CI_REPO_DEFAULT_BRANCH": "pages"},
        ("https://a.codeberg.page/", "https://codeberg.org/a/pages", "gitea", "pages"),
    ),
    "Gitea of one's own": (
        {
            **ACTIONS,
            "GITEA_ACTIONS": "true",
            "GITHUB_SERVER_URL": "https://git.gov.example",
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_REF_NAME": "main",
        },
        (NOBODYS[0], "https://git.gov.example/a/b", "gitea", "main"),
    ),
    "a computer": ({}, (*NOBODYS, "github", "main")),
}
ADDRESSES = {
    "github": [
        "edit/ma%20in/data/a.yml",
        "commit/abc",
        "commits/ma%20in/data",
        "tree/abc/data",
        "issues/new?template=ar-question.yml&title=t%20t&page=p%2Fp",
    ],
    "gitlab": [
        "-/edit/ma%20in/data/a.yml",
        "-/commit/abc",
        "-/commits/ma%20in/data",
        "-/tree/abc/data",
        "-/issues/new?issue%5Btitle%5D=t%20t&issue%5Bdescription%5D=p%2Fp%0A%0A",
    ],
    "gitea": [
        "_edit/ma%20in/data/a.yml",
        "commit/abc",
        "commits/branch/ma%20in/data",
        "src/commit/abc/data",
        "issues/new?template=.github%2FISSUE_TEMPLATE%2Far-question.yml&title=t%20t&field:page=p%2Fp",
    ],
}


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No machine says anything, and nobody has set anything."""
    said = {name for machine, _ in MACHINES.values() for name in machine}
    for name in {*OURS, *said, "SOURCE_COMMIT"}:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def made(site: str = NOBODYS[0], repository: str = NOBODYS[1], **extra: object) -> Publication:
    """What the settings of `mkdocs.yml` make of the environment."""
    settings = SimpleNamespace(
        site_url=site,
        use_directory_urls=True,
        extra={"repository": repository, "identity": "a,2026", "forge": "", "branch": "", **extra},
    )
    return publication(ROOT, settings, dt.date(2026, 11, 28))


def told(made: Publication) -> tuple[str, str, str, str]:
    """What is looked at."""
    return made.url, made.repository, made.forge, made.branch


@pytest.mark.parametrize("name", MACHINES)
def test_a_machine_says_where_the_site_is(nowhere: pytest.MonkeyPatch, name: str) -> None:
    """Site, repository, kind of forge and branch, of a run of whatever cause."""
    environment, expected = MACHINES[name]
    for key, value in environment.items():
        nowhere.setenv(key, value)
    assert told(made()) == expected


@pytest.mark.parametrize("name", MACHINES)
def test_a_setting_wins_over_every_machine(nowhere: pytest.MonkeyPatch, name: str) -> None:
    """Whether it stands in the file or in the environment, even if it names nobody's address."""
    for key, value in MACHINES[name][0].items():
        nowhere.setenv(key, value)
    said = ("https://pledges.example.iq/", "https://forge.example.iq/a", "gitea", "sound")
    assert told(made(*said[:2], forge="gitea", branch="sound")) == said
    nowhere.setenv("SITE_URL", NOBODYS[0])
    nowhere.setenv("REPOSITORY_URL", NOBODYS[1])
    assert told(made())[:2] == NOBODYS


@pytest.mark.parametrize(
    ("repository", "forge"),
    [
        ("https://github.com/a/b", "github"),
        ("https://gitlab.com/a/b", "gitlab"),
        ("https://gitlab.gov.example/a/b", "gitlab"),
        ("https://codeberg.org/a/b", "gitea"),
        ("https://gitea.gov.example/a/b", "gitea"),
        ("https://notgitlab.example/gitlab.com/b", "github"),
    ],
)
@pytest.mark.usefixtures("nowhere")
def test_a_forge_is_known_by_its_host(repository: str, forge: str) -> None:
    """As far as the name of a host says it."""
    assert made(repository=repository).forge == forge


@pytest.mark.parametrize("forge", HOSTS["forges"])
def test_each_forge_has_its_addresses(forge: str) -> None:
    """To edit a file, of a commit, of a history, of a folder then, of a form that is filled in."""
    kept = "https://forge.example/a/b"
    there = replace(PUBLICATION, repository=kept, forge=forge, branch="ma in")
    assert [
        there.edit("data/a.yml"),
        there.in_repository("commit", id="abc"),
        there.in_repository("history", path="data"),
        there.in_repository("tree", id="abc", path="data"),
        new_issue(there, "ar-question.yml", "t t", page="p/p"),
    ] == [f"{kept}/{path}" for path in ADDRESSES[forge]]


@pytest.mark.parametrize("forge", ["zz", 7, ["github"]])
def test_a_forge_that_nobody_knows_is_refused(forge: object) -> None:
    """By its name, wherever it comes from."""
    with pytest.raises(RefusalError) as refused:
        made(forge=forge)
    assert refused.value.key == "wrong_forge"
    assert "github" in refused.value.allowed


@pytest.mark.parametrize("end", ["", ".git", ".git/"])
@pytest.mark.usefixtures("nowhere")
def test_a_repository_is_known_by_the_address_that_git_takes(end: str) -> None:
    """Its pages stand below the address without that ending; a branch may be named in parts."""
    there = made(repository=f"https://git.example.iq/lab/a/b.github{end}", branch="v1/next")
    assert there.edit("data/a.yml") == (
        "https://git.example.iq/lab/a/b.github/edit/v1/next/data/a.yml"
    )


@pytest.mark.parametrize(
    "given", ["git@github.com:a/b.git", "ssh://git@git.example.iq:2222/a/b.git", "/srv/git/a.git"]
)
@pytest.mark.usefixtures("nowhere")
def test_what_no_browser_opens_is_refused(given: str) -> None:
    """Of such an address nobody can tell where the pages of the repository are."""
    with pytest.raises(RefusalError) as refused:
        made(repository=given)
    assert refused.value.key == "wrong_address"


def test_an_address_that_is_left_empty_is_none(nowhere: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As workflows leave a variable that nobody has set: what `mkdocs.yml` says then counts."""
    nowhere.setenv("SITE_URL", "")
    nowhere.setenv("REPOSITORY_URL", "https://forge.example.iq/a")
    seen: dict[str, str] = {}
    nowhere.setattr(publish, "build", lambda *_: seen.update(os.environ) or 1)
    assert main(["publish", "--partial", str(tmp_path / "site")], ROOT) == 1
    assert "SITE_URL" not in seen
    assert seen["REPOSITORY_URL"] == "https://forge.example.iq/a"


def test_a_branch_may_be_called_as_a_number_is() -> None:
    """YAML and the environment make a number of it."""
    assert made(branch=2026).branch == "2026"
