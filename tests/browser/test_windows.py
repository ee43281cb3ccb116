"""Windows of a browser have what was asked of them."""

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import IN_BOTH
from tests.browser.windows import window


def test_firefox_refuses_what_it_would_ignore(firefox: Browser) -> None:
    """A test that asks Firefox for the dark does not go on in the light."""
    with pytest.raises(ValueError, match="Firefox ignores color_scheme: use Chromium"):
        window(firefox, color_scheme="dark")


@IN_BOTH
def test_no_script_runs_where_none_is_wanted(browser: Browser, base: str) -> None:
    """Without JavaScript the page stays as it was sent, in both browsers."""
    for scripts, found in ((True, 0), (False, 1)):
        with window(browser, java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(base)
            assert page.locator("html.no-js").count() == found
