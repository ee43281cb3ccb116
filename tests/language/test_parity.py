"""A text that one language has changed alone is out of date in the other, wherever it stands."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.language.parity import FILE as KEPT
from pledges.language.parity import Twin, answered, mark, marks, outdated, written
from pledges.records.problems import DataError

Words = tuple[str, str]


def twin(now: Words, lang: str = "en") -> Twin:
    """A text in Arabic and in another language."""
    return Twin("data/x.yml", (), lang, "ar", now[1], now[0])


def older(
    *held: Words, lang: str = "en", answers: Sequence[str] = (), now: Words | None = None
) -> list[tuple[str, str]]:
    """The languages that are out of date, with their words, after a text was each in turn."""
    states = [marks({"ar": ar, lang: own}) for ar, own in held]
    changes = list(pairwise(states))
    found = outdated([twin(now or held[-1], lang)], changes, answers)
    return [(one.lang, one.own) for one in found]


def test_a_text_changed_alone_leaves_the_other_out_of_date() -> None:
    """In either direction, until the other changes as well or the first returns."""
    first = ("أ", "a")
    assert older(first) == []
    assert older(first, ("ب", "a")) == [("en", "a")]
    assert older(first, ("أ", "b")) == [("ar", "أ")]
    assert older(first, ("ب", "a"), first) == older(first, ("ب", "b")) == []


def test_what_is_out_of_date_stays_so_until_it_is_put_right() -> None:
    """A further change of the newer text does not end it; one of the older does."""
    half = [("أ", "a"), ("ب", "a")]
    assert older(*half, ("ج", "a")) == [("en", "a")]
    assert older(*half, ("ب", "b")) == []
    assert older(*half, ("ب", "b"), ("ب", "c")) == [("ar", "ب")]


def test_an_editor_may_say_that_both_still_agree() -> None:
    """From then on these are the texts that agree."""
    answers = [twin(("ب", "a")).answer]
    assert older(("أ", "a"), ("ب", "a"), answers=answers) == []
    assert older(("أ", "a"), ("ب", "a"), ("ب", "b"), answers=answers) == [("ar", "ب")]


def test_what_began_as_half_of_a_pair_is_guarded_once_it_is_whole() -> None:
    """A translation that comes later agrees with what it was made from."""
    half, whole, changed = map(marks, ({"ar": "أ"}, {"ar": "أ", "en": "a"}, {"ar": "أ", "en": "b"}))
    changes = [(half, whole), (whole, changed)]
    assert [one.lang for one in outdated([twin(("أ", "b"))], changes, ())] == ["ar"]
    assert list(outdated([twin(("أ", "a"))], changes[:1], ())) == []


def test_a_new_text_may_have_words_of_another() -> None:
    """One Arabic word for two English ones is no change of either."""
    assert older(("الجهة", "Body"), ("الجهات", "Bodies"), now=("الجهة", "Agency")) == []


def test_a_further_language_is_only_ever_a_translation() -> None:
    """Its own change leaves nothing behind; a change of the text it is made from does."""
    assert older(("أ", "x"), ("أ", "y"), lang="ckb") == []
    assert older(("أ", "x"), ("ب", "x"), lang="ckb") == [("ckb", "x")]


def test_line_ends_and_spaces_are_no_change() -> None:
    """A text wrapped anew is the same text."""
    assert mark("one two\nthree") == mark(" one  two three\n") != mark("one two three four")
    assert older(("أ", "a b"), ("أ", "a\n b")) == []


def read(folder: Path, text: str) -> frozenset[str]:
    """What is kept in a project whose file holds a text."""
    (folder / KEPT).parent.mkdir(exist_ok=True)
    (folder / KEPT).write_text(text, encoding="utf-8")
    return answered(folder)


@given(st.frozensets(st.tuples(st.text(max_size=2), st.text(max_size=2))))
def test_the_file_of_answers_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, texts: frozenset[Words]
) -> None:
    """Whatever the texts are."""
    answers = {twin(text).answer for text in texts}
    assert read(tmp_path_factory.mktemp("kept"), written(answers)) == answers


@pytest.mark.parametrize("text", ["", "{}", "<<<<<<< ours", '["x"]', '{"a": 1}'])
def test_what_no_tool_wrote_is_refused(tmp_path: Path, text: str) -> None:
    """A conflict of git, or something else altogether."""
    with pytest.raises(DataError):
        read(tmp_path, text)
