"""A repair of spelling leaves the meaning alone; what might not, is a change."""

import pytest

from pledges.history.sameness import is_editorial


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Goverment reports", "The Government reports"),
        ("the recieved reports", "the received reports"),
        ("Iraq's pledge, of 2022.", "Iraq’s pledge of 2022"),
        ("2014-2016", "2014–2016"),
        ("a well known web site", "a well-known website"),
        ("مسؤول الوزاره", "مسؤول الوزارة"),
        ("كلًّا منها", "كلا منها"),
        ("A  line\nbroken", "A line broken"),
    ],
)
def test_repairs(before: str, after: str) -> None:
    """Letters of long words, signs, joined words, vowel signs."""
    assert is_editorial({"ar": before}, {"ar": after})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is now done", "It is not done"),
        ("It is done", "It is not done"),
        ("7 of 9", "8 of 9"),
        ("1.5 million", "15 million"),
        ("-3 percent", "3 percent"),
        ("one million", "one billion"),
        ("legal entry", "illegal entry"),
        ("لم يبدأ", "لن يبدأ"),
        ("أُنجز العمل", "لم يُنجز العمل"),
        ("fifteen days", "fifty days"),
    ],
)
def test_changes(before: str, after: str) -> None:
    """A short word, a number, a word more, a word's first letter."""
    assert not is_editorial({"en": before}, {"en": after})


def test_a_further_translation_is_editorial_and_a_lost_one_is_not() -> None:
    """What was there still says the same, or one of its languages is gone."""
    assert is_editorial({"ar": "نص"}, {"ar": "نص", "en": "text"})
    assert not is_editorial({"ar": "نص", "en": "text"}, {"ar": "نص"})
