"""The kinds of value a field may hold: partial dates, numbers, slugs, addresses."""

import calendar
import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, PlainValidator
from pydantic_core import PydanticCustomError

from pledges.characters import CONTROL, REORDERING, name_of

WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# Of 15 digits: programs that read JSON know no more of them.
NUMBER = re.compile(r"(?!(?:\D?\d){16})-?(?:0|[1-9]\d{0,14})(\.\d{1,6})?", re.ASCII)
# A slip of the keyboard must not stretch a time line over centuries.
YEARS = range(1900, 2101)
SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)
# No text of a record is half as long; rules of what is written would take ever longer over it.
LONGEST = 5000
# What Windows keeps for devices, with any ending: no file there can be called so.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.ASCII)


@dataclass(frozen=True)
class Kind:
    """Marks what a value is, for those who describe the records: schemas, the list of keys.

    A reference is the name of a record in a collection of the library.
    """

    name: str
    collection: str = ""


@dataclass(frozen=True)
class When:
    """A year, a month or a day, as exactly as the source gives it (ISO 8601 reduced precision)."""

    text: str
    first: dt.date = field(compare=False)
    last: dt.date = field(compare=False)

    def __str__(self) -> str:
        """Return what is written."""
        return self.text

    @classmethod
    def parse(cls, text: object) -> "When":
        """Read `2024`, `2024-09` or `2024-09-30`; raise a custom error for anything else."""
        match = WHEN.fullmatch(text) if isinstance(text, str) else None
        if not match:
            raise PydanticCustomError("not_a_date", "not a date")
        year, month, day = match.groups()
        if int(year) not in YEARS:
            limits = {"first": YEARS.start, "last": YEARS.stop - 1}
            raise PydanticCustomError("year_out_of_range", "out of range", limits)
        try:
            first = dt.date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise PydanticCustomError("no_such_day", "no such day") from None
        end = first.replace(month=int(month or 12))
        last = first if day else end.replace(day=calendar.monthrange(end.year, end.month)[1])
        return cls(match[0], first, last)

    @classmethod
    def found(cls, text: object) -> "When | None":
        """The date that a text is, if it is one."""
        with suppress(PydanticCustomError):
            return cls.parse(text)
        return None

    @property
    def middle(self) -> dt.date:
        """The middle day, where charts put a date that is known to the year or the month."""
        return self.first + (self.last - self.first) / 2

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]


def _number(text: object) -> Decimal:
    if not (isinstance(text, str) and NUMBER.fullmatch(text)):
        raise PydanticCustomError("not_a_number", "not a number")
    return Decimal(text)


def _whole(text: object) -> int:
    number = _number(text)
    if number != number.to_integral_value():
        raise PydanticCustomError("not_whole", "not a whole number")
    return int(number)


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise PydanticCustomError("not_a_slug", "not a slug")
    if RESERVED.match(text):
        raise PydanticCustomError("windows_name", "not a name on Windows")
    return text


def _address(text: str) -> str:
    with suppress(ValueError):
        parts = urlsplit(text)
        is_whole = parts.scheme in {"http", "https"} and parts.hostname
        if is_whole and re.fullmatch(r"(?:(?![<>\"`\\])[\x21-\x7e])+", text):
            return text
    raise PydanticCustomError("not_an_address", "not a web address")


def _prose(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty", "empty")
    if len(text) > LONGEST:
        limits = {"length": len(text), "longest": LONGEST}
        raise PydanticCustomError("text_too_long", "too long", limits)
    if match := REORDERING.search(text) or CONTROL.search(" ".join(text.split())):
        raise PydanticCustomError("hidden_character", "hidden", {"name": name_of(match.group())})
    return " ".join(text.split())


Date = Annotated[When, PlainValidator(When.parse), Kind("date")]
Number = Annotated[Decimal, PlainValidator(_number), Kind("number")]
Whole = Annotated[int, PlainValidator(_whole), Kind("whole")]
Slug = Annotated[str, AfterValidator(_slug), Kind("slug")]
Url = Annotated[str, AfterValidator(_address), Kind("url")]
Prose = Annotated[str, AfterValidator(_prose), Kind("prose")]
SourceSlug = Annotated[Slug, Kind("reference", "sources")]
BodySlug = Annotated[Slug, Kind("reference", "bodies")]
ObjectiveSlug = Annotated[Slug, Kind("reference", "objectives")]
GoalSlug = Annotated[Slug, Kind("reference", "sdg")]
UnitSlug = Annotated[Slug, Kind("reference", "units")]
StatusSlug = Annotated[Slug, Kind("reference", "statuses")]
ClaimSlug = Annotated[Slug, Kind("reference", "claims")]
PledgeSlug = Annotated[Slug, Kind("reference", "pledges")]
EventSlug = Annotated[Slug, Kind("reference", "events")]
GovernorateSlug = Annotated[Slug, Kind("reference", "governorates")]
ContextSlug = Annotated[Slug, Kind("reference", "context")]
