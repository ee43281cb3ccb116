"""The worker in node: the vectors and messages, and how well it answers the judged queries."""

import subprocess
from pathlib import Path

import pytest
from tests.bench.engines import NODE, ours
from tests.bench.measures import HELDOUT, Judged, judged, measures

# What the search must never fall below; `make bench-search` says what it reaches.
FLOORS = {"ar": (0.96, 0.98, 0.93), "en": (0.96, 0.98, 0.95)}


def test_the_worker_does_as_its_own_tests_say(root: Path) -> None:
    """Words, ranks, highlights and messages are as `worker.test.js` says."""
    test = root / "tests/search/worker.test.js"
    done = subprocess.run([NODE, str(test)], check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("lang", FLOORS)
def test_the_judged_queries_are_answered(site: Path, lang: str) -> None:
    """The measures stay above their floors, and no result is in the other language."""
    queries: list[Judged] = [query for query in judged() if query.lang == lang]
    found = measures(queries, ours(site)(queries))
    assert found.wrong == 0
    recall, success, rank = FLOORS[lang]
    assert found.recall >= recall
    assert found.success >= success
    assert found.rank >= rank


def test_judged_pages_exist(site: Path) -> None:
    """No query waits for a page that is not there."""
    queries = [*judged(), *judged(HELDOUT)]
    wanted = {page for query in queries for page in query.pages + query.also}
    assert [page for page in sorted(wanted) if not (site / page / "index.html").is_file()] == []
