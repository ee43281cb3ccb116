"""The guide on publishing tells what a month of readers asks of a host, and tells it rightly."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.bench import costs
from tests.building import ROOT

# A guide need not be written anew for every edit of the data.
NEAR = 0.15


@pytest.fixture(scope="module")
def lines(site: Path) -> Sequence[tuple[float, ...]]:
    """The figures as measured."""
    return costs.lines(site)


@pytest.mark.parametrize("lang", costs.LABELS)
def test_the_guide_has_the_figures(lang: str, lines: Sequence[tuple[float, ...]]) -> None:
    """Each near what `make costs` prints now, under the same words."""
    guide = (ROOT / f"docs/{lang}/guides/publish.md").read_text(encoding="utf-8")
    told = re.findall(r"^- (.+): ([\d.,]+)(?: \(([\d.,]+)\))?$", guide, re.MULTILINE)
    assert [label for label, *_ in told] == list(costs.LABELS[lang])
    for (label, one, other), measured in zip(told, lines, strict=True):
        found = [float(figure.replace(",", "")) for figure in (one, other or one)]
        assert found == pytest.approx(measured, rel=NEAR), f"{label}: run make costs"


def test_the_limit_of_github_is_passed(lines: Sequence[tuple[float, ...]]) -> None:
    """As the guide says, and its server has the line to think of before nginx."""
    by_label = dict(zip(costs.LABELS["en"], lines, strict=True))
    assert min(by_label["the whole month (G), in GB"]) > costs.LIMIT_GB
    assert max(by_label["requests a second at the peak"]) < 9480


def test_a_reader_is_counted_by_hand() -> None:
    """The first page, four further ones, a tenth of the search, and headers with each answer."""
    month = costs.Month(first=100, further=10, search=50, headers=2, requests=8)
    assert month.reader == 100 + 4 * 10 + 5 + 16
