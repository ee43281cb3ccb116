"""What a published thing went through: earlier names, the day it was taken back, what it was."""

from collections.abc import Sequence

from pledges.records.texts import Record, Text
from pledges.records.values import Date, Prose, SourceSlug


class Withdrawal(Record):
    """Since when a published thing no longer stands, and why: it stays visible, counted nowhere."""

    on: Date
    reason: Text
    source: SourceSlug


class Corrected(Record):
    """The very value that a correction put right, by its way through the data, and what it was."""

    at: Prose
    was: Prose


def first_name(slug: str, formerly: Sequence[str]) -> str:
    """The name under which a record was published first: what is followed keeps it for ever."""
    return (slug, *formerly)[-1]
