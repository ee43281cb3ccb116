"""Dates, numbers and names as people write them, in the form that machines read, if certain."""

import re
from functools import cache

from babel import Locale

from pledges.characters import ASCII_DIGITS, HIDDEN, LOOK_ALIKE, SPACES

DAY_LAST = re.compile(r"(\d{4}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?(\d{1,2}))?", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4})", re.ASCII)
NAMED = re.compile(r"(?:(\d{1,2})\s+)?([^\d,،]+?)[,،]?\s+(\d{4})", re.ASCII)
MONTH_FIRST = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})", re.ASCII)
# Quotation marks of running text, the letter that only stretches a word, what parts words.
ADORNED = re.compile(rf"[“”‘’«»„\"'ـ]|^[\s{SPACES}]+|[\s{SPACES}]+$")
PARTED = re.compile(rf"[\s_{SPACES}]+")
GROUPS = f"[, '’{SPACES}]"
GROUPED = re.compile(rf"-?\d{{1,3}}({GROUPS}\d{{3}})+(\.\d+)?", re.ASCII)
ARABIC_SIGNS = str.maketrans({"٬": ",", "٫": "."})
MONTHS = 12


def date(text: str) -> str:
    """A date as ISO 8601 has it; unchanged where it could be read in two ways."""
    bare = _bare(text)
    if match := DAY_LAST.fullmatch(bare):
        year, month, day = match.groups()
        return _iso(year, month, day)
    if match := DAY_FIRST.fullmatch(bare):
        day, month, year = match.groups()
        # 3/4/2024 is April to one and March to another; 31/12/2024 and 4/4/2024 are certain.
        return _iso(year, month, day) if int(day) > MONTHS or int(day) == int(month) else text
    if (match := MONTH_FIRST.fullmatch(bare)) and (month := _months().get(match[1].lower())):
        return _iso(match[3], str(month), match[2])
    if (match := NAMED.fullmatch(bare)) and (month := _months().get(match[2].strip().lower())):
        return _iso(match[3], str(month), match[1])
    return bare


def two_ways(text: str) -> list[str]:
    """The two days that a date might be which is read with the day first or the month first."""
    if not (match := DAY_FIRST.fullmatch(_bare(text))) or date(text) != text:
        return []
    first, second, year = match.groups()
    return [_iso(year, second, first), _iso(year, first, second)]


def swapped(text: str) -> str:
    """A date whose day stands in the place of its month, put right; else nothing."""
    match = DAY_LAST.fullmatch(_bare(text))
    if not match or not match[3] or int(match[2]) <= MONTHS or int(match[3]) > MONTHS:
        return ""
    return _iso(match[1], match[3], match[2])


def name(text: str) -> str:
    """A name in small letters, without quotation marks and hidden characters, hyphens inside."""
    bare = ADORNED.sub("", HIDDEN.sub("", text).translate(ASCII_DIGITS).translate(LOOK_ALIKE))
    return PARTED.sub("-", bare).lower()


def number(text: str) -> str:
    """A number in bare digits, without what groups its thousands."""
    bare = HIDDEN.sub("", text).translate(ASCII_DIGITS).translate(ARABIC_SIGNS)
    bare = bare.translate(LOOK_ALIKE).strip()
    return re.sub(GROUPS, "", bare) if GROUPED.fullmatch(bare) else bare


def names(text: str) -> list[str]:
    """The names that stand in the place of one, parted by what parts no names."""
    return [one for one in re.split(r"[\s;؛،/|+&]+", HIDDEN.sub("", text)) if one]


def _bare(text: str) -> str:
    bare = HIDDEN.sub("", text).translate(ASCII_DIGITS).translate(LOOK_ALIKE)
    return " ".join(bare.split())


def _iso(year: str, month: str, day: str | None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


@cache
def _months() -> dict[str, int]:
    """The names of months in Iraq, elsewhere in Arabic, and in English, long and short."""
    found: dict[str, int] = {}
    for name in ("ar", "ar_IQ", "en"):
        for width in ("wide", "abbreviated"):
            for month, word in Locale.parse(name).months["format"][width].items():
                found[word.lower()] = month
    return found
