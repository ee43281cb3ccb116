"""What is made from records is as sure as the least sure of them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from pledges.pages.edition import Edition
from pledges.progress import deadlines, ledgers, rows, standing
from pledges.progress.certainty import ORDER, Certainty, least


def held(confidence: Certainty) -> SimpleNamespace:
    """Something held with a confidence."""
    return SimpleNamespace(confidence=confidence)


@pytest.mark.parametrize("one", ORDER)
@pytest.mark.parametrize("other", ORDER)
def test_the_lowest_counts(one: Certainty, other: Certainty) -> None:
    """In whatever order, and whatever has no confidence stands beside it."""
    assert least(held(one), None, held(other)) == min(one, other, key=ORDER.index)
    assert least() == least(None) == "high"


def test_all_that_rests_on_an_update_is_as_sure(sample: Edition) -> None:
    """Status, last update, silence and the sentence that sums a pledge up."""
    row = rows.progress_row(sample.library, "water", sample.today)
    pledge = row.pledge
    updates = tuple(one.model_copy(update={"confidence": "medium"}) for one in pledge.updates)
    unsure = pledge.model_copy(update={"all_updates": updates})
    pledges = {**sample.library.pledges, "water": unsure}
    library = replace(sample.library, pledges=pledges)
    found = rows.progress_row(library, "water", sample.today)
    assert (row.standing.confidence, found.standing.confidence) == ("high", "medium")
    assert found.confidence == "medium"
    assert {one.confidence for one in ledgers.body_silences(library, sample.today)} == {"medium"}


def test_a_date_is_no_surer_than_the_event_that_sets_it(sample: Edition) -> None:
    """A milestone of high confidence that is due by an event of low confidence."""
    for pledge in sample.library.pledges.values():
        for one in pledge.milestones.values():
            events = sample.library.events
            expected = least(one, events[one.by] if one.by else None)
            assert deadlines.confidence(one, events) == expected
    counted = standing.tally(sample.library.pledges["water"], sample.today, sample.library.events)
    assert counted.confidence == "medium"
