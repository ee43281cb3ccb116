"""Two languages say the same numbers, months and links, each in its own way of writing."""

import pytest
from tests.building import ROOT

from pledges.language.agreement import Side, differences
from pledges.records.languages import Tongue
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
        ("10 حزيران", "10 May", "months_differ", "May (en) = أيار (ar) · حزيران (ar) = June (en)"),
        ("في 2022", "in May 2022", "months_differ", "May (en) = أيار (ar)"),
        ("[أ](a.md)", "[a](b.md)", "links_differ", "b.md (en) · a.md (ar)"),
        ("هنا", "<https://example.org/>", "links_differ", "https://example.org/ (en)"),
    ],
)
def test_a_difference_is_told_with_what_only_one_has(
    arabic: str, english: str, code: str, words: str
) -> None:
    """Each side's own is named, with its language."""
    assert told(arabic, english) == {code: words}


SORANI = {"name": "کوردی", "locale": "ckb_IQ", "months": {"مایس": "5"}}
KURDISH = Tongue.model_validate(SORANI)
FRENCH = Tongue.model_validate({"name": "Français", "locale": "fr"})


@pytest.mark.parametrize(
    ("arabic", "tongue", "words"),
    [
        ("28 أيلول 2026", KURDISH, "28ی ئەیلوولی 2026"),
        ("28 أيلول 2026", KURDISH, "٢٨ی ئەیلولی ٢٠٢٦"),
        ("كانون الثاني 2026", KURDISH, "کانونی دووەمی 2026"),
        ("كانون الأول 2026", KURDISH, "کانوونی یەکەم 2026"),
        ("تموز 2026", KURDISH, "لە تەموزی 2026"),
        ("في 3 أيار 2026", KURDISH, "لە 3ی مایسی 2026"),
        ("في 3 أيار 2026", FRENCH, "le 3 mai 2026"),
        ("كانون الأول 2026", FRENCH, "Décembre 2026"),
    ],
)
def test_months_of_a_further_language_are_known(arabic: str, tongue: Tongue, words: str) -> None:
    """With what a date joins to them, in other spellings and by the names of its settings."""
    assert not [*differences(Side("x", tongue, words), Side("ar", TONGUES["ar"], arabic))]


def test_a_missing_month_is_told_with_the_ways_to_write_it() -> None:
    """So whoever translates knows which forms are understood."""
    kurdish, arabic = Side("ckb", KURDISH, "لە 2026"), Side("ar", TONGUES["ar"], "أيار 2026")
    ((code, words),) = differences(kurdish, arabic)
    assert code == "months_differ"
    assert words == "أيار (ar) = ئایار / ئایاری / مایس / مایسی (ckb)"
