"""What was made for a file is given again for as long as it was made from the same."""

import pytest

from pledges.memory import Memory


def test_a_file_is_worked_on_again_when_it_has_changed() -> None:
    """The same gives the same result; anything else is made anew, and only the last is kept."""
    memory = Memory()
    made = memory.get("read", "a.yml", ("text", 1), lambda: ["first"])
    assert memory.get("read", "a.yml", ("text", 1), lambda: ["second"]) is made
    assert memory.get("read", "b.yml", ("text", 1), lambda: ["of b"]) == ["of b"]
    assert memory.get("check", "a.yml", ("text", 1), lambda: ["of a rule"]) == ["of a rule"]
    assert memory.get("read", "a.yml", ("text", 2), lambda: ["third"]) == ["third"]
    assert memory.get("read", "a.yml", ("text", 1), lambda: ["fourth"]) == ["fourth"]


def test_a_mistake_is_told_each_time() -> None:
    """What cannot be made is tried again, and nothing of before stands in for it."""
    memory = Memory()
    memory.get("read", "a.yml", "sound", lambda: "made")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            memory.get("read", "a.yml", "broken", lambda: str(1 // 0))
    assert memory.get("read", "a.yml", "sound", lambda: "made again") == "made again"
