"""Fragments about indicators: charts with their tables, and single readings."""

from typing import Any

from pledges.pages.fragments.drawings import drawn
from pledges.pages.fragments.page import Page
from pledges.progress import rows, standing
from pledges.records.pledge import Indicator, Reading
from pledges.records.references import references


def indicators(page: Page, slug: str) -> str:
    """The indicators of a pledge or of `context`, each under a heading."""
    items = [_item(page, key, one) for key, one in page.library.indicators(slug).items()]
    return page.render("indicators.html", owner=slug, items=items)


def figure(page: Page, slug: str, on: str = "", part: str = "") -> str:
    """A reading with its unit, date and source."""
    owner, _, key = slug.partition("/")
    indicator = page.library.indicators(owner)[key]
    found = reading_at(indicator, on, part)
    return page.render_inline("figure.html", indicator=indicator, reading=found)


def reading_at(indicator: Indicator, on: str, part: str) -> Reading | None:
    """The newest reading of a part (or of an indicator without parts), or the one at a date."""
    found = (r for r in indicator.readings if (r.part or "") == part)
    return next((r for r in found if not on or r.on.text == on), None)


def _item(page: Page, slug: str, indicator: Indicator) -> dict[str, Any]:
    item: dict[str, Any] = {"slug": slug, "indicator": indicator, "parts": None}
    item["drawn"] = drawn(page, indicator, f"#{slug}-")
    item["share"] = standing.share(indicator)
    cited = [r.slug for r in references(indicator) if r.collection == "sources"]
    item["sources"] = list(dict.fromkeys(cited))
    if indicator.parts:
        item["parts"] = rows.part_table(indicator)
    return item
