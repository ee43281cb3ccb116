"""Accounts agree or differ by the written rule, whichever of them is told first."""

from itertools import permutations

import pytest

from pledges.pages.edition import Edition
from pledges.progress.accounts import differences, on_word_alone, outcome, replies
from pledges.records.dated import Account
from pledges.records.library import Library
from pledges.records.texts import Text

TEXT = Text(ar="قول", en="words")


def account(state: str, on: str = "", when: str = "", claim: str = "reported") -> Account:
    """An account in short."""
    found = {"state": state, "on": on, "when": when, "claim": claim}
    given = {key: value for key, value in found.items() if value}
    return Account.model_validate({**given, "text": TEXT, "sources": ["s"]})


@pytest.mark.parametrize(
    ("accounts", "found"),
    [
        ([account("planned", "2022"), account("done", "2023")], ()),
        ([account("done", "2022"), account("begun", "2023")], ("state",)),
        ([account("done"), account("begun", "2023")], ("state",)),
        ([account("done"), account("done", "2023")], ()),
        ([account("done", "2024", "2022-12"), account("done", "", "2022")], ()),
        ([account("done", "2024", "2022-12"), account("done", "", "2023-05")], ("date",)),
        ([account("done", "2024-02-21"), account("done", "2024-04", "2024-03-31")], ("early",)),
        ([account("done", "2024-03"), account("done", "2024-04", "2024-03-31")], ()),
        ([account("begun", "2024-02-21"), account("done", "2024-04", "2024-03-31")], ()),
    ],
)
def test_differences_follow_the_rule(accounts: list[Account], found: tuple[str, ...]) -> None:
    """A later account may say more; dates must share a day; done is not said too early."""
    for order in permutations(accounts):
        assert differences(order) == found


@pytest.mark.parametrize(
    ("accounts", "found"),
    [
        ([account("done", "2024")], "single"),
        ([account("done", "2024"), account("done", "2023")], "word-alone"),
        ([account("done", "2024"), account("done", "2023", claim="confirmed")], "agree"),
        ([account("done", "2024"), account("done", "2023", claim="")], "agree"),
        ([account("done", "2022"), account("planned", "2023", claim="confirmed")], "differ"),
    ],
)
def test_the_government_does_not_confirm_itself(accounts: list[Account], found: str) -> None:
    """Agreement needs a voice beside the Government's."""
    assert outcome(accounts) == found


def test_an_account_of_something_else_is_not_compared() -> None:
    """Neither its state nor its date differs from anything, and one other account stands alone."""
    beside = account("beside", "2022", when="2021", claim="confirmed")
    assert outcome([beside, account("done", "2020", when="2019")]) == "single"
    assert not differences([beside, account("done", "2023", when="2020")])


def test_what_speaks_of_something_else_contradicts_nothing(library: Library) -> None:
    """That people who return to Sulaymaniyah were covered says nothing of the opening there."""
    milestones = library.pledges["referral-mechanism"].milestones
    assert outcome(milestones["sulaymaniyah"].says) == "single"
    assert "beside" in {one.state for one in milestones["sulaymaniyah"].says}
    assert differences(milestones["erbil"].says) == ("date",)
    assert outcome(milestones["baghdad"].says) == "agree"


def test_what_stands_on_the_word_of_the_government_alone(library: Library) -> None:
    """Only done milestones whose every claim is the Government's are named."""
    found = [slug for slug, _ in on_word_alone(library, "referral-mechanism")]
    assert found == ["partnerships", "southern-offices"]


def test_what_came_before_the_promise_stands_on_nobodys_word(library: Library) -> None:
    """The two workshops before the pledge on data are background, and are not listed as done."""
    reported = [m for m in library.pledges["data"].milestones.values() if m.claim == "reported"]
    assert len(reported) == 2
    assert on_word_alone(library, "data") == []


def test_replies_belong_to_what_they_answer(sample: Edition) -> None:
    """A reply is found by the name of the update that it answers, and nowhere else."""
    water = sample.library.pledges["water"]
    assert [update.name for update in replies(water, "2025-05-20")] == ["2026-09-14-ministry"]
    assert replies(water, "2026-03") == ()
