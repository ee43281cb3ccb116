"""How a figure moved: said by rule, and never across a break, a gap or a value not exact."""

from typing import Any

import pytest

from pledges.progress.readings import trend
from pledges.records.dated import Indicator
from pledges.records.library import Library

TEXT = {"ar": "نص", "en": "Text"}


def indicator(*readings: tuple[str, str], unit: str = "people", **more: Any) -> Indicator:
    """An indicator with readings, newest first; a value may have its qualifier before it."""
    rows = []
    for on, value in readings:
        *qualifier, number = value.split()
        row: dict[str, Any] = {"on": on, "value": number, "source": "a"}
        rows.append({**row, "qualifier": qualifier[0]} if qualifier else row)
    own = {"title": TEXT, "kind": "context", "unit": unit, "definition": TEXT}
    return Indicator.model_validate({**own, "readings": rows, **more})


def steps(one: Indicator) -> list[tuple[str, str, float]]:
    """The steps of a figure: since when, which way, how much."""
    found = trend(one)
    assert found
    return [(step.before.on.text, step.way, float(step.much)) for step in found.steps]


def why(one: Indicator) -> str | None:
    """Why nothing is said of how a figure moved."""
    found = trend(one)
    assert found
    assert bool(found.steps) == (found.why is None)
    return found.why


def test_the_newest_value_stands_beside_the_one_before_and_the_first() -> None:
    """Each as a share of the earlier value, in whole percents, half to even."""
    found = steps(indicator(("2025", "88"), ("2024", "100"), ("2023", "80")))
    assert found == [("2024", "fell", 12), ("2023", "rose", 10)]
    assert steps(indicator(("2025", "1125"), ("2024", "1000"))) == [("2024", "rose", 12)]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (("1004", "1000"), ("rose", 0.4)),
        (("1000", "1000"), ("same", 0)),
        (("1010", "1000"), ("rose", 1)),
    ],
)
def test_less_than_a_percent_is_told_in_tenths(
    values: tuple[str, str], wanted: tuple[str, float]
) -> None:
    """So that what moved is not said to be as it was."""
    newest, before = values
    ((_, *found),) = steps(indicator(("2025", newest), ("2024", before)))
    assert tuple(found) == wanted


def test_percents_move_by_points() -> None:
    """From 76 % to 66 % is a fall by ten points, and not by 13 percent."""
    found = steps(indicator(("2025", "66"), ("2024", "76"), unit="percent"))
    assert found == [("2024", "fell", 10)]


def test_nothing_is_said_across_a_break() -> None:
    """After it there is one value alone, or the values since then; either way it is told when."""
    cut: dict[str, Any] = {"breaks": [{"on": "2024", "note": TEXT}]}
    alone = indicator(("2024", "9"), ("2023", "8"), **cut)
    found = trend(alone)
    assert (why(alone), found and found.cut and found.cut.text) == ("broken", "2024")
    since = indicator(("2025", "8"), ("2024", "10"), ("2023", "1"), **cut)
    assert steps(since) == [("2024", "fell", 20)]
    assert (found := trend(since))
    assert found.cut


def test_nothing_is_said_across_a_gap() -> None:
    """A year that lacks, or more than 13 months, leaves the values apart."""
    assert why(indicator(("2025", "8"), ("2023", "10"))) == "apart"
    assert why(indicator(("2025-03", "8"), ("2024-02", "10"))) is None
    assert why(indicator(("2025-03", "8"), ("2024-01-01", "10"))) == "apart"
    assert steps(indicator(("2025", "8"), ("2024", "10"), ("2022", "1"))) == [("2024", "fell", 20)]


@pytest.mark.parametrize("value", ["about 10", "at-least 10", "over 10"])
def test_nothing_is_said_of_values_that_are_not_exact(value: str) -> None:
    """Whichever of the two it is, and of no share of nothing."""
    assert why(indicator(("2025", "8"), ("2024", value))) == "inexact"
    assert why(indicator(("2025", value), ("2024", "8"))) == "inexact"
    assert why(indicator(("2025", "8"), ("2024", "0"))) == "inexact"


def test_one_value_is_compared_with_none() -> None:
    """And parts have each their own way, of which no sentence tells."""
    assert why(indicator(("2025", "8"))) == "single"
    parted = indicator(("2025", "8"), parts={"north": TEXT})
    assert trend(parted) is None


def test_a_rounded_year_is_no_day_in_it(library: Library) -> None:
    """The count of those who went back is compared with counts of days, as its note asks."""
    assert [on for on, *_ in steps(library.figures["returnees-dtm"].indicator)] == ["2024-04-30"]


def test_a_step_is_as_sure_as_the_less_sure_of_its_values(library: Library) -> None:
    """What the press reports of the newest round leaves the rise at medium confidence."""
    found = trend(library.figures["displaced-families"].indicator)
    assert found
    assert [step.confidence for step in found.steps] == ["medium"]
