"""Feeds and calendars have lasting addresses."""

from pledges.files import paths


def test_published_addresses_stay() -> None:
    """Who has subscribed once is not lost: these addresses never change."""
    assert paths.feed("ar") == "feeds/ar/all.xml"
    assert paths.feed("en", "pledges", "water") == "feeds/en/pledges/water.xml"
    assert paths.calendar("ar") == "calendars/ar/all.ics"
    assert paths.calendar("en", "pledges", "water") == "calendars/en/pledges/water.ics"
