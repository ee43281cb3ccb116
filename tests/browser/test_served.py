"""A mistake that was there before `make serve` is read in the browser, which goes on by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.site.test_serve import WATER, address, page, project

pytestmark = pytest.mark.slow
__all__ = ["address", "project"]


@pytest.fixture
def spoilt(project: Path) -> str:
    """A record that is wrong before the site is served; what it was."""
    text = (project / WATER).read_text("utf-8")
    (project / WATER).write_text(text.replace("due: 2023-06-30", "due: 30/6/2023"), "utf-8")
    return text


def test_a_mistake_that_was_there_first_is_read_in_the_browser(
    chromium: Browser, project: Path, spoilt: str, address: str
) -> None:
    """The browser comes to the page by itself once it is mended, one change after another."""
    page(address, lambda html: "⟦30/6/2023⟧" in html)
    with chromium.new_context() as window:
        read = window.new_page()
        read.goto(address)
        expect(read.get_by_text("⟦30/6/2023⟧").first).to_be_visible()
        (project / WATER).write_text(spoilt.replace("2023-06-30", "30/7/2023", 1), "utf-8")
        expect(read.get_by_text("⟦30/7/2023⟧").first).to_be_visible(timeout=30_000)
        (project / WATER).write_text(spoilt, "utf-8")
        expect(read.get_by_role("heading", name="Safe water")).to_be_visible(timeout=120_000)
