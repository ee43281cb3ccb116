"""Fragments that set figures out: as a picture that stands alone, two counts beside each other."""

from pledges.pages.charts import lines
from pledges.pages.charts.frame import sheet
from pledges.pages.charts.kinds import drawing, least_step
from pledges.pages.fragments.page import Page
from pledges.progress.certainty import least
from pledges.records.dated import Indicator


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


def pair(page: Page, slug: str, beside: str = "", part: str = "") -> str:
    """A count and another of the same thing beside it: told apart and never joined."""
    figures = [page.library.figures[one.partition("/")[2]] for one in (slug, beside or slug)]
    counts = [figure.indicator for figure in figures]
    part = part or next(iter(counts[0].parts), "")
    readings = [[r for r in one.readings if (r.part or "") == part] for one in counts]
    chart = lines.pair(readings, least_step(page.library, counts[0]))
    values = {"chart": chart, "figures": figures, "indicator": counts[0], "part": part}
    sure = least(*readings[0], *readings[1])
    return page.render("pair.html", canvas=page.canvas(chart.height), confidence=sure, **values)
