"""Errors of the model are told in editors' words, at the key, and never in Python's."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pledges.language.messages import PROBLEMS, message
from pledges.records.dated import Milestone
from pledges.records.library import COLLECTIONS
from pledges.records.pledge import Pledge
from pledges.records.problems import Place, Problem
from pledges.records.reader import Document, read
from pledges.records.refusals import CODES, MACHINE, translate
from pledges.records.shapes import shape
from pledges.records.values import Slug
from pledges.records.vocabulary import Body, Unit

BODIES = dict[Slug, Body]
PLAIN = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def told(model: Any, text: str) -> list[Problem]:
    """What is told of a text read as a model."""
    return problems(model, read(text, "data/sample.yml"))


def problems(model: Any, document: Document) -> list[Problem]:
    """What is told of a document read as a model; nothing if it is sound."""
    try:
        TypeAdapter(model).validate_python(document.value)
    except ValidationError as error:
        return list(translate(error, document, "data/sample.yml", model))
    return []


def only(model: Any, text: str) -> Problem:
    """The one problem that is told of a text."""
    (problem,) = told(model, text)
    return problem


BODY = """\
sample:
  title:
    ar: عينة
    en: Sample
  kind: federal
"""


def test_what_is_sound_is_not_told() -> None:
    """A sound record has no problems."""
    assert told(BODIES, BODY) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "key", "line"),
    [
        ("kind: federal", "kind: city", "not_allowed", "sample.kind", 5),
        ("  kind: federal\n", "", "missing", "sample.kind", 1),
        ("    en: Sample\n", "", "missing_language", "sample.title.en", 2),
        ("en: Sample", "en:", "empty", "sample.title.en", 4),
        ("en: Sample", "en: [a]", "must_be_text", "sample.title.en", 4),
        ("en: Sample", "en: {a: b}", "must_be_text", "sample.title.en", 4),
        (
            "kind: federal",
            "kind: federal\n  unofficial: ar",
            "must_be_list",
            "sample.unofficial",
            6,
        ),
        ("kind: federal", "kind: federal\n  note: text", "must_be_map", "sample.note", 6),
        ("kind: federal", "kind: federal\n  notes: text", "unknown_key", "sample.notes", 6),
        ("kind: federal", "kind: federal\n  notes:", "unknown_key", "sample.notes", 6),
        ("sample:", "Sample:", "not_a_slug", "Sample", 1),
        ("sample:", "sam\u200dple:", "hidden_character", "sam<U+200D>ple", 1),
        ("sample:", "s۲:", "arabic_digits", "s۲", 1),
        ("kind: federal", "kind: fed\u200feral", "hidden_character", "sample.kind", 5),
        ("kind: federal", "kind: [federal]", "must_be_text", "sample.kind", 5),
        ("kind: federal", "kind:", "empty", "sample.kind", 5),
    ],
)
def test_an_error_is_told_at_its_key(old: str, new: str, code: str, key: str, line: int) -> None:
    """Each slip in a record has one code, at the key and in the line of the slip."""
    problem = only(BODIES, BODY.replace(old, new))
    assert (problem.code, problem.key, problem.place.line) == (code, key, line)


def test_a_slip_in_a_list_of_one_is_told_once() -> None:
    """A wrong entry does not make its list an empty one."""
    text = "title: {ar: ع, en: E}\nbasis: official\nsources: [Sample report]\n"
    assert [problem.code for problem in told(Milestone, text)] == ["unknown_reference"]


@pytest.mark.parametrize("value", ["[2024, 2025]", "{year: 2024}"])
def test_a_list_is_no_date(value: str) -> None:
    """Where one value is wanted a list is told as a list, not shown as Python has it."""
    text = f"title: {{ar: ع, en: E}}\nbasis: official\nsources: [a]\ndue: {value}\n"
    assert only(Milestone, text).code == "must_be_text"


@pytest.mark.parametrize("value", ["0", "-1"])
def test_a_divisor_divides(value: str) -> None:
    """A unit divides its numbers by 1 or more, since nothing can be divided by 0."""
    forms = "{ar: {one: a, two: a, few: a, many: a, other: a}, en: {one: a, other: a}}"
    text = f"label: {{ar: ع, en: E}}\nforms: {forms}\ndivisor: {value}\n"
    assert only(Unit, text).code == "too_small"


def test_a_number_of_decimals_is_not_negative() -> None:
    """A unit shows no fewer than no decimals."""
    forms = "{ar: {one: a, two: a, few: a, many: a, other: a}, en: {one: a, other: a}}"
    text = f"label: {{ar: ع, en: E}}\nforms: {forms}\ndecimals: -1\n"
    assert only(Unit, text).code == "too_small"


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("", shape(Pledge).names),
        ("bodies", ["lead", "supporting", "partners", "given", "sources"]),
        ("milestones/sample", Milestone.model_fields),
        ("milestones/sample/revisions/0", ["due", "on", "reason", "source"]),
        ("milestones/sample/note", ["ar", "en"]),
        ("indicators/sample/parts/north", ["ar", "en"]),
        ("indicators/sample/baseline", ["on", "value", "source"]),
        ("objectives/0", ["to", "basis", "source"]),
    ],
)
def test_an_unknown_key_is_told_with_the_known_ones(path: str, keys: list[str]) -> None:
    """The keys that a record may have are known wherever in a pledge it stands."""
    value: Any = {"unknown": "x"}
    for part in reversed(path.split("/") if path else []):
        value = [value] if part == "0" else {part: value}
    found = problems(Pledge, Document(value, {}))
    (problem,) = (problem for problem in found if problem.code == "unknown_key")
    assert list(problem.allowed) == list(keys)


def test_a_slip_in_a_key_finds_the_key() -> None:
    """An editor who leaves a letter out is told the whole word in both languages."""
    problem = only(BODIES, BODY + "  unoficial: [ar]\n")
    assert message(problem, "ar").endswith("هل تقصد «unofficial»؟")
    assert message(problem, "en").endswith("did you mean 'unofficial'?")


def test_an_error_without_words_of_its_own_is_invalid() -> None:
    """An error that no message foresees is still told in editors' words."""
    problem = only(dict[str, int], "a: b")
    assert problem.code == "invalid"
    assert "'b'" in message(problem, "en")


def test_every_code_has_a_message() -> None:
    """Each error of the model that is translated, or looked into, has its words."""
    assert set(CODES.values()) <= set(PROBLEMS)
    assert set(PROBLEMS) >= MACHINE


@given(PLAIN)
def test_any_pledge_is_told_in_plain_words(value: Any) -> None:
    """Whatever stands in the file of a pledge, its problems hold no words of Python."""
    for problem in problems(Pledge, Document(value, {})):
        assert problem.code in PROBLEMS
        assert problem.place == Place()


@given(st.sampled_from(sorted(Pledge.model_fields)), PLAIN)
def test_any_value_of_a_key_is_told_in_plain_words(key: str, value: Any) -> None:
    """Whatever stands at a key of a pledge, the problem is not shown as Python has it."""
    for problem in problems(Pledge, Document({key: value}, {})):
        if isinstance(value, list | Mapping):
            assert problem.code != "invalid"
            assert str(value) not in message(problem, "en")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_any_file_of_records_may_hold_nonsense(name: str) -> None:
    """A sentence, a list and a map of sentences are told in each collection."""
    model = dict[Slug, COLLECTIONS[name]]  # type: ignore[valid-type]
    for text in ("sentence", "[a, b]", "a: sentence", "a: [b]", "a: {b: c}"):
        assert {problem.code for problem in told(model, text)} <= {
            "must_be_map",
            "missing",
            "missing_language",
            "unknown_key",
        }
