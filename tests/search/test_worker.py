"""The worker in node: the vectors and messages, and how well it answers the judged queries."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from tests.bench.engines import BENCH, NODE, ours, words_shown
from tests.bench.measures import HELDOUT, Judged, judged, measures

# What the search must never fall below; `make bench-search` says what it reaches.
FLOORS = {"ar": (0.93, 0.98, 0.90), "en": (0.95, 0.98, 0.95)}


# Of the questions for one value, those that must show it among the first results.
ASKED, ANSWERED, FIRST = 24, 22, 3


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


def values() -> list[dict[str, str]]:
    """The questions for one value."""
    found: list[dict[str, str]] = yaml.safe_load((BENCH / "values.yml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("lang", FLOORS)
def test_a_question_for_a_value_is_answered_with_it(site: Path, lang: str) -> None:
    """Of 24 questions at least 22 show their value among the first three results."""
    asked = [one for one in values() if one["lang"] == lang]
    assert len(asked) == ASKED
    found = words_shown(site, [(one["query"], lang) for one in asked])
    missed = [
        one["query"]
        for one, results in zip(asked, found, strict=True)
        if not any(_says(result, one["value"]) for result in results[:FIRST])
    ]
    assert len(missed) <= ASKED - ANSWERED, missed


def test_the_number_of_refugees_leads_to_its_page(site: Path) -> None:
    """The first results tell the value, its date, and where it stands."""
    query = Judged("عدد اللاجئين العراقيين", "ar", "value", ())
    assert "figures/refugees-abroad/" in ours(site)([query])[0][:FIRST]
    results = words_shown(site, [(query.query, "ar")])[0][:FIRST]
    assert any("270,671" in result and "2025" in result for result in results)


def _says(text: str, value: str) -> bool:
    """Whether a value stands in a text, and not as a part of a longer number."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d]|[.,]\d)", text))
