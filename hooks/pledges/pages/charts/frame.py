"""Where the shares of a chart come to lie: over the width of a page, or on a picture."""

import textwrap
from dataclasses import dataclass

# What tells that a text is read from right to left where no markup can: the isolates of Unicode.
ISOLATED = "\u2067{}\u2069"
PHYSICAL = {"start": "end", "middle": "middle", "end": "start"}
# In px of a picture.
WIDTH, HEIGHT = 1200, 630
EDGE, BELOW, GAP = 60, 170, 14
# As high and wide is what stands beside the words.
SIDE = 582
# So many letters stand in a line: of a title, of what is smaller.
LETTERS, SMALL = 54, 90


@dataclass(frozen=True)
class Canvas:
    """The room for the shares of a chart (0 to 100), in px high; without a `width` all there is.

    `unit` is how many px a px of a page is.
    """

    height: float
    rtl: bool = False
    width: float | None = None
    unit: float = 1.0

    def x(self, share: float, extent: float = 0.0) -> str:
        """The left edge of what begins at a share of the way and reaches over an extent."""
        return self.across(100 - share - extent if self.rtl else share)

    def across(self, share: float) -> str:
        """A share of the width as an attribute."""
        if self.width is None:
            return f"{round(share, 2):g}%"
        return f"{round(share * self.width / 100, 2):g}"

    def y(self, share: float) -> float:
        """How far below the top a share of the height is, in px."""
        return round(share * self.height / 100, 2)

    def px(self, size: float) -> float:
        """A size of a page, as large as it is here."""
        return size * self.unit

    def anchor(self, name: str) -> str:
        """The end of a text that is held, for what knows no direction."""
        return PHYSICAL[name] if self.rtl and self.width is not None else name

    def say(self, text: str) -> str:
        """A text, with its direction for what knows none."""
        return ISOLATED.format(text) if self.rtl and self.width is not None else text


def anchor(share: float) -> str:
    """The end of a text by which it is held, so that it stays within the chart."""
    if share < 30:  # noqa: PLR2004 - about a third
        return "start"
    return "end" if share > 70 else "middle"  # noqa: PLR2004


@dataclass(frozen=True)
class PictureSheet:
    """The room of a picture: for words, with the lines of its title, for the chart and its values.

    The chart begins at `left` and `top`, the values beside it (the `gutter`) at `before`.
    """

    lines: tuple[str, ...]
    letters: int
    top: float
    left: float
    before: float
    text: Canvas
    plot: Canvas
    gutter: Canvas
    width: int = WIDTH
    height: int = HEIGHT
    edge: int = EDGE


def sheet(title: str, widest: int, *, rtl: bool, square: bool) -> PictureSheet:
    """The sheet for a title and values that are so many digits long, or for a square chart."""
    within = WIDTH - 2 * EDGE
    beside = within - SIDE if square else widest * 17 + GAP if widest else 0
    words = (beside - GAP) / within if square else 1
    lines = tuple(textwrap.wrap(title, int(LETTERS * words)))
    top = HEIGHT - SIDE - 18.0 if square else 150.0 + 48 * len(lines)
    height = SIDE if square else HEIGHT - top - BELOW
    before = WIDTH - EDGE - beside + GAP if rtl else EDGE
    text, plot, gutter = (
        Canvas(height, rtl, width, unit=2.0) for width in (within, within - beside, beside - GAP)
    )
    left = EDGE if rtl else EDGE + beside
    return PictureSheet(lines, int(SMALL * words), top, left, before, text, plot, gutter)
