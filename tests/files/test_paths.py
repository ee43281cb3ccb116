"""Feeds and calendars have lasting addresses, and pages know theirs."""

import pytest

from pledges.files import paths


@pytest.mark.parametrize(
    ("page", "owner"),
    [
        ("pledges/water.md", "pledges/water"),
        ("bodies/sample-ministry.md", "bodies/sample-ministry"),
        ("pledges/index.md", "all"),
        ("bodies/index.md", "all"),
        ("objectives/1.md", "all"),
        ("index.md", "all"),
        ("", "all"),
    ],
)
def test_a_page_has_the_feed_of_its_record(page: str, owner: str) -> None:
    """Pages of a pledge or a body have their own feed, all others that of everything."""
    assert paths.feed_owner(page) == owner


def test_published_addresses_stay() -> None:
    """Who has subscribed once is not lost: these addresses never change."""
    assert paths.feed("ar") == "feeds/ar/all.xml"
    assert paths.feed("en", "pledges/water") == "feeds/en/pledges/water.xml"
    assert paths.calendar("ar") == "calendars/ar/all.ics"
    assert paths.calendar("en", "pledges/water") == "calendars/en/pledges/water.ics"
