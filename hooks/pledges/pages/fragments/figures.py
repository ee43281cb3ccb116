"""Fragments about figures: the page of each, small charts that lead there, single values."""

from typing import Any

from markupsafe import Markup

from pledges.files import paths
from pledges.pages.fragments import offers
from pledges.pages.fragments.drawings import drawn
from pledges.pages.fragments.page import Page
from pledges.pages.sharing import links, told
from pledges.progress import rows, standing
from pledges.progress.trends import trend
from pledges.records.library import Figure
from pledges.records.pledge import Indicator, Reading
from pledges.records.shapes import walk


def indicators(page: Page, slug: str) -> str:
    """The figures of a pledge in brief; those of `context` as links alone."""
    found = [one for one in page.library.figures.values() if one.owner == slug]
    if slug == "context":
        return page.render("figure-links.html", figures=found)
    items = [item(page, figure, still=True) for figure in found]
    return page.render("indicators.html", items=items)


def index(page: Page) -> str:
    """All figures by whose they are."""
    every = page.library.figures.values()
    owners = dict.fromkeys(figure.owner for figure in every)
    groups = [(owner, [_brief(one) for one in every if one.owner == owner]) for owner in owners]
    return page.render("figures.html", groups=groups)


def figure_page(page: Page, name: str) -> str:
    """The body of the page of a figure."""
    figure = page.library.figures[name.partition("/")[2]]
    language, publication = page.renderer.language, page.publication
    address, shared = publication.page(language.lang, page.links.page), told(language, figure)
    title = language.text(figure.indicator.title)
    return page.render(
        "figure-page.html",
        item={**item(page, figure), **_tabled(figure.indicator)},
        files=offers.of_figure(page, figure.key),
        cite=Markup(offers.cite(page, figure.key, "figures")),  # noqa: S704 - a template's
        shared=shared,
        share=links(title, address, shared),
        address=address,
        frame=publication.file(paths.embed(language.lang, figure.key)),
    )


def tables(page: Page, owner: str) -> list[dict[str, Any]]:
    """The figures of a pledge, or those of `context`, with all their values."""
    found = [one for one in page.library.figures.values() if one.owner == owner]
    return [{**_brief(one), **_tabled(one.indicator)} for one in found]


def figure(page: Page, slug: str, on: str = "", part: str = "") -> str:
    """A value with its unit, date and source, which leads to its own address."""
    owner, _, key = slug.partition("/")
    indicator = page.library.indicators(owner)[key]
    found = reading_at(indicator, on, part)
    return page.render_inline("figure.html", slug=key, indicator=indicator, reading=found)


def reading_at(indicator: Indicator, on: str, part: str) -> Reading | None:
    """The newest reading of a part (or of an indicator without parts), or the one at a date."""
    found = (r for r in indicator.readings if (r.part or "") == part)
    return next((r for r in found if not on or r.on.text == on), None)


def item(page: Page, figure: Figure, *, still: bool = False) -> dict[str, Any]:
    """What is shown of a figure, here and in the pages of other sites."""
    found = {"indicator": figure.indicator, "trend": trend(figure.indicator)}
    return {
        **_brief(figure),
        "drawn": drawn(page, figure, still=still),
        # How it moved, in a sentence; of parts, how many values there are.
        "trend": page.renderer.markup("trend.html", page.links, **found),
        "share": standing.share(figure.indicator),
    }


def _brief(figure: Figure) -> dict[str, Any]:
    """What every mention of a figure tells."""
    newest = rows.newest_of(figure.indicator)
    return {"slug": figure.key, "figure": figure, "indicator": figure.indicator, "newest": newest}


def _tabled(indicator: Indicator) -> dict[str, Any]:
    """What the table of a figure needs besides."""
    cited = [one.value for one in walk(indicator) if one.shape.collection == "sources"]
    dates, parts = rows.part_table(indicator)
    return {"sources": list(dict.fromkeys(cited)), "dates": dates, "parts": parts}
