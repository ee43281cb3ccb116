"""Values are read exactly as written, and what only looks like one is refused."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pledges.records.values import SLUG, YEARS, Date, Number, Prose, Slug, Url, When, Whole

DAYS = st.dates(dt.date(YEARS.start, 1, 1), dt.date(YEARS.stop - 1, 12, 31))


def read(kind: Any, value: object) -> Any:
    """A value read as a field of a kind."""
    return TypeAdapter(kind).validate_python(value)


def code(kind: Any, value: object) -> str:
    """The code of the error that a value raises."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", "year", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-02", "month", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-02", "month", dt.date(2023, 2, 1), dt.date(2023, 2, 28)),
        ("2024-12", "month", dt.date(2024, 12, 1), dt.date(2024, 12, 31)),
        ("2024-09-30", "day", dt.date(2024, 9, 30), dt.date(2024, 9, 30)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(
    text: str, precision: str, first: dt.date, last: dt.date
) -> None:
    """A year and a month last from their first day to their last."""
    when = When.parse(text)
    assert (when.text, when.precision, when.first, when.last) == (text, precision, first, last)


@given(DAYS)
def test_every_day_can_be_written(day: dt.date) -> None:
    """Each day of the years that are let in reads back as itself and lies in its month and year."""
    text = day.isoformat()
    for length in (4, 7, 10):
        when = When.parse(text[:length])
        assert when.text == text[:length]
        assert when.first <= day <= when.last


def test_dates_are_the_same_when_they_are_written_the_same() -> None:
    """A year is not its first day."""
    assert When.parse("2024") == When.parse("2024")
    assert When.parse("2024") != When.parse("2024-01-01")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "20244",
        "2024-9",
        "2024-09-3",
        "2024/09/30",
        "30-09-2024",
        "2024-09-30 ",
        "2024-09-30\n",
        " 2024",
        "2024-09-30T00:00:00",
        "2024-",
        "-2024",
        "٢٠٢٤",
        "۲۰۲۴-۰۹",
        "²⁰²⁴",
        "\u200f2024",
        "yesterday",
        None,
        2024,
        2024.0,
        True,
        dt.date(2024, 9, 30),
        ["2024"],
        {"year": "2024"},
    ],
)
def test_what_only_looks_like_a_date_is_refused(text: object) -> None:
    """A date has four digits, two and two, in the digits 0 to 9, and nothing around them."""
    assert code(Date, text) == "not_a_date"


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2024-02-30", "2024-13", "2024-00", "2024-09-00", "2024-00-00"]
)
def test_a_day_must_be_in_the_calendar(text: str) -> None:
    """A date of the right form may still be no day."""
    assert code(Date, text) == "no_such_day"


@pytest.mark.parametrize("text", ["0000", "1899-12-31", "2101", "9999-01"])
def test_a_year_is_of_our_time(text: str) -> None:
    """A slip in a year does not stretch a time line over centuries."""
    assert code(Date, text) == "year_out_of_range"


@pytest.mark.parametrize(
    ("text", "middle"),
    [
        ("2024-09-30", dt.date(2024, 9, 30)),
        ("2024-09", dt.date(2024, 9, 15)),
        ("2023", dt.date(2023, 7, 2)),
    ],
)
def test_a_date_has_a_middle(text: str, middle: dt.date) -> None:
    """Charts put a month and a year at their middle."""
    assert When.parse(text).middle == middle


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-12", "-12"),
        ("5.10", "5.10"),
        ("997334", "997334"),
        ("123456789.123456", "123456789.123456"),
    ],
)
def test_a_number_is_its_digits(text: str, number: str) -> None:
    """A number keeps its decimals."""
    value = read(Number, text)
    assert isinstance(value, Decimal)
    assert str(value) == number


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 6))
def test_every_number_reads_back(digits: int, places: int) -> None:
    """No decimal is lost to floating point."""
    number = Decimal(digits).scaleb(-places)
    assert read(Number, f"{number:f}") == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "0123",
        "12:30",
        "1,234",
        "1 234",
        "1_234",
        "1.",
        ".5",
        "+5",
        "--5",
        "1e5",
        "0x1F",
        "5%",
        "NaN",
        "Infinity",
        "١٢",
        "۱۲",
        "½",
        "5\n",
        "1234567890123456",
        "1.1234567",
        None,
        5,
        5.0,
        True,
        ["5"],
        "1234567890123.456",
        "-0.0000000000000001",
    ],
)
def test_what_only_looks_like_a_number_is_refused(text: object) -> None:
    """A number is bare digits 0 to 9 with at most a point, as YAML's own rules are not."""
    assert code(Number, text) == "not_a_number"


def test_a_whole_number_has_no_fraction() -> None:
    """A fraction is refused, a fraction of nothing is not."""
    assert read(Whole, "12") == 12
    assert read(Whole, "12.0") == 12
    assert code(Whole, "12.5") == "not_whole"
    assert code(Whole, "twelve") == "not_a_number"


@pytest.mark.parametrize("text", ["1", "10.7.2", "un-iraq-2022", "a", "16.a", "usd-million"])
def test_a_slug_is_small_latin_letters_digits_hyphens_and_points(text: str) -> None:
    """A slug stands in addresses, so it is plain."""
    assert read(Slug, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Water",
        "safe water",
        "safe_water",
        "-water",
        "water-",
        "safe--water",
        ".",
        "..",
        "a/b",
        "../a",
        "مياه",
        "٢",
        "water\n",
        "wat\u200der",
        "\u200fwater",
        "wаter",
    ],
)
def test_what_would_not_do_in_an_address_is_no_slug(text: str) -> None:
    """Capitals, spaces, other letters and marks that cannot be seen are refused."""
    assert code(Slug, text) == "not_a_slug"


@given(st.text())
def test_a_slug_is_plain_whatever_is_tried(text: str) -> None:
    """What passes as a slug holds nothing but what its rule names."""
    if SLUG.fullmatch(text):
        assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=f#g",
        "https://example.org/%D9%85%D9%8A%D8%A7%D9%87",
        "https://[2001:db8::1]/a",
    ],
)
def test_an_address_is_kept_as_it_is(text: str) -> None:
    """A web address is not changed in any way."""
    assert read(Url, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "www.example.org/a",
        "//example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,a",
        "https://",
        "https:///a",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://example.org/a\nb",
        "https://example.org/\x00",
        'https://example.org/"onclick=',
        "https://example.org/<script>",
        "https://example.org/`",
        "https://example.org\\a",
        "https://example.org/مياه",
        "https://example.org/\u200f",
        "https://[::1",
    ],
)
def test_what_a_browser_should_not_follow_is_no_address(text: str) -> None:
    """An address begins with http or https, names a host and holds only plain characters."""
    assert code(Url, text) == "not_an_address"


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """No text makes the rule of addresses fail."""
    for tried in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            assert read(Url, tried).isascii()
        except ValidationError as error:
            assert [found["type"] for found in error.errors()] == ["not_an_address"]  # noqa: PT017


def test_prose_is_one_line_and_never_empty() -> None:
    """Space around a text goes, lines are joined, and nothing but space is empty."""
    assert read(Prose, "  سطر\n\nآخر\n") == "سطر آخر"
    assert code(Prose, " \n\u00a0") == "empty"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x00", "\x1b", "\uffff"])
def test_prose_hides_nothing(mark: str) -> None:
    """A mark that turns text around, or a control character, is refused wherever it came from."""
    assert code(Prose, f"a{mark}b") == "hidden_character"


@pytest.mark.parametrize("mark", ["\u200c", "\u200d", "\u200f", "\u00a0"])
def test_prose_keeps_what_arabic_needs(mark: str) -> None:
    """Joiners and direction marks may stand in a text, and a hard space is a space."""
    assert read(Prose, f"a{mark}b") in {f"a{mark}b", "a b"}
