"""Charts on pages: each kind is a module in `charts/` that works out shares, and a template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from pledges.pages.charts.frame import Canvas
from pledges.pages.charts.lines import line_chart
from pledges.pages.charts.pictures import sheet, style
from pledges.pages.fragments.page import Page
from pledges.progress import rows, standing
from pledges.records.library import Library
from pledges.records.pledge import Indicator

# An address among words of any direction: the isolates of Unicode.
LEFT_TO_RIGHT = "\u2066{}\u2069"


@dataclass(frozen=True)
class ChartKind:
    """How an indicator becomes a chart that knows its `height` on a page; who draws it."""

    chart: Callable[[Library, Indicator], Any]
    template: str


def _line(library: Library, indicator: Indicator) -> Any:
    return line_chart(indicator, least_step(library, indicator))


KINDS: Mapping[str, ChartKind] = {
    "line": ChartKind(_line, "line-chart.html"),
    "steps": ChartKind(_line, "line-chart.html"),
}


def drawn(page: Page, indicator: Indicator, anchors: str | None = "") -> Markup:
    """The chart of an indicator, or nothing; `anchors` begins the anchors of its values.

    With None nothing in it leads anywhere.
    """
    values = _values(page, indicator)
    if not values:
        return Markup()
    canvas = Canvas(values["chart"].height, page.rtl)
    values |= {"canvas": canvas, "anchors": anchors, "summary": _summary(page, indicator)}
    return page.renderer.markup("chart.html", page.links, **values)


def picture(page: Page, indicator: Indicator) -> str:
    """The chart of an indicator as an SVG that stands alone, or nothing."""
    values, language = _values(page, indicator), page.renderer.language
    if not values:
        return ""
    levels = getattr(values["chart"], "levels", ())
    widest = max((len(language.amount(one.value, indicator.unit)) for one in levels), default=0)
    return page.render(
        "picture.html",
        **values,
        size=sheet(language.text(indicator.title), widest, rtl=page.rtl),
        address=LEFT_TO_RIGHT.format(page.publication.page(language.lang, "index.md")),
        style=style(),
    )


def _values(page: Page, indicator: Indicator) -> dict[str, Any]:
    """What draws an indicator, if there is something to draw."""
    kind = KINDS.get(indicator.chart)
    chart = kind and kind.chart(page.library, indicator)
    if not (kind and chart):
        return {}
    return {"drawn_by": kind.template, "chart": chart, "indicator": indicator}


def least_step(library: Library, indicator: Indicator) -> Decimal:
    """The least difference between two values that reads as one."""
    unit = library.units[indicator.unit]
    return Decimal(unit.divisor).scaleb(-unit.decimals)


def _summary(page: Page, indicator: Indicator) -> Markup:
    if indicator.parts:
        return Markup()
    summaries = [rows.extremes(run) for run in standing.runs(indicator)]
    values = {"indicator": indicator, "runs": summaries}
    return page.renderer.markup("summary.html", page.links, **values)
