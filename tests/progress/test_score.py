"""The verdict over all pledges: counted by status, as sure as it may be, with what is late."""

from dataclasses import replace

from pledges.pages.edition import Edition
from pledges.progress.ledgers import late_rows
from pledges.progress.rows import progress_rows, shares
from pledges.progress.standing import Standing


def test_the_score_of_the_sample(sample: Edition) -> None:
    """None is fulfilled, which is said first; each other status with its count."""
    rows = progress_rows(sample.library, sample.today)
    assert shares(rows) == [
        ("fulfilled", 0, "high"),
        ("in-progress", 1, "high"),
        ("unknown", 1, "high"),
    ]


def test_a_count_is_as_sure_as_its_least_sure_pledge(sample: Edition) -> None:
    """One update of medium confidence marks the count, and the greater count comes first."""
    rows = progress_rows(sample.library, sample.today)
    assert rows[0].newest
    update = rows[0].newest.model_copy(update={"confidence": "medium"})
    unsure = replace(rows[0], standing=Standing("stalled", None, update))
    assert shares([rows[1], unsure, unsure])[1:] == [
        ("stalled", 2, "medium"),
        ("unknown", 1, "high"),
    ]


def test_what_is_late_was_promised_and_is_not_done(sample: Edition) -> None:
    """The one milestone of the sample whose day is past, counted by hand."""
    late = [(slug, row.slug, row.state) for slug, row in late_rows(sample.library, sample.today)]
    assert late == [("water", "pipes", "late")]
