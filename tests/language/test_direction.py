"""What a text isolates: names, codes and signed numbers against the direction of the page."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.language.direction import isolated

ISOLATED = re.compile(r"<bdi([^>]*)>([^<]*)</bdi>")
MIXED = st.text("IOMabé019٠٩ ابوم.,،؛:/-–+%$()«»<&\n", max_size=40)


def found(text: str, direction: str) -> list[str]:
    """The stretches of a text that are isolated."""
    return [unescape(match[2]) for match in ISOLATED.finditer(isolated(text, direction))]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("المنظمة (IOM)، 879,409,974 دولارًا", ["IOM"]),
        ("الوثيقة UNSD/2023-05 والقرار A/RES/73/195.", ["UNSD/2023-05", "A/RES/73/195"]),
        ("نحو 60% و-3.5 و±2", ["60%", "-3.5", "±2"]),
        ("ثمنه $5 أو 5 €", ["$5", "5 €"]),
        ("المصدر S 1 – 7", ["S 1 – 7"]),
        ("وجدت IOM 130,788 نازحًا", ["IOM"]),
        ("رقمه +964 770 123 4567 أو 0770-123-456", ["+964 770 123 4567", "0770-123-456"]),
        ("منذ 2023-05-10 حتى 2023-06", ["2023-05-10", "2023-06"]),
        ("«Economist Intelligence Unit» (EIU).", ["Economist Intelligence Unit", "EIU"]),
        ("Case Management System\n(eRCMS) نظام", ["Case Management System\n(eRCMS)"]),
        ("في dtm.iom.int/terms-and-conditions. ثم", ["dtm.iom.int/terms-and-conditions"]),
        (
            "في https://example.org/as-of/2026-11-28/ الإيداع",
            ["https://example.org/as-of/2026-11-28/"],
        ),
        ("الملفات في «/api/v1/»، وصفها.", ["/api/v1/"]),
        ("المنظمة IOM/الهجرة", ["IOM"]),
        ("رخصة CC BY 4.0 (حرة)", ["CC BY 4.0"]),
        ("مشروع R&D، الجيل الثاني", ["R&D"]),
        ("كوب-28 وCOP28", ["COP28"]),
    ],
)
def test_arabic_isolates_what_runs_from_left_to_right(text: str, stretches: list[str]) -> None:
    """Names with what belongs to them, codes, numbers with a sign; brackets around stay outside."""
    assert found(text, "rtl") == stretches


@pytest.mark.parametrize(
    "text",
    [
        "في 10 أيار 2022",
        "879,409,974 دولارًا و3.5 و73/195",
        "بين 2018–2022 و2025 – 2030",
        "الصفحات 5-9 و20، والجولات 100-131",
        "٦٠٪ من ١٬٠٠٠",
        "من (أ) إلى (ب)",
    ],
)
def test_arabic_leaves_alone_what_it_orders_itself(text: str) -> None:
    """Plain numbers and dates stay; so do ranges, whose first number stands on the right."""
    assert isolated(text, "rtl") == text


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("The guide («مستشار الأمن القومي») is", ["مستشار الأمن القومي"]),
        ("published in أيار 2022, then", ["أيار 2022"]),
        ("called تعهد, إفادة (claim)", ["تعهد, إفادة"]),
        ("حالة 7 pledges", ["حالة"]),
        ("numerals ٠١٢٣", []),
    ],
)
def test_english_isolates_arabic_words(text: str, stretches: list[str]) -> None:
    """Arabic words, their quotation marks outside, a number that counts English words too."""
    assert found(text, "ltr") == stretches


def test_what_is_isolated_says_what_it_is() -> None:
    """Arabic in English is marked as such unless all of it is Arabic; numbers have their class."""
    assert isolated("a تعهد", "ltr") == 'a <bdi lang="ar" dir="rtl">تعهد</bdi>'
    assert isolated("a تعهد", "ltr", foreign=False) == 'a <bdi dir="rtl">تعهد</bdi>'
    phrase = "إنها operational in all governorates"
    assert '<bdi dir="ltr">operational in all' in isolated(phrase, "rtl")
    assert '<bdi lang="en" dir="ltr">operational in all' in isolated(phrase, "rtl", foreign=False)
    assert '<bdi dir="ltr">Border Guard Command' in isolated(
        "قيادة Border Guard Command", "rtl", foreign=False
    )
    assert isolated("نحو 60%", "rtl") == 'نحو <bdi class="number" dir="ltr">60%</bdi>'


@given(MIXED, st.sampled_from(["rtl", "ltr"]))
def test_nothing_is_lost_or_read_twice(text: str, direction: str) -> None:
    """Without its elements the markup is the text, and what is isolated is not isolated again."""
    markup = isolated(text, direction)
    assert unescape(re.sub(r"</?bdi[^>]*>", "", markup)) == text
    for stretch in found(text, direction):
        assert stretch == stretch.strip()
        assert stretch.count("(") == stretch.count(")")
