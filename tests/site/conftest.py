"""The sample published as an editor does it, once for all tests of this folder."""

import datetime as dt
import os
from pathlib import Path

import pygit2
import pytest
from tests import publishing
from tests.building import Build
from tests.workers import shared

LATE = dt.timedelta(hours=23, minutes=59, seconds=59)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a repository with one commit, published late on a day; it is only read."""
    done = shared(tmp_path_factory, "published", in_a_repository)
    assert done.code == 0, done.output
    return done.folder


def in_a_repository(folder: Path) -> Build:
    """Publish it where what is said goes to a log that takes no more."""
    project = publishing.project(folder / "a place" / "with spaces")
    repository = pygit2.init_repository(str(project), initial_head="main")
    repository.index.add_all()
    tree, who = repository.index.write_tree(), pygit2.Signature("Editor", "editor@example.org")
    repository.create_commit("HEAD", who, who, "All of it", tree, [])
    return Build(project, *publishing.publish(project, limits=deaf, later=LATE))


def deaf() -> None:
    """Let nothing be said."""
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
