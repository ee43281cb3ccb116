"""A chart as a picture of one size: where its parts lie, and how it is drawn to PNG."""

import textwrap
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from pledges.pages.charts.frame import Canvas

# The fonts of the site in a form that the drawing knows; .ci/fonts makes them.
FONTS = [str(Path(__file__).parents[2] / f"fonts/noto-sans-{weight}.ttf") for weight in (400, 700)]
EDGE, BELOW, GAP = 60, 170, 14
# So many letters of a title stand in a line.
LETTERS = 54


@dataclass(frozen=True)
class PictureSheet:
    """The room of a picture: for its title in lines, the values beside the chart, the chart."""

    lines: tuple[str, ...]
    beside: float
    rtl: bool
    width: int = 1200
    height: int = 630
    edge: int = EDGE

    @property
    def top(self) -> float:
        """Where the chart begins."""
        return 150.0 + 48 * len(self.lines)

    @property
    def left(self) -> float:
        """The left edge of the chart."""
        return self.edge if self.rtl else self.edge + self.beside

    @property
    def before(self) -> float:
        """The left edge of the values beside it."""
        return self.width - self.edge - self.beside + GAP if self.rtl else self.edge

    @property
    def text(self) -> Canvas:
        """The room for words."""
        return self._canvas(self.width - 2 * self.edge)

    @property
    def plot(self) -> Canvas:
        """The room for the chart."""
        return self._canvas(self.text.width - self.beside if self.text.width else 0)

    @property
    def gutter(self) -> Canvas:
        """The room for the values beside it."""
        return self._canvas(self.beside - GAP)

    def _canvas(self, width: float) -> Canvas:
        return Canvas(self.height - self.top - BELOW, self.rtl, width, unit=2.0)


def sheet(title: str, widest: int, *, rtl: bool) -> PictureSheet:
    """The sheet for a title and values that are so many digits long."""
    return PictureSheet(
        tuple(textwrap.wrap(title, LETTERS)), widest * 17 + GAP if widest else 0, rtl
    )


def png(svg: str) -> bytes:
    """A picture as PNG, in the fonts of the site."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS))
