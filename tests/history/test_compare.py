"""Two states of the data differ by what they mean, not by how they are written."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.history.change import Change
from pledges.history.compare import compare
from pledges.history.entries import ENTRIES

words = st.sampled_from(["on", "due", "text", "source", "ar", "en", "updates", "milestones", "x"])
texts = st.sampled_from(["", "2024", "2024-06-30", "5.10", "نص", "a longer text of words"])
values = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
states = st.dictionaries(
    st.sampled_from(["pledges", "sources", "context"]),
    st.dictionaries(words, values, max_size=3),
    max_size=3,
)

PLEDGE: dict[str, Any] = {
    "number": "1",
    "title": {"ar": "مياه", "en": "Water"},
    "milestones": {
        "pipes": {
            "title": {"ar": "أنابيب", "en": "Pipes"},
            "due": "2023-12-31",
            "sources": ["plan"],
        }
    },
    "indicators": {
        "homes": {
            "title": {"ar": "بيوت", "en": "Homes"},
            "unit": "people",
            "readings": [
                {"on": "2024", "value": "879", "source": "survey"},
                {"on": "2023", "value": "800", "source": "survey"},
            ],
        }
    },
    "updates": [
        {
            "on": "2024-01-01",
            "status": "in-progress",
            "claim": "reported",
            "text": {"ar": "بدأ العمل في الموقع", "en": "Work on the site has begun"},
            "sources": ["plan"],
        }
    ],
    "questions": {"who": {"text": {"ar": "من؟", "en": "Who?"}, "since": "2022", "who": ["body"]}},
}


def reverse(value: Any) -> Any:
    """The same value with the keys of every map the other way round."""
    if isinstance(value, dict):
        return {key: reverse(value[key]) for key in reversed(value)}
    return [reverse(entry) for entry in value] if isinstance(value, list) else value


def edited(**edits: Any) -> dict[str, Any]:
    """The pledge with values put at `a__b__0__c` paths; None takes a key out."""
    pledge = copy.deepcopy(PLEDGE)
    for path, value in edits.items():
        *above, last = path.split("__")
        place: Any = pledge
        for key in above:
            place = place[int(key) if isinstance(place, list) else key]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return pledge


def changes(after: dict[str, Any], before: dict[str, Any] = PLEDGE) -> list[Change]:
    """What changed in the pledge."""
    return list(compare({"pledges": {"water": before}}, {"pledges": {"water": after}}))


@given(states)
def test_a_state_does_not_differ_from_itself(state: dict[str, Any]) -> None:
    """Not even when every part of it is another object."""
    assert compare(state, copy.deepcopy(state)) == ()


@given(states)
def test_the_order_of_keys_does_not_count(state: dict[str, Any]) -> None:
    """A file whose keys are in another order says the same."""
    assert compare(state, reverse(state)) == ()


@given(states, states)
def test_other_orders_of_keys_give_the_same_changes(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    """What is told depends on what the states hold alone."""

    def told(found: tuple[Change, ...]) -> list[tuple[Any, ...]]:
        return sorted((c.what, c.name) for c in found)

    assert told(compare(before, after)) == told(compare(reverse(before), reverse(after)))


@given(states, states)
def test_every_difference_is_told(before: dict[str, Any], after: dict[str, Any]) -> None:
    """No change means that the same texts stand under the same keys."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: found for key, entry in value.items() if (found := bare(entry))}
        if isinstance(value, list):
            found = [entry for entry in map(bare, value) if entry]
            return sorted(found, key=repr)
        return " ".join(value.split())

    records = {(c, s) for state in (before, after) for c in state for s in state[c]}
    if not compare(before, after):
        for collection, slug in records:
            old = before.get(collection, {}).get(slug)
            new = after.get(collection, {}).get(slug)
            assert set(map(repr, _flat(bare(old)))) == set(map(repr, _flat(bare(new))))


def _flat(value: Any, path: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [leaf for key in value for leaf in _flat(value[key], f"{path}.{key}")]
    if isinstance(value, list):
        return [leaf for entry in value for leaf in _flat(entry, path)]
    return [(path, str(value))] if value else []


def test_the_first_state_of_a_record_is_one_line() -> None:
    """Whatever a record holds when it begins."""
    (change,) = compare({}, {"pledges": {"water": PLEDGE}})
    assert (change.what, change.record, change.after) == ("began", ("pledges", "water"), None)
    assert change.title == PLEDGE["title"]


def test_the_end_of_a_record_keeps_what_it_was() -> None:
    """Nothing disappears from the log."""
    (change,) = compare({"pledges": {"water": PLEDGE}}, {})
    assert (change.what, change.before) == ("ended", PLEDGE)


def test_a_status_follows_from_the_newest_update() -> None:
    """A new update is told, and what it does to the status and to who says so."""
    update = {
        "on": "2025-01-01",
        "status": "stalled",
        "claim": "confirmed",
        "text": {"ar": "توقف", "en": "It stopped"},
        "sources": ["news"],
    }
    found = changes(edited(updates=[update, *PLEDGE["updates"]]))
    assert [(c.what, c.path, c.before, c.after) for c in found] == [
        ("changed", ("status",), "in-progress", "stalled"),
        ("changed", ("claim",), "reported", "confirmed"),
        ("added", ("updates", "2025-01-01"), None, update),
    ]
    assert {c.sources for c in found} == {("news",)}


def test_a_revision_is_a_step_from_the_date_before_it() -> None:
    """It brings its own reason and source."""
    reason = {"ar": "تأخر", "en": "Delay"}
    first = {"due": "2024-06-30", "on": "2023-12-20", "reason": reason, "source": "letter"}
    second = {"due": "2025", "on": "2024-06-20", "reason": reason, "source": "news"}
    (change,) = changes(edited(milestones__pipes__revisions=[first]))
    assert (change.what, change.path) == ("revised", ("milestones", "pipes", "due"))
    assert (change.before, change.after) == ("2023-12-31", "2024-06-30")
    assert (change.reason, change.sources) == (reason, ("letter",))
    found = changes(edited(milestones__pipes__revisions=[second, first]))
    steps = [("2024-06-30", "2025"), ("2023-12-31", "2024-06-30")]
    assert [(c.before, c.after) for c in found] == steps


@pytest.mark.parametrize(
    ("edits", "what", "path", "before", "after"),
    [
        (
            {"milestones__pipes__due": "2024-06-30"},
            "changed",
            ("milestones", "pipes", "due"),
            "2023-12-31",
            "2024-06-30",
        ),
        (
            {"milestones__pipes__done": "2023-11"},
            "changed",
            ("milestones", "pipes", "done"),
            None,
            "2023-11",
        ),
        (
            {"indicators__homes__readings__0__value": "881"},
            "changed",
            ("indicators", "homes", "readings", "2024", "value"),
            "879",
            "881",
        ),
        (
            {"milestones__pipes__sources": ["plan", "news"]},
            "added",
            ("milestones", "pipes", "sources"),
            None,
            "news",
        ),
        (
            {"title": {"ar": "مياه", "en": "Safe water"}},
            "reworded",
            ("title",),
            PLEDGE["title"],
            {"ar": "مياه", "en": "Safe water"},
        ),
        (
            {"questions__who": None},
            "removed",
            ("questions", "who"),
            PLEDGE["questions"]["who"],
            None,
        ),
        (
            {"updates__0__on": "2024-01-02"},
            "changed",
            ("updates", "2024-01-02", "on"),
            "2024-01-01",
            "2024-01-02",
        ),
    ],
)
def test_one_edit_is_one_change(
    edits: dict[str, Any], what: str, path: tuple[str, ...], before: Any, after: Any
) -> None:
    """It is told where it is, with what was there before."""
    (change,) = changes(edited(**edits))
    assert (change.what, change.path, change.before, change.after) == (what, path, before, after)


@pytest.mark.parametrize(
    "edits",
    [
        {"indicators__homes__readings__0__value": "879.0"},
        {"updates__0__text__en": "Work  on the\nsite has begun"},
        {"indicators__homes__readings": PLEDGE["indicators"]["homes"]["readings"][::-1]},
        {"summary": ""},
    ],
)
def test_what_says_the_same_is_no_change(edits: dict[str, Any]) -> None:
    """Zeros behind the point, spaces and line ends, the order of entries, empty keys."""
    assert changes(edited(**edits)) == []


def test_a_renamed_entry_is_told_with_what_changed_in_it() -> None:
    """A milestone under another name is the same milestone."""
    pledge = edited()
    pledge["milestones"]["tubes"] = {**pledge["milestones"].pop("pipes"), "claim": "confirmed"}
    renamed, claim = changes(pledge)
    assert renamed.what == "renamed"
    assert renamed.before[-1], renamed.after[-1] == ("pipes", "tubes")
    assert claim.path == ("milestones", "tubes", "claim")


def test_a_record_that_moves_to_another_file_is_the_same_record() -> None:
    """A general question becomes one of a pledge; a figure of the context, an indicator."""
    question, indicator = PLEDGE["questions"]["who"], PLEDGE["indicators"]["homes"]
    before = {
        "pledges": {"water": edited(questions=None, indicators=None)},
        "questions": {"who": question},
        "context": {"homes": indicator},
    }
    after = {"pledges": {"water": PLEDGE}, "questions": {}, "context": {}}
    found = compare(before, after)
    assert {(c.what, tuple(c.before), tuple(c.after)) for c in found} == {
        ("moved", ("questions", "who"), ("pledges", "water", "questions", "who")),
        ("moved", ("context", "homes"), ("pledges", "water", "indicators", "homes")),
    }


def test_records_that_look_little_alike_are_two() -> None:
    """One that goes and one that comes are no rename."""
    other = {"title": {"ar": "طرق", "en": "Roads"}, "number": "1"}
    found = compare({"pledges": {"water": PLEDGE}}, {"pledges": {"roads": other}})
    assert sorted(c.what for c in found) == ["began", "ended"]


@pytest.mark.parametrize("odd", ["text", ["list"], {"milestones": "none"}, {"updates": {"a": "b"}}])
def test_records_of_an_older_model_are_compared_all_the_same(odd: Any) -> None:
    """Whatever shape a record had, the comparison says something and does not fail."""
    assert compare({"pledges": {"water": odd}}, {"pledges": {"water": PLEDGE}})
    assert compare({"pledges": {"water": PLEDGE}}, {"pledges": {"water": odd}})


def test_updates_of_one_day_are_told_apart_by_what_they_say() -> None:
    """A second update of a day is new; the first is not taken for it."""
    second = {
        "on": "2024-01-01",
        "text": {"ar": "خبر آخر", "en": "Other news"},
        "claim": "reported",
    }
    (change,) = changes(edited(updates=[second, *PLEDGE["updates"]]))
    assert (change.what, change.after) == ("added", second)


def test_the_lists_of_entries_are_those_of_the_model() -> None:
    """Each name of an entry is a field of some record."""
    from_model = {"milestones", "indicators", "questions", "parts", "updates", "readings"}
    assert from_model | {"revisions", "breaks", "objectives", "sdg", "says"} == set(ENTRIES)


def test_a_further_language_is_part_of_a_text() -> None:
    """A translation that comes is editorial; one that changes is a change."""
    title = {**PLEDGE["title"], "ckb": "ئاو"}
    (added,) = changes(edited(title=title))
    assert (added.what, added.editorial) == ("reworded", True)
    (changed,) = changes(edited(title={**title, "ckb": "ڕێگا"}), edited(title=title))
    assert (changed.what, changed.editorial) == ("reworded", False)
