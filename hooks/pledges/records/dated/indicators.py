"""Indicators: numbers followed over time, with what they count and each value that they had."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from pledges.records import values as ref
from pledges.records.dated.past import Withdrawal
from pledges.records.texts import Record, Text
from pledges.records.values import Date, Number, Slug
from pledges.records.vocabulary import Confidence


class Break(Record):
    """A day from which the readings mean something else."""

    on: Date
    note: Text


class Reading(Record):
    """One value of an indicator at a date; `since` opens the period that it adds up."""

    on: Date
    since: Date | None = None
    part: Slug | None = None
    value: Number
    qualifier: Literal["about", "at-least", "over"] | None = None
    source: ref.SourceSlug
    claim: ref.ClaimSlug | None = None
    confidence: Confidence = "high"
    note: Text | None = None
    withdrawn: Withdrawal | None = None

    @property
    def name(self) -> str:
        """What no other reading of the indicator is called: its date, then its part if any."""
        return f"{self.on.text}-{self.part}" if self.part else self.on.text


class Mark(Record):
    """A value to start from or to reach."""

    on: Date
    value: Number
    source: ref.SourceSlug


class Indicator(Record):
    """A number followed over time."""

    title: Text
    kind: Literal["outcome", "context"]
    unit: ref.UnitSlug
    definition: Text
    chart: Literal["line", "steps", "bars", "map", "none"] = "none"
    per: ref.ContextSlug | None = None
    place: Literal["country", "governorate", "district"] | None = None
    parts: Mapping[Slug, Text] = {}
    baseline: Mark | None = None
    target: Mark | None = None
    breaks: tuple[Break, ...] = ()
    all_readings: tuple[Reading, ...] = Field(min_length=1, alias="readings")
    note: Text | None = None
    formerly: tuple[Slug, ...] = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Those that stand."""
        return tuple(one for one in self.all_readings if not one.withdrawn)

    def reading(self, on: str, part: str) -> Reading | None:
        """The newest of a part (or of an indicator without parts), or the one at a date."""
        found = (one for one in self.readings if (one.part or "") == part)
        return next((one for one in found if not on or one.on.text == on), None)
