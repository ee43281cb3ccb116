"""Fragments about figures: the page of each, small charts that lead there, single values."""

from functools import partial

from markupsafe import Markup

from pledges.pages.fragments import offers
from pledges.pages.fragments.drawings import drawn
from pledges.pages.fragments.page import Page
from pledges.records.library import Figure


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
    return page.render(
        "figure-page.html",
        figure=figure,
        draw=partial(drawn, page),
        files=offers.of_figure(page, figure.key),
        cite=Markup(offers.cite(page, figure.key, "figures")),  # noqa: S704 - a template's
    )


def figure(page: Page, slug: str, on: str = "", part: str = "") -> str:
    """A value with its unit, date and source, which leads to its own address."""
    owner, _, key = slug.partition("/")
    indicator = page.library.indicators(owner)[key]
    values = {"indicator": indicator, "reading": indicator.reading(on, part)}
    return page.render_inline("figure.html", slug=key, **values)
