"""Dates, numbers and names as people write them, in the form that machines read, if certain."""

import re
from functools import cache

from babel import Locale

from pledges.characters import ASCII_DIGITS, ASCII_SEPARATORS, HIDDEN, LOOK_ALIKE, SPACES

YEAR, MONTH, DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
DAY_LAST = re.compile(rf"{YEAR} ?[-/.] ?{MONTH}(?: ?[-/.] ?{DAY})?", re.ASCII)
DAY_FIRST = re.compile(rf"{DAY} ?[-/.] ?{MONTH} ?[-/.] ?{YEAR}", re.ASCII)
FORMS = (
    *(DAY_LAST, DAY_FIRST, re.compile(rf"(?P<month>[A-Za-z]+)\.?\s+{DAY},?\s+{YEAR}", re.ASCII)),
    re.compile(rf"(?:{DAY}\s+)?(?P<month>[^\d,،]+?)[,،]?\s+{YEAR}", re.ASCII),
)
# Quotation marks of running text, the letter that only stretches a word, what parts words.
ADORNED = re.compile(rf"[“”‘’«»„\"'ـ]|^[\s{SPACES}]+|[\s{SPACES}]+$")
PARTED = re.compile(rf"[\s_{SPACES}]+")
GROUPS = f"[, '’{SPACES}]"
GROUPED = re.compile(rf"-?\d{{1,3}}({GROUPS}\d{{3}})+(\.\d+)?", re.ASCII)
MONTHS = 12


def date(text: str) -> str:
    """A date as ISO 8601 has it; unchanged where it could be read in two ways."""
    if two_ways(text):
        return text
    bare = _bare(text)
    for match in filter(None, (form.fullmatch(bare) for form in FORMS)):
        month = match["month"].strip().lower()
        if number := month if month.isdecimal() else _months().get(month):
            return _iso(match["year"], str(number), match["day"])
    return bare


def two_ways(text: str) -> list[str]:
    """The two days that a date might be which is read with the day first or the month first."""
    match = DAY_FIRST.fullmatch(_bare(text))
    # 3/4/2024 is April to one and March to another; 31/12/2024 and 4/4/2024 are certain.
    if not match or int(match["day"]) > MONTHS or int(match["day"]) == int(match["month"]):
        return []
    first, second, year = match.groups()
    return [_iso(year, second, first), _iso(year, first, second)]


def day(text: str) -> str:
    """The same, with a day that stands in the place of its month put right."""
    match = DAY_LAST.fullmatch(_bare(text))
    if match and match[3] and int(match[2]) > MONTHS >= int(match[3]):
        return _iso(match[1], match[3], match[2])
    return date(text)


def name(text: str) -> str:
    """A name in small letters, without quotation marks and hidden characters, hyphens inside."""
    return PARTED.sub("-", ADORNED.sub("", _plain(text))).lower()


def number(text: str) -> str:
    """A number in bare digits, without what groups its thousands."""
    bare = re.sub(r"^(-?)0+(?=\d)", r"\1", _plain(text).translate(ASCII_SEPARATORS).strip())
    return re.sub(GROUPS, "", bare) if GROUPED.fullmatch(bare) else bare


def names(text: str) -> list[str]:
    """The names that stand in the place of one, parted by what parts no names."""
    return [one for one in re.split(r"[\s;؛،/|+&]+", HIDDEN.sub("", text)) if one]


def _plain(text: str) -> str:
    return HIDDEN.sub("", text).translate({**LOOK_ALIKE, **ASCII_DIGITS})


def _bare(text: str) -> str:
    return " ".join(_plain(text).split())


def _iso(year: str, month: str, day: str | None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


@cache
def _months() -> dict[str, int]:
    """The names of months in Iraq, elsewhere in Arabic, and in English, long and short."""
    locales = map(Locale.parse, ("ar", "ar_IQ", "en"))
    named = [one.months["format"][width] for one in locales for width in ("wide", "abbreviated")]
    return {word.lower(): month for words in named for month, word in words.items()}
