"""What a pasted line tells of a new source, and what the listed sources tell of it."""

import pytest

from pledges.editing.form import quoted
from pledges.pages.edition import Edition

LINK = "https://new.example.org/x"
MINISTRY = {"ar": "وزارة العينة", "en": "Sample ministry"}
LINES = {
    f"Iraq launches it, The Ministry, 12 May 2022, {LINK}": {"language": "en"},
    f"العراق يطلق خطة (News)، 3 نيسان 2026، {LINK}.": {"language": "ar"},
    f"2022 {LINK}": {},
    LINK: {},
    f"<{LINK}?utm_source=mail>": {},
}


@pytest.mark.parametrize(("line", "told"), LINES.items(), ids=range(len(LINES)))
def test_a_line_has_an_address_and_a_script(
    sample: Edition, line: str, told: dict[str, str]
) -> None:
    """Nothing is guessed of what else stands in it."""
    assert quoted.address(line) == LINK
    assert quoted.told(line, sample.library.sources.values()) == told


@pytest.mark.parametrize("words", ["", "Sample plan", "sample-news", "not.a.link/x"])
def test_what_has_no_address_is_no_line(words: str) -> None:
    """It is a name, to be looked for in the list."""
    assert quoted.address(words) == ""


def test_what_is_known_of_a_host_is_filled_in(sample: Edition) -> None:
    """Its publisher and the kind, each if all its sources agree."""
    listed = sample.library.sources
    plan = listed["sample-plan"].model_copy(update={"url": "https://www.plan.example.org/1"})
    every = [*listed.values(), plan]
    known = quoted.told("https://plan.example.org/2", every)
    assert known == {"publisher": MINISTRY, "kind": "government"}
    press = plan.model_copy(update={"kind": "press"})
    assert quoted.told("https://plan.example.org/2", [*every, press]) == {"publisher": MINISTRY}
    assert quoted.told("https://example.org/2", every) == {}
    assert quoted.told("https://[no-address", every) == {}
