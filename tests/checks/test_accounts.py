"""Accounts, names of updates and replies: what is let pass; what is told stands in tests/bad/."""

import datetime as dt
from typing import Any

import pytest

from pledges.checks import promises
from pledges.checks.dates import Desk
from pledges.checks.pledges import problems
from pledges.pages.edition import Edition
from pledges.records.dated import Milestone
from pledges.records.pledge import Pledge, Update
from pledges.records.shapes import walk

TEXT = {"ar": "نص", "en": "text"}


def update(on: str, **keys: str) -> Update:
    """A sound update."""
    return Update.model_validate(
        {"on": on, "about": "promise", "text": TEXT, "claim": "reported", "sources": ["s"], **keys}
    )


def codes(sample: Edition, today: dt.date, *updates: Update) -> list[str]:
    """What is told of a pledge with these updates."""
    desk = Desk(sample.library, "data/pledges/water.yml", today)
    pledge: Pledge = sample.library.pledges["water"].model_copy(update={"all_updates": updates})
    found = promises.replies(desk, (), pledge)
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    "answered",
    ["2024-05-01", "2024-05-01-second", "design"],
)
def test_a_reply_may_answer_an_update_or_a_milestone(
    sample: Edition, today: dt.date, answered: str
) -> None:
    """The name of an update of the pledge, with its slug if it has one, or a milestone's slug."""
    reply = update("2024-06-01", type="reply", answers=answered)
    others = (update("2024-05-01", slug="second"), update("2024-05-01"))
    assert codes(sample, today, reply, *others) == []


def test_a_reply_does_not_answer_itself(sample: Edition, today: dt.date) -> None:
    """Its own name is none that it may answer."""
    reply = update("2024-06-01", type="reply", answers="2024-06-01")
    assert "unknown_answered" in codes(sample, today, reply)


def accounts(sample: Edition, today: dt.date, **keys: Any) -> list[str]:
    """What is told of a milestone."""
    desk = Desk(sample.library, "data/pledges/water.yml", today)
    base = {"title": TEXT, "basis": "editorial", "about": "promise", "sources": ["s"]}
    milestone = Milestone.model_validate({**base, **keys})
    found = problems(desk, walk({"m": milestone}))
    return [problem.code for problem in found]


def said(**keys: str) -> dict[str, Any]:
    """An account."""
    return {"state": "done", "text": TEXT, "sources": ["s"], **keys}


def test_undated_accounts_may_stand_anywhere(sample: Edition, today: dt.date) -> None:
    """Only those with a date are in order."""
    assert accounts(sample, today, says=[said(on="2024"), said(), said(on="2023")]) == []
    assert accounts(sample, today, says=[said(on="2023"), said(), said(on="2024")]) == [
        "wrong_order"
    ]


def test_a_plan_may_be_for_the_future(sample: Edition, today: dt.date) -> None:
    """What is said to be done cannot lie ahead, what is said to be planned can."""
    assert accounts(sample, today, says=[said(state="planned", when="2030")]) == []
    assert accounts(sample, today, says=[said(when="2030")]) == ["future"]
