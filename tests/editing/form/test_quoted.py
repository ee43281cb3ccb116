"""What a pasted line tells of a new source, and what the listed sources tell of it."""

import pytest

from pledges.editing.form import quoted
from pledges.pages.edition import Edition

LINK = "https://new.example.org/x"
MINISTRY = {"ar": "وزارة العينة", "en": "Sample ministry"}
LINES = {
    f"Iraq launches it, The Ministry, 12 May 2022, {LINK}": (
        *("Iraq launches it", "The Ministry", "2022-05-12", "en"),
    ),
    f"“Iraq, and others, sign”. The Ministry. May 12, 2024. {LINK}": (
        *("Iraq, and others, sign", "The Ministry", "2024-05-12", "en"),
    ),
    f"The Ministry (2022). A report (summary). {LINK}.": (
        *("The Ministry", "A report (summary)", "2022", "en"),
    ),
    f"Sample ministry (2022). A report (summary). {LINK}": (
        *("A report (summary)", "Sample ministry", "2022", "en"),
    ),
    f"العراق يطلق خطة، الوزارة، 3 نيسان 2026، {LINK}": (
        *("العراق يطلق خطة", "الوزارة", "2026-04-03", "ar"),
    ),
    f"Erbil meets Baghdad | Rudaw | 3/4/2025 | {LINK}": (
        *("Erbil meets Baghdad", "Rudaw", "3/4/2025", "en"),
    ),
    f"Only a title {LINK}": ("Only a title", None, None, "en"),
    f"2022 {LINK}": (None, None, "2022", None),
    LINK: (None, None, None, None),
    f"<{LINK}?utm_source=mail>": (None, None, None, None),
}


@pytest.mark.parametrize(("line", "parts"), LINES.items(), ids=range(len(LINES)))
def test_a_line_is_parted(sample: Edition, line: str, parts: tuple[str | None, ...]) -> None:
    """A date that may be one of two is kept as it is, so that the check asks which."""
    title, publisher, day, lang = parts
    found = quoted.told(line, sample.library.sources.values())
    assert quoted.address(line) == LINK
    assert [*found.get("title", {}).values()] == [*filter(None, [title])]
    assert [*found.get("publisher", {}).values()] == [*filter(None, [publisher])]
    assert (found.get("date"), found.get("language")) == (day, lang)


@pytest.mark.parametrize("words", ["", "Sample plan", "sample-news", "not.a.link/x"])
def test_what_has_no_address_is_no_line(words: str) -> None:
    """It is a name, to be looked for in the list."""
    assert quoted.address(words) == ""


def test_what_is_known_of_a_publisher_is_filled_in(sample: Edition) -> None:
    """By its name in one language, else by the host if all its sources agree; never over words."""
    listed = sample.library.sources
    plan = listed["sample-plan"].model_copy(update={"url": "https://www.plan.example.org/1"})
    every = [*listed.values(), plan]
    named = quoted.completed({"publisher": {"en": "Sample ministry"}}, LINK, every)
    assert named == {"publisher": MINISTRY, "kind": "government"}
    by_host = quoted.completed({}, "https://plan.example.org/2", every)
    assert by_host == {"publisher": MINISTRY, "kind": "government"}
    assert quoted.completed({}, "https://example.org/2", every) == {}
    assert quoted.completed({}, LINK, every) == {}
    own = {"publisher": {"ar": "الوزارة", "en": "Sample ministry"}, "kind": "press"}
    assert quoted.completed(own, LINK, every) == own
