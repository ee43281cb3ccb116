"""The one list of the files besides the pages."""

import json
from dataclasses import replace

from tests.building import ASSETS, PUBLICATION

from pledges.pages.edition import Edition
from pledges.site import files

NAMES = [
    "build.json",
    "licences.txt",
    "llms.txt",
    "manifest.ar.json",
    "manifest.en.json",
    "robots.txt",
    "sbom.cdx.json",
    "_redirects",
    "redirects.map",
]


def test_no_file_is_made_twice_or_in_the_place_of_a_page(sample: Edition) -> None:
    """Paths are relative, unique and of no page."""
    made = list(files.files(sample, PUBLICATION, ASSETS))
    # Pages for what was renamed stand where no other page does.
    paths = [path for path, content in made if b'http-equiv="refresh"' not in content]
    assert len({path for path, _ in made}) == len(made)
    assert not any(
        path.startswith("/") or ".." in path or path.endswith(".html")
        for path in paths
        if not path.startswith(("embed/", "api/"))
    )
    tops = {path.partition("/")[0] for path in paths}
    folders = {"api", "calendars", "cite", "downloads", "embed", "feeds", "search"}
    assert tops == {*folders, *NAMES}


def test_a_build_can_be_repeated(sample: Edition) -> None:
    """Twice the same on the same day."""
    first, second = (dict(files.files(sample, PUBLICATION, ASSETS)) for _ in range(2))
    assert first == second


def test_the_site_says_what_it_was_built_from() -> None:
    """Commit, day, addresses and the sum of the lock file, for whoever builds it again."""
    known = json.loads(files.record(replace(PUBLICATION, commit="abc1234", lock="f00")))
    assert known == {
        "commit": "abc1234",
        "day": "2026-11-28",
        "requirements_lock_sha256": "f00",
        "site_url": PUBLICATION.url,
        "repository_url": PUBLICATION.repository,
        "forge": "github",
        "branch": "main",
    }
