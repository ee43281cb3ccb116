"""Which chart an indicator becomes: each kind has a module for its shares and a template."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pledges.pages.charts.bars import bar_chart
from pledges.pages.charts.lines import LineChart, Multiples, line_chart, multiples
from pledges.pages.charts.maps import area_map
from pledges.progress.certainty import least
from pledges.records.dated import Indicator
from pledges.records.library import Library


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


def drawing(library: Library, indicator: Indicator, name: str) -> dict[str, Any]:
    """What draws an indicator in a kind of chart, if there is such a kind."""
    if name not in KINDS:
        return {}
    geometry, template = KINDS[name]
    chart = geometry(library, indicator)
    sure = least(*(r for r in indicator.readings if r.on == getattr(chart, "on", r.on)))
    return {"drawn_by": template, "chart": chart, "confidence": sure, "indicator": indicator}


def least_step(library: Library, indicator: Indicator) -> Decimal:
    """The least difference between two values that reads as one."""
    unit = library.units[indicator.unit]
    return Decimal(unit.divisor).scaleb(-unit.decimals)
