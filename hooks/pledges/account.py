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

    on: Date | None = None
    claim: ClaimSlug | None = None
    state: Stance
    when: Date | None = None
    text: Text
    sources: tuple[SourceSlug, ...] = Field(min_length=1)
    confidence: Confidence = "high"
