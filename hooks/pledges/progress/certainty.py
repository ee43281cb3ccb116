"""How sure a thing is that is made from records: as the least sure of those it rests on."""

from collections.abc import Iterator
from typing import Literal, get_args

Certainty = Literal["low", "medium", "high"]
ORDER: tuple[Certainty, ...] = get_args(Certainty)


def least(*rests: object) -> Certainty:
    """The lowest confidence among what a thing rests on; what has none to say lowers nothing."""
    found: Iterator[Certainty] = (getattr(one, "confidence", "high") for one in rests)
    return min(found, key=ORDER.index, default="high")
