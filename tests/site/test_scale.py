"""The work for a page does not grow with the number of pledges.

Calls of functions are counted, not seconds: their number is the same on any machine.
"""

import cProfile
import pstats
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests.bench.synthetic import make
from tests.building import ASSETS, PUBLICATION
from tests.conftest import TODAY

from pledges.addresses import Links
from pledges.language.markup import isolated_page, pieces
from pledges.pages.edition import Edition
from pledges.records.texts import LANGS
from pledges.search.index import Index
from pledges.search.words import words
from pledges.site import files
from pledges.site.build import edition

pytestmark = pytest.mark.long

FEW, MANY = 4, 16
# What is done once for all pledges makes the share of each smaller, never larger.
LINEAR = 1.05


@dataclass(frozen=True)
class Size:
    """A project of so many pledges, and the calls that reading and checking it took."""

    pledges: int
    edition: Edition
    calls: int


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Size, Size]:
    """A small project and one four times as large."""
    few, many = (_size(tmp_path_factory.mktemp("scale"), pledges) for pledges in (FEW, MANY))
    return few, many


def _size(folder: Path, pledges: int) -> Size:
    make(folder, pledges)
    found: list[Edition] = []
    calls = counted(lambda: found.append(edition(folder, TODAY)))
    return Size(pledges, found[0], calls)


def counted(work: Callable[[], object]) -> int:
    """How many calls of functions some work makes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(vars(pstats.Stats(profile))["total_calls"])


def growth(sizes: tuple[Size, Size], work: Callable[[Edition], object]) -> float:
    """The calls for a pledge in the large project against those in the small one."""
    few, many = (counted(partial(work, one.edition)) / one.pledges for one in sizes)
    return many / few


def filled(edition: Edition, path: str) -> list[str]:
    """A page in each language, filled from the records."""
    return [
        edition.fill(page.lang, Links(path), page.front().value, page.text, PUBLICATION)
        for page in edition.written
        if page.page == path
    ]


def test_reading_and_checking_grow_with_the_records(sizes: tuple[Size, Size]) -> None:
    """The loading and every check."""
    few, many = sizes
    assert many.calls / many.pledges < LINEAR * few.calls / few.pledges


def test_feeds_calendars_and_exports_grow_with_the_records(sizes: tuple[Size, Size]) -> None:
    """Every file besides the pages."""
    assert growth(sizes, lambda one: dict(files.files(one, PUBLICATION, ASSETS))) < LINEAR


@pytest.mark.parametrize("path", ["pledges/p-1.md", "bodies/body-0.md"])
def test_filling_one_page_takes_no_longer_among_many(sizes: tuple[Size, Size], path: str) -> None:
    """The page of a pledge, and that of a body with the same pledges."""
    for one in sizes:
        # The first filling prepares what all share, such as templates.
        assert len(filled(one.edition, path)) == len(LANGS)
    few, many = (counted(partial(filled, one.edition, path)) for one in sizes)
    assert many < LINEAR * few


def test_the_calls_of_what_grows_are_seen(sizes: tuple[Size, Size]) -> None:
    """What compares each pledge with each is told apart."""

    def each_with_each(one: Edition) -> int:
        slugs = list(one.library.pledges)
        return sum(a.startswith(b) for a in slugs for b in slugs)

    assert growth(sizes, each_with_each) > 2


def test_finishing_a_page_grows_with_its_length() -> None:
    """Isolating its texts and reading it for the search."""
    few, many = (counted(partial(_finished, number)) / number for number in (20, 200))
    assert many < LINEAR * few


def _finished(number: int) -> str:
    """A page of so many paragraphs as it is published, and the index of it."""
    paragraphs = '<p>Water <a href="x">of 12 areas</a>, المياه</p>' * number
    cut = pieces(f'<article class="md-content__inner"><h1 id="a">A</h1>{paragraphs}</article>')
    index = Index(words("en"))
    index.add("a/", cut, [], "", 10)
    return isolated_page(cut, "en") + index.json("en", [])
