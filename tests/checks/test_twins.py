"""Where the two languages of a page part."""

import pytest
from tests.building import ROOT

from pledges.checks.sense.twins import PagePair
from pledges.pages.front import PageFile
from pledges.records.load import load_languages

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
        ("In 2024 words.", "In 2025 words.", "numbers_differ", 9),
        ("(a.md)", "(b.md)", "links_differ", 6),
        ("{#first}", "{#second}", "headings_differ", 3),
        ("Words.\n", "Words.\n\nMore.\n", "paragraphs_differ", 9),
        ("## First", "### First", "built_otherwise", 3),
    ],
)
def test_what_differs_is_told_at_its_line(old: str, new: str, code: str, line: int) -> None:
    """A lost item, another number, another link, where it stands."""
    assert old in ENGLISH
    page = PageFile("en", "a.md", ENGLISH.replace(old, new))
    pair = PagePair(page, PageFile("ar", "a.md", ARABIC), load_languages(ROOT))
    assert [(one.code, one.place.line) for one in pair.problems()] == [(code, line)]
