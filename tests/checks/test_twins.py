"""Where the two languages of a page part, and where one page parts from all its siblings."""

from dataclasses import replace

import pytest
from tests.building import ROOT

from pledges.checks import pages
from pledges.checks.sense.twins import PagePair
from pledges.pages.front import PageFile, page_files
from pledges.records.load import load, load_languages

ARABIC = """# نص

## الأول {#first}

- في 2021 واحد
- في 2022 [اثنان](a.md)
- في 2023 ثلاثة

كلمات.
في 2024 كلمات.
"""
ENGLISH = """# Text

## First {#first}

- in 2021 one
- in 2022 [two](a.md)
- in 2023 three

Words.
In 2024 words.
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("- in 2022 [two](a.md)\n", "", "built_otherwise", 6),
        ("- in 2022", "1. in 2022", "built_otherwise", 6),
        ("In 2024 words.", "In 2025 words.", "numbers_differ", 10),
        ("(a.md)", "(b.md)", "links_differ", 6),
        ("{#first}", "{#second}", "headings_differ", 3),
        ("Words.\n", "Words.\n\nMore.\n", "paragraphs_differ", 9),
        ("## First", "### First", "built_otherwise", 3),
    ],
)
def test_what_differs_is_told_at_its_line(old: str, new: str, code: str, line: int) -> None:
    """A lost item, another number, another link, in the line where it stands."""
    assert old in ENGLISH
    page = PageFile("en", "a.md", ENGLISH.replace(old, new))
    pair = PagePair(page, PageFile("ar", "a.md", ARABIC), load_languages(ROOT))
    assert [(one.code, one.place.line) for one in pair.problems()] == [(code, line)]


def test_a_page_of_a_pledge_has_the_pieces_of_all_others() -> None:
    """One that lost its sources is told."""
    library, lost = load(ROOT), "<!-- pledges: sources borders -->"
    written = page_files(ROOT)
    assert not [one for one in pages.problems(written, library) if one.code == "lacks_piece"]
    cut = [replace(page, text=page.text.replace(lost, "")) for page in written]
    found = [one for one in pages.problems(cut, library) if one.code == "lacks_piece"]
    assert [(one.file, one.values["word"]) for one in found] == [
        ("docs/ar/pledges/borders.md", "sources"),
        ("docs/en/pledges/borders.md", "sources"),
    ]
