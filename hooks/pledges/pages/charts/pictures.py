"""A chart as a picture of one size: where its parts lie, and how it is drawn to PNG."""

import textwrap
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from pledges.pages.charts.frame import Canvas

# The fonts of the site in a form that the drawing knows; .ci/fonts makes them.
FONTS = [str(Path(__file__).parents[2] / f"fonts/noto-sans-{weight}.ttf") for weight in (400, 700)]
WIDTH, HEIGHT = 1200, 630
EDGE, BELOW, GAP = 60, 170, 14
# So many letters of a title stand in a line.
LETTERS = 54


@dataclass(frozen=True)
class PictureSheet:
    """The room of a picture: for words, with the lines of its title, for the chart and its values.

    The chart begins at `left` and `top`, the values beside it (the `gutter`) at `before`.
    """

    lines: tuple[str, ...]
    top: float
    left: float
    before: float
    text: Canvas
    plot: Canvas
    gutter: Canvas
    width: int = WIDTH
    height: int = HEIGHT
    edge: int = EDGE


def sheet(title: str, widest: int, *, rtl: bool) -> PictureSheet:
    """The sheet for a title and values that are so many digits long."""
    lines, beside = tuple(textwrap.wrap(title, LETTERS)), widest * 17 + GAP if widest else 0
    top, within = 150.0 + 48 * len(lines), WIDTH - 2 * EDGE
    before = WIDTH - EDGE - beside + GAP if rtl else EDGE
    widths = (within, within - beside, beside - GAP)
    text, plot, gutter = (Canvas(HEIGHT - top - BELOW, rtl, width, unit=2.0) for width in widths)
    left = EDGE if rtl else EDGE + beside
    return PictureSheet(lines, top, left, before, text, plot, gutter)


def png(svg: str) -> bytes:
    """A picture as PNG, in the fonts of the site."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS))
