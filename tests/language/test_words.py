"""Words, dates, numbers and plurals are right in both languages and both systems of digits."""

import ast
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes
from tests.building import ROOT

from pledges.checks.words import fields as fields_of_records
from pledges.files.tables.every import word_keys
from pledges.history.change import NEWS
from pledges.history.entries import ENTRIES
from pledges.language.words import Language
from pledges.pages import sharing
from pledges.progress import accounts, deadlines, gaps, readings, rows
from pledges.records import dated, pledge, vocabulary
from pledges.records.library import COLLECTIONS, Library, all_keys
from pledges.records.load import load_languages
from pledges.records.shapes import word_of
from pledges.records.texts import LANGS, Counted, Lang, Text
from pledges.records.values import When
from pledges.records.vocabulary import Unit

ASCII = "0123456789"
ARAB = "٠١٢٣٤٥٦٧٨٩"
# A number of each CLDR category of Arabic; English has only 1 and the others.
CATEGORIES = {
    "zero": [0],
    "one": [1],
    "two": [2],
    "few": [3, 10, 103, 110],
    "many": [11, 99, 111],
    "other": [100, 101, 102, 1000],
}
MONTHS = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
# Numbers and dates need no records.
EMPTY: dict[str, Any] = {
    part.name: {} for part in fields(Library) if part.name not in {"languages", "unread"}
}
NO_RECORDS = Library(
    **EMPTY,
    languages=load_languages(ROOT),
)
numbers = st.decimals(-(10**15), 10**15, places=6)


@pytest.fixture(scope="module")
def ar(library: Library) -> Language:
    """Arabic with the digits 0 to 9."""
    return Language(library, "ar")


@pytest.fixture(scope="module")
def arab(library: Library) -> Language:
    """Arabic with the digits ٠ to ٩."""
    return Language(library, "ar", "arab")


@pytest.fixture(scope="module")
def en(library: Library) -> Language:
    """English, whose digits are always 0 to 9."""
    return Language(library, "en", "arab")


def counting(lang: Lang, decimals: int = 0, *without: str) -> Language:
    """A language that counts `things`: each form is the name of its category and the number."""
    forms = {name: f"{name} {{n}}" for name in CATEGORIES if name not in without}
    english = {name: forms[name] for name in ("one", "other")}
    counted = Counted.model_validate({"ar": forms, "en": english})
    unit = Unit(label=Text(ar="شيء", en="thing"), forms=counted)
    unit = unit.model_copy(update={"decimals": decimals})
    return Language(replace(NO_RECORDS, units={"things": unit}), lang)


def in_arab_digits(text: str) -> str:
    """A number with Arabic digits and separators."""
    return text.translate(str.maketrans(f"{ASCII}.,", f"{ARAB}٫٬"))


@pytest.mark.parametrize(("number", "name"), [*enumerate(MONTHS, 1)])
def test_months_have_their_names_of_iraq(
    ar: Language, arab: Language, number: int, name: str
) -> None:
    """Each of the twelve months, with its day and without."""
    assert ar.when(When.parse(f"2024-{number:02}")) == f"{name} 2024"
    assert ar.when(When.parse(f"2024-{number:02}-09")) == f"9 {name} 2024"
    assert arab.when(When.parse(f"2024-{number:02}-09")) == f"٩ {name} ٢٠٢٤"


def test_english_months_have_their_full_names(en: Language) -> None:
    """English puts the day first and writes the month out."""
    assert en.when(When.parse("2024-09-01")) == "1 September 2024"
    assert en.when(When.parse("2024-09")) == "September 2024"


def test_a_date_is_shown_as_precisely_as_it_is_known(ar: Language, en: Language) -> None:
    """A year stays a year; a day of the calendar is a whole date."""
    assert ar.when(When.parse("2024")) == en.when(When.parse("2024")) == "2024"
    assert ar.when(dt.date(2024, 9, 30)) == "30 أيلول 2024"
    assert en.when(dt.date(2024, 9, 30)) == "30 September 2024"


@pytest.mark.parametrize(
    ("start", "end", "arabic", "english"),
    [
        ("2025-05-07", "2025-05-08", "7–8 أيار 2025", "7–8 May 2025"),
        (
            "2024-09-30",
            "2024-10-02",
            "30 أيلول 2024 – 2 تشرين الأول 2024",
            "30 September 2024 – 2 October 2024",
        ),
        (
            "2023-12-31",
            "2024-01-01",
            "31 كانون الأول 2023 – 1 كانون الثاني 2024",
            "31 December 2023 – 1 January 2024",
        ),
        ("2024-05-07", "2025-05-08", "7 أيار 2024 – 8 أيار 2025", "7 May 2024 – 8 May 2025"),
        ("2024-05", "2024-06", "أيار 2024 – حزيران 2024", "May 2024 – June 2024"),
        ("2024", "2025", "2024 – 2025", "2024 – 2025"),
        ("2024-05", "2024-05-03", "أيار 2024 – 3 أيار 2024", "May 2024 – 3 May 2024"),
        ("2024", "2024-05", "2024 – أيار 2024", "2024 – May 2024"),
        ("2024-05-07", "2024-05-07", "7 أيار 2024", "7 May 2024"),
        ("2024-05-07", None, "7 أيار 2024", "7 May 2024"),
    ],
)
def test_a_span_says_what_its_two_dates_do_not_share(
    start: str, end: str | None, arabic: str, english: str
) -> None:
    """Days of one month share its name; all other dates are given in full."""
    first, last = When.parse(start), When.parse(end) if end else None
    assert Language(NO_RECORDS, "ar").span(first, last) == arabic
    assert Language(NO_RECORDS, "ar", "arab").span(first, last) == in_arab_digits(arabic)
    assert Language(NO_RECORDS, "en").span(first, last) == english


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0", 0, "0"),
        ("999", 0, "999"),
        ("1000", 0, "1,000"),
        ("1234567", 0, "1,234,567"),
        ("-1234567", 0, "-1,234,567"),
        ("0.5", 0, "0"),
        ("1.5", 0, "2"),
        ("2.5", 0, "2"),
        ("-2.5", 0, "-2"),
        ("-3.5", 0, "-4"),
        ("1234.125", 2, "1,234.12"),
        ("1234.135", 2, "1,234.14"),
        ("74", 1, "74"),
        ("999999999999999", 0, "999,999,999,999,999"),
        ("999999999999999.5", 0, "1,000,000,000,000,000"),
        ("-0.4", 0, "0"),
    ],
)
def test_numbers_are_grouped_and_rounded_half_to_even(
    value: str, decimals: int, shown: str
) -> None:
    """Three digits a group, half to the even neighbour, and no minus before nothing."""
    for lang in LANGS:
        assert Language(NO_RECORDS, lang).number(Decimal(value), decimals) == shown
    arab = Language(NO_RECORDS, "ar", "arab")
    assert arab.number(Decimal(value), decimals) == in_arab_digits(shown)


@given(value=numbers, decimals=st.integers(0, 6))
def test_every_number_reads_back_as_its_rounded_value(value: Decimal, decimals: int) -> None:
    """Without its separators a number is the value rounded half to even, no zeros behind it."""
    shown = Language(NO_RECORDS, "en").number(value, decimals)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    full = f"{abs(rounded):,.{decimals}f}"
    assert shown.lstrip("-") == (full.rstrip("0").rstrip(".") if decimals else full)
    assert shown.startswith("-") == (rounded < 0)


@given(value=numbers, decimals=st.integers(0, 6))
def test_arabic_digits_are_never_mixed(value: Decimal, decimals: int) -> None:
    """Every digit and separator is Arabic or none is; English has none of them."""
    latn, arab = Language(NO_RECORDS, "ar"), Language(NO_RECORDS, "ar", "arab")
    assert arab.number(value, decimals) == in_arab_digits(latn.number(value, decimals))
    assert not set(arab.number(value, decimals)) & set(f"{ASCII}.,")
    assert not set(latn.number(value, decimals)) & set(f"{ARAB}٫٬")
    english = Language(NO_RECORDS, "en", "arab")
    assert english.number(value, decimals) == latn.number(value, decimals)


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), size=st.sampled_from((4, 7, 10)))
def test_arabic_dates_are_in_one_system_of_digits(day: dt.date, size: int) -> None:
    """The digits of a date are all of the system of the page."""
    when = When.parse(day.isoformat()[:size])
    latn, arab = (
        Language(NO_RECORDS, "ar").when(when),
        Language(NO_RECORDS, "ar", "arab").when(when),
    )
    assert arab == latn.translate(str.maketrans(ASCII, ARAB))
    assert not set(arab) & set(ASCII)


@pytest.mark.parametrize(
    ("category", "number"),
    [(category, number) for category, found in CATEGORIES.items() for number in found],
)
def test_arabic_has_six_plural_forms(category: str, number: int) -> None:
    """0, 1, 2, 3 to 10, 11 to 99 and the hundreds each take their own form."""
    assert counting("ar").count(number, "things") == f"{category} {number:,}"


@pytest.mark.parametrize(("number", "category"), [(0, "other"), (1, "one"), (2, "other")])
def test_english_has_two_plural_forms(number: int, category: str) -> None:
    """Only 1 is not a plural."""
    assert counting("en").count(number, "things") == f"{category} {number}"


@pytest.mark.parametrize("value", ["0.1", "1.5", "2.5", "10.5", "11.5"])
def test_arabic_decimals_take_the_form_of_the_hundreds(value: str) -> None:
    """A number with a fraction is `other`, whatever its whole part."""
    assert counting("ar", 1).count(Decimal(value), "things") == f"other {value}"


def test_a_form_follows_the_number_that_is_shown() -> None:
    """1.6 shown without decimals is 2, and so is its form."""
    assert counting("ar").count(Decimal("1.6"), "things") == "two 2"
    assert counting("en").count(Decimal("1.4"), "things") == "one 1"


def test_without_a_form_for_nothing_the_common_one_serves() -> None:
    """`zero` may be left out."""
    assert counting("ar", 0, "zero").count(0, "things") == "other 0"


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        (879409973, "879.4 مليون دولار أمريكي", "879.4 million US dollars"),
        (1161700000, "1,161.7 مليون دولار أمريكي", "1,161.7 million US dollars"),
        (1250000, "1.2 مليون دولار أمريكي", "1.2 million US dollars"),
        (1350000, "1.4 مليون دولار أمريكي", "1.4 million US dollars"),
        (11000000, "11 مليون دولار أمريكي", "11 million US dollars"),
    ],
)
def test_millions_are_made_of_whole_dollars(
    ar: Language, en: Language, value: int, arabic: str, english: str
) -> None:
    """Readings in dollars are shown in millions with at most one decimal, half to even."""
    assert ar.count(value, "usd-million") == arabic
    assert en.count(value, "usd-million") == english
    assert en.amount(Decimal(value), "usd-million") == english.partition(" ")[0]


@pytest.mark.parametrize("value", [0, 1, 2, 3, 11, 74, 100])
def test_a_percentage_has_its_sign_after_it(
    ar: Language, arab: Language, en: Language, value: int
) -> None:
    """The sign follows the number at once in both languages."""
    assert ar.count(value, "percent") == en.count(value, "percent") == f"{value}%"
    assert arab.count(value, "percent").startswith(in_arab_digits(str(value)))


def test_every_unit_counts_in_every_form(library: Library) -> None:
    """No form leaves a brace unfilled, and only one and two may do without the number."""
    for slug, unit in library.units.items():
        for category, found in CATEGORIES.items():
            for number in found:
                for lang in LANGS:
                    value = Decimal(number) * unit.divisor
                    shown = Language(library, lang).count(value, slug)
                    assert "{" not in shown, (slug, shown)
                    told = Language(library, lang).amount(value, slug) in shown
                    assert told or category in {"one", "two"}, (slug, shown)


def test_a_count_below_nothing_keeps_its_sign(ar: Language, en: Language) -> None:
    """A form without the number cannot say that a value is negative."""
    assert "-1" in en.count(-1, "people")
    assert "-1" in ar.count(-1, "people")


def test_items_are_joined_as_the_language_does(ar: Language, en: Language) -> None:
    """Arabic joins with و before each, English with commas and one `and`."""
    assert ar.listed(["أ", "ب", "ج"]) == "أ وب وج"
    assert en.listed(["a", "b", "c"]) == "a, b and c"


# The words that code asks for by a variable part: their beginning and every ending.
ENDINGS: dict[str, set[str]] = {
    "allowed-": {"prose", "number", "whole", "slug", "url", "locale", "record", "translated"},
    "basis-": set(get_args(dated.Basis)),
    "change-": {"began", "ended", "renamed", "moved", "added", "removed", *NEWS["said"].values()},
    "confidence-": {*get_args(vocabulary.Confidence), "low"},
    "entry-": {"pledges", *COLLECTIONS, *ENTRIES},
    "field-": {name.replace("_", "-") for name in fields_of_records()},
    "calendar-due-": {"day", "month", "year"},
    "calendar-event-": {"day", "month", "year"},
    "difference-": set(get_args(accounts.Difference)),
    "feed-entry-": set(get_args(pledge.Update.model_fields["type"].annotation)),
    "file-": {"pledges", "languages", *COLLECTIONS},
    "gap-": set(get_args(gaps.GapKind)),
    # The others are not known to have begun on any day.
    "gap-since-": {"status", "record", "reading"},
    "index-az-": {"glossary", "body", "objective", "event", "figure"},
    # One for each key, its own in its record or that of all records; of choices, the two below.
    "key-": set(),
    "kind-of-": set(),
    "kind-": set(get_args(dated.Indicator.model_fields["kind"].annotation)),
    "kind-of-body-": set(get_args(vocabulary.Body.model_fields["kind"].annotation)),
    "kind-of-source-": set(get_args(vocabulary.Source.model_fields["kind"].annotation)),
    "language-": set(LANGS),
    "not-found-": {"home", "pledges", "glossary", "sources"},
    "outcome-": set(get_args(accounts.Outcome)),
    "part-": set(rows.ROLES),
    "place-": {"country", "governorate", "district"},
    "qualifier-": {"about", "at-least", "over"},
    "role-": set(rows.ROLES),
    "said-": set(get_args(dated.Stance)),
    "share-": set(sharing.links("", "")),
    "about-": set(get_args(dated.About)),
    "held-": set(get_args(dated.Held)),
    "holds-": {"promised", "history", "downloads", "cite"},
    "strength-": set(get_args(dated.Strength)),
    "state-": set(get_args(deadlines.MilestoneState)),
    "trend-": {*get_args(readings.Way), "fell-points", "rose-points", *get_args(readings.Why)},
    "type-": set(get_args(pledge.Update.model_fields["type"].annotation)),
}


def words_in_template(source: str) -> Iterator[tuple[str, bool]]:
    """The words that a template asks for: each with whether that is only its beginning."""
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        name = getattr(call.node, "name", getattr(call.node, "attr", ""))
        if name not in {"word", "phrase"}:
            continue
        argument = call.args[0]
        first = argument.nodes[0] if isinstance(argument, nodes.Concat) else argument
        assert isinstance(first, nodes.Const), f"{source[:40]}: {argument}"
        yield str(first.value), first is not argument


def words_in_code(source: str) -> Iterator[tuple[str, bool]]:
    """The words that a module asks for, in the same way."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        argument = call.args[0]
        # What the form calls a thing by any of several words, it may lack.
        if name not in {"word", "phrase"} or isinstance(argument, ast.Name | ast.Starred):
            continue
        first = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
        assert isinstance(first, ast.Constant), ast.unparse(call)
        yield str(first.value), first is not argument


def words_asked_for(root: Path) -> set[tuple[str, bool]]:
    """The words that the templates, the theme and the code ask for."""
    kinds = ("html", "json", "jsonld", "txt", "xml")
    places = (root / "hooks", root / "theme")
    templates = [path for place in places for kind in kinds for path in place.rglob(f"*.{kind}")]
    found = [words_in_template(path.read_text(encoding="utf-8")) for path in templates]
    modules = (root / "hooks").rglob("*.py")
    found += [words_in_code(path.read_text(encoding="utf-8")) for path in modules]
    return {word for words in found for word in words}


def test_every_word_asked_for_is_there_and_no_other(root: Path, library: Library) -> None:
    """The words of the templates and the code are exactly those of `data/words.yml`."""
    asked = words_asked_for(root)
    beginnings = {word for word, only_beginning in asked if only_beginning}
    # The words of the published tables follow their layout.
    assert beginnings - {"code-", "column-", "meaning-", "table-"} == set(ENDINGS)
    wanted = word_keys()
    wanted |= {f"key-{word_of(key, library.words)}" for key in all_keys()}
    wanted |= {word for word, only_beginning in asked if not only_beginning}
    wanted |= {f"{start}{end}" for start, ends in ENDINGS.items() for end in ends}
    assert wanted == set(library.words)


def test_the_qualifiers_are_those_of_the_model() -> None:
    """The list of endings above follows the model."""
    annotation = dated.Reading.model_fields["qualifier"].annotation
    assert {word for part in get_args(annotation) for word in get_args(part)} == ENDINGS[
        "qualifier-"
    ]


def test_no_page_of_the_theme_leads_where_there_is_no_page(root: Path) -> None:
    """The pages that the page for missing addresses names are the endings above, and exist."""
    listed = re.search(r"for page in \((.*?)\)", (root / "theme/404.html").read_text("utf-8"))
    assert listed is not None
    pages = [page.strip().strip("'") for page in listed[1].split(",")]
    assert {page.strip("/") or "home" for page in pages} == ENDINGS["not-found-"]
    for page in pages:
        stem = page.strip("/")
        choices = [f"{stem}/index.md", f"{stem}.md"] if stem else ["index.md"]
        assert any((root / "docs/ar" / choice).exists() for choice in choices)
