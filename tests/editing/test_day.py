"""The day of a build comes from the epoch or from the clock; a wrong epoch is told."""

import datetime as dt

import pytest

from pledges.editing.command import RefusalError, today


@pytest.mark.parametrize(
    "epoch", ["soon", "1e3", "99999999999999999999", "253402214400", "-62135596800"]
)
def test_a_wrong_epoch_is_told_as_it_stands(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """Whether it is no number, or a day that no calendar or no record has."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(RefusalError) as refused:
        today()
    assert refused.value.values == {"word": epoch}


def test_an_epoch_before_1970_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last second of the day before."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1")
    assert today() == dt.date(1969, 12, 31)
