"""What the page on translation counts, for records and for pages."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.language.parity import Twin
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.pages.front import PageFile
from pledges.pages.shortcodes import SHORTCODES
from pledges.pages.translations import TranslationState, states

WATER = "data/pledges/water.yml"


@pytest.fixture
def trilingual(sample: Edition) -> Edition:
    """The sample with a language that has no texts, and one text out of date in English."""
    languages = {**sample.library.languages, "fr": sample.library.languages["en"]}
    library = replace(sample.library, languages=languages)
    old = (Twin(WATER, ("title",), "en", "ar", "old", "new"),)
    return replace(sample, library=library, outdated=old)


def test_records_are_counted_in_each_language(trilingual: Edition) -> None:
    """One text is out of date, all lack in the new language, names that are ours are counted."""
    english = {state.file: state for state in trilingual.states["en"]}
    french = {state.file: state for state in trilingual.states["fr"]}
    assert (english[WATER].missing, english[WATER].outdated) == (0, 1)
    assert not english[WATER].complete
    assert all(state.missing == state.texts > 0 for state in french.values())
    names = trilingual.library.bodies.values()
    ours = sum("en" in body.unofficial for body in names)
    assert english["data/bodies.yml"].unofficial == ours
    assert "data/sdg.yml" not in english


def test_pages_are_counted_by_sections_and_stubs_are_not(trilingual: Edition) -> None:
    """A page that lacks lacks with all its sections."""
    pages = [
        PageFile("ar", "a.md", "# أ\n\n## ب {#b}\n"),
        PageFile("en", "a.md", "# A\n\n## B {#b}\n"),
        PageFile("ar", "bodies/x.md", "# س\n"),
    ]
    old = [Twin("docs/a.md", ("b",), "en", "ar", "B", "ب")]
    found = states(trilingual.library, pages, old)
    assert found["en"][-1] == TranslationState("docs/en/a.md", 2, 0, 1)
    assert found["fr"][-1] == TranslationState("docs/fr/a.md", 2, 2, 0)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_file_stands_in_the_table_with_a_link(sample: Edition, lang: str) -> None:
    """What waits is counted; the link opens the file."""
    page = Page(
        sample.renderers[lang], Links("index.md"), PUBLICATION, sample.history, sample.states
    )
    soup = BeautifulSoup(SHORTCODES["translations"].fragment(page), "html.parser")
    rows = soup.select("tbody tr")
    assert len(rows) == sum(map(len, sample.states.values()))
    for row, state in zip(
        rows, [s for found in sample.states.values() for s in found], strict=True
    ):
        assert [link["href"] for link in row.select("a")] == [PUBLICATION.edit(state.file)]
        counted = [cell.get_text(strip=True) for cell in row.select("td")]
        numbers = (state.texts, state.missing, state.outdated, state.unofficial)
        assert counted == [f"{number:,}" for number in numbers]
