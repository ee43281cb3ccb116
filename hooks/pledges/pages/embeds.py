"""What other sites take of a figure: a page that they may frame, the only such, and its picture."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import resvg_py

from pledges.addresses import Abroad, Publication, place
from pledges.files import paths
from pledges.pages.charts.frame import sheet
from pledges.pages.charts.kinds import drawing
from pledges.pages.edition import Edition
from pledges.pages.fragments.page import Page
from pledges.records.dated import Indicator

# The fonts of the site in a form that the drawing knows; .ci/fonts makes them. It takes names in
# UTF-8 alone, whatever the locale.
FOLDER = Path(__file__).parents[1] / "fonts"
FONTS = [os.fsencode(FOLDER / f"noto-sans-{weight}.ttf").decode() for weight in (400, 700)]


def files(
    edition: Edition, publication: Publication, policy: str, styles: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The path of each file from the top of the site, and what it holds.

    `policy` and `styles` are those of all pages.
    """
    for lang, renderer in edition.renderers.items():
        for slug, figure in edition.library.figures.items():
            links = Abroad(place("figures", slug).page, publication=publication, lang=lang)
            page = Page(renderer, links, publication)
            html = page.render("embed.html", figure=figure, policy=policy, styles=styles)
            frame = f"{renderer.language.once(html)}\n".encode()
            yield f"{paths.embed(lang, slug)}index.html", frame
            if drawn := picture(page, figure.indicator):
                yield paths.of_figure(slug, "svg", lang), f"{drawn}\n".encode()
                yield paths.of_figure(slug, "png", lang), png(drawn)


def picture(page: Page, indicator: Indicator) -> str:
    """The chart of an indicator as an SVG that stands alone, or nothing."""
    # Small charts side by side have no room here: the newest values stand for them.
    kind = "bars" if indicator.parts and indicator.chart in {"line", "steps"} else indicator.chart
    values, language = drawing(page.library, indicator, kind), page.renderer.language
    if not values:
        return ""
    levels = getattr(values["chart"], "levels", ())
    widest = max((len(language.amount(one.value, indicator.unit)) for one in levels), default=0)
    title = language.text(indicator.title)
    size = sheet(title, widest, rtl=page.rtl, square=kind == "map")
    return page.render("picture.html", **values, size=size)


def png(svg: str) -> bytes:
    """A picture as PNG, in the fonts of the site."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS))
