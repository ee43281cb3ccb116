"""What was made for a file is given again for as long as it was made from the same."""

import pytest

from pledges.memory import Latest


def test_a_file_is_worked_on_again_when_it_has_changed() -> None:
    """The same gives the same result; anything else is made anew, and only the last is kept."""
    latest: Latest[list[str]] = Latest()
    made = latest.get("a.yml", ("text", 1), lambda: ["first"])
    assert latest.get("a.yml", ("text", 1), lambda: ["second"]) is made
    assert latest.get("b.yml", ("text", 1), lambda: ["of b"]) == ["of b"]
    assert latest.get("a.yml", ("text", 2), lambda: ["third"]) == ["third"]
    assert latest.get("a.yml", ("text", 1), lambda: ["fourth"]) == ["fourth"]


def test_a_mistake_is_told_each_time() -> None:
    """What cannot be made is tried again, and nothing of before stands in for it."""
    latest: Latest[str] = Latest()
    latest.get("a.yml", ("sound",), lambda: "made")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            latest.get("a.yml", ("broken",), lambda: str(1 // 0))
    assert latest.get("a.yml", ("sound",), lambda: "made again") == "made again"
