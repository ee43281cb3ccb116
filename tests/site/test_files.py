"""The one list of the files besides the pages."""

import json
import re
from dataclasses import replace
from typing import Any

from tests.building import ASSETS, PUBLICATION

from pledges.pages.edition import Edition
from pledges.site import files, hosting

NAMES = [
    "build.json",
    "licences.txt",
    "llms.txt",
    "manifest.ar.json",
    "manifest.en.json",
    "robots.txt",
    "sbom.cdx.json",
    "redirects.caddy",
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


def test_the_site_says_what_it_was_built_from(sample: Edition) -> None:
    """Commit, day, addresses and the sum of the lock file, for whoever builds it again."""
    made = hosting.files(sample, replace(PUBLICATION, commit="abc1234", lock="f00"), "icon.svg")
    known = json.loads(dict(made)["build.json"])
    assert known == {
        "commit": "abc1234",
        "day": "2026-11-28",
        "requirements_lock_sha256": "f00",
        "site_url": PUBLICATION.url,
        "repository_url": PUBLICATION.repository,
        "forge": "github",
        "branch": "main",
    }


def test_files_of_what_was_renamed_stay_where_they_were(sample: Edition) -> None:
    """What others fetch, frame, follow and cite, the same under each name that it had."""
    library, former = sample.library, {"formerly": ("old-name", "oldest")}
    named = {
        kind: {
            slug: one.model_copy(update=former) for slug, one in library.collection(kind).items()
        }
        for kind in ("pledges", "bodies")
    }
    kept = {kind: dict([*held.items()][:1]) for kind, held in named.items()}
    held: dict[str, Any] = {kind: {**library.collection(kind), **kept[kind]} for kind in kept}
    edition = replace(sample, library=replace(library, **held))
    made = dict(files.files(edition, PUBLICATION, ASSETS))
    for old in ("old-name", "oldest"):
        again = [path for path in made if re.search(rf"/{old}[-./]", path)]
        for path in again:
            news = [re.sub(rf"/{old}(?=[-./])", f"/{slug}", path) for k in kept for slug in kept[k]]
            assert made[path] in [made[new] for new in news if new in made]
        slug = next(iter(kept["pledges"]))
        new = {path for path in made if re.search(rf"/{slug}(?:-[a-z]+)?\.(?!html)", path)}
        assert {path.replace(f"/{slug}", f"/{old}") for path in new} <= set(again)
        assert {f"feeds/{lang}/bodies/{old}.xml" for lang in ("ar", "en")} <= set(again)
    # A figure of the sample had another name.
    figure = {path for path in made if re.search(r"/homes(?:-[a-z]{2})?[./]", path)}
    assert len(figure) > 10
    for path in figure:
        assert made[path.replace("/homes", "/households")] == made[path]
