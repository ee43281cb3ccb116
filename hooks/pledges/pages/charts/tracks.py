"""The stages on the way to fulfilment, as boxes in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 400.0, 12.0
GAP = 3.0


@dataclass(frozen=True)
class Stage:
    """One box of the stage track."""

    x: float
    width: float
    status: str
    reached: bool
    current: bool


@dataclass(frozen=True)
class StageTrack:
    """The way to fulfilment as boxes in a row; none is reached off the way."""

    stages: tuple[Stage, ...]
    width: float = WIDTH
    height: float = HEIGHT

    def mirrored(self) -> "StageTrack":
        """The track for right-to-left pages."""
        return replace(
            self,
            stages=tuple(replace(s, x=round(WIDTH - s.x - s.width, 2)) for s in self.stages),
        )


def stage_track(current: str, order: Sequence[str]) -> StageTrack:
    """The stages in order; those up to the current one are reached."""
    place = order.index(current) if current in order else -1
    width = round((WIDTH + GAP) / len(order) - GAP, 2)
    return StageTrack(
        tuple(
            Stage(round(i * (width + GAP), 2), width, slug, i <= place, i == place)
            for i, slug in enumerate(order)
        )
    )
