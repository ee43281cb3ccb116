"""Two languages say the same numbers, months and links, each in its own way of writing."""

import pytest
from tests.building import ROOT

from pledges.language.agreement import Side, differences
from pledges.records.load import load_languages

TONGUES = load_languages(ROOT)


def told(arabic: str, english: str) -> dict[str, str]:
    """What is said of an Arabic and an English text that differ."""
    return dict(differences(Side("en", TONGUES["en"], english), Side("ar", TONGUES["ar"], arabic)))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("بلغ ١٣٠٬٧٨٨ شخصًا", "130,788 persons"),
        ("نسبة ٧٤٫٥٪ ثم ۱۲", "74.5%, then 12"),
        ("في 10 أيار 2022", "on 10 May 2022"),
        ("وفي كانون الثاني 2024", "in January 2024"),
        ("سبعة تعهدات", "seven pledges"),
        ("في [التقرير](about.md#a)", "in the [report](about.md#a)"),
        ("العنوان https://example.org/2024.", "at https://example.org/2024 now"),
        ("قد يكون في 2022", "May it be in 2022, or March on?"),
    ],
)
def test_the_same_said_in_two_ways_is_no_difference(arabic: str, english: str) -> None:
    """Digits, separators, letters joined to a month, and words that look like one."""
    assert told(arabic, english) == {}


@pytest.mark.parametrize(
    ("arabic", "english", "code", "words"),
    [
        ("١٣٠٬٧٨٨", "130,878", "numbers_differ", "130878 (en) · 130788 (ar)"),
        ("7.5", "75", "numbers_differ", "75 (en) · 7.5 (ar)"),
        ("10 حزيران", "10 May", "months_differ", "May (en) · حزيران (ar)"),
        ("في 2022", "in May 2022", "months_differ", "May (en)"),
        ("[أ](a.md)", "[a](b.md)", "links_differ", "b.md (en) · a.md (ar)"),
        ("هنا", "<https://example.org/>", "links_differ", "https://example.org/ (en)"),
    ],
)
def test_a_difference_is_told_with_what_only_one_has(
    arabic: str, english: str, code: str, words: str
) -> None:
    """Each side's own is named, with its language."""
    assert told(arabic, english) == {code: words}
