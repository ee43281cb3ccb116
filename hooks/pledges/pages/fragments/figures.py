"""Fragments about figures: their pages, their charts, single values.

Each kind of chart is a module in `charts/` that works out shares, and a template.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from markupsafe import Markup

from pledges.pages.charts import lines
from pledges.pages.charts.bars import bar_chart
from pledges.pages.charts.frame import sheet
from pledges.pages.charts.lines import LineChart, Multiples, line_chart, multiples
from pledges.pages.charts.maps import area_map
from pledges.pages.fragments.page import Page
from pledges.progress.certainty import least
from pledges.records.dated import Indicator
from pledges.records.library import Figure, Library

# An address among words of any direction: the isolates of Unicode.
LEFT_TO_RIGHT = "\u2066{}\u2069"


def _line(library: Library, indicator: Indicator) -> LineChart | Multiples:
    draw = multiples if indicator.parts else line_chart
    return draw(indicator, least_step(library, indicator))


# How an indicator becomes a chart that knows its `height` on a page, and what draws it.
KINDS: Mapping[str, tuple[Callable[[Library, Indicator], Any], str]] = {
    "line": (_line, "line-chart.html"),
    "steps": (_line, "line-chart.html"),
    "bars": (lambda _, indicator: bar_chart(indicator), "bar-chart.html"),
    "map": (area_map, "map-chart.html"),
}


def drawn(page: Page, figure: Figure, *, still: bool = False) -> Markup:
    """The chart of a figure, or nothing; each value in it leads to its row, unless it is still."""
    values = _values(page, figure.indicator, figure.indicator.chart)
    if not values:
        return Markup()
    canvas = page.canvas(values["chart"].height)
    values |= {"canvas": canvas, "figure": None if still else figure.key}
    return page.markup("chart.html", **values)


def chart(page: Page, name: str) -> str:
    """The chart of a figure given as `owner/key`."""
    return drawn(page, page.library.figures[name.partition("/")[2]])


def picture(page: Page, indicator: Indicator) -> str:
    """The chart of an indicator as an SVG that stands alone, or nothing."""
    # Small charts side by side have no room here: the newest values stand for them.
    kind = "bars" if indicator.parts and indicator.chart in {"line", "steps"} else indicator.chart
    values, language = _values(page, indicator, kind), page.renderer.language
    if not values:
        return ""
    levels = getattr(values["chart"], "levels", ())
    widest = max((len(language.amount(one.value, indicator.unit)) for one in levels), default=0)
    return page.render(
        "picture.html",
        **values,
        size=sheet(language.text(indicator.title), widest, rtl=page.rtl, square=kind == "map"),
        address=LEFT_TO_RIGHT.format(page.publication.page(language.lang, "index.md")),
    )


def _values(page: Page, indicator: Indicator, name: str) -> dict[str, Any]:
    """What draws an indicator in a kind of chart, if there is such a kind."""
    if name not in KINDS:
        return {}
    geometry, template = KINDS[name]
    chart = geometry(page.library, indicator)
    sure = least(*(r for r in indicator.readings if r.on == getattr(chart, "on", r.on)))
    return {"drawn_by": template, "chart": chart, "confidence": sure, "indicator": indicator}


def pair(page: Page, slug: str, beside: str = "", part: str = "") -> str:
    """A count and another of the same thing beside it: told apart and never joined."""
    keys = [one.partition("/") for one in (slug, beside or slug)]
    counts = [page.library.indicators(owner)[key] for owner, _, key in keys]
    part = part or next(iter(counts[0].parts), "")
    readings = [[r for r in one.readings if (r.part or "") == part] for one in counts]
    chart = lines.pair(readings, least_step(page.library, counts[0]))
    values = {"chart": chart, "indicator": counts[0], "names": [one.title for one in counts]}
    values |= {"confidence": least(*readings[0], *readings[1])}
    values |= {"part": part, "keys": [key for _, _, key in keys]}
    return page.render("pair.html", canvas=page.canvas(chart.height), **values)


def least_step(library: Library, indicator: Indicator) -> Decimal:
    """The least difference between two values that reads as one."""
    unit = library.units[indicator.unit]
    return Decimal(unit.divisor).scaleb(-unit.decimals)


def indicators(page: Page, slug: str) -> str:
    """The figures of a pledge in brief; those of `context` as links alone."""
    template = "figure-links.html" if slug == "context" else "indicators.html"
    return page.render(template, figures=of_owner(page, slug), draw=partial(drawn, page))


def of_owner(page: Page, owner: str) -> list[Figure]:
    """The figures of a pledge, or those of `context`."""
    return [one for one in page.library.figures.values() if one.owner == owner]


def figure_page(page: Page, name: str) -> str:
    """The body of the page of a figure."""
    figure = page.library.figures[name.partition("/")[2]]
    return page.render("figure-page.html", figure=figure, draw=partial(drawn, page))


def figure(page: Page, slug: str, on: str = "", part: str = "") -> str:
    """A value with its unit, date and source, which leads to its own address."""
    owner, _, key = slug.partition("/")
    indicator = page.library.indicators(owner)[key]
    values = {"indicator": indicator, "reading": indicator.reading(on, part)}
    return page.render_inline("figure.html", slug=key, **values)
