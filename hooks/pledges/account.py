"""What one source says of a milestone, beside what others say of it."""

from typing import Literal

from pydantic import Field

from pledges.references import ClaimSlug, SourceSlug
from pledges.texts import Record, Text
from pledges.values import Date
from pledges.vocabulary import Confidence

Stance = Literal["planned", "begun", "done"]


class Account(Record):
    """What a source says of a milestone, and when it said so."""

    on: Date | None = Field(default=None, description="When it was said; none if undated")
    claim: ClaimSlug | None = Field(
        default=None, description="Who says so; none for the press in its own words"
    )
    state: Stance = Field(description="What it says of the milestone")
    when: Date | None = Field(default=None, description="The date that it gives for it")
    text: Text
    sources: tuple[SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"
