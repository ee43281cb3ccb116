"""A text that one language has changed alone is out of date in the other, wherever it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.language.parity import (
    FILE as KEPT,
)
from pledges.language.parity import (
    AgreedPairs,
    Twin,
    load_kept,
    mark,
    outdated,
    renewed,
    written,
)
from pledges.records.problems import DataError

FILE = "data/x.yml"


def twin(other: str, own: str, lang: str = "en", *path: str | int) -> Twin:
    """A text in Arabic and in another language."""
    return Twin(FILE, path, lang, "ar", own, other)


def kept(*texts: Twin) -> AgreedPairs:
    """What is kept when texts are new."""
    return renewed(texts, {})


def older(before: AgreedPairs, *texts: Twin) -> list[tuple[str, str]]:
    """The languages that are out of date, with their words."""
    return [(one.lang, one.own) for one in outdated(texts, before)]


def test_a_text_changed_alone_leaves_the_other_out_of_date() -> None:
    """In either direction, until the other changes as well or returns."""
    before = kept(twin("أ", "a"))
    assert older(before, twin("ب", "a")) == [("en", "a")]
    assert older(before, twin("أ", "b")) == [("ar", "أ")]
    assert older(before, twin("أ", "a")) == older(before, twin("ب", "b")) == []


def test_what_is_out_of_date_stays_so_until_it_is_put_right() -> None:
    """Renewing keeps what tells the older text; only a change or an editor's word ends it."""
    half = twin("ب", "a")
    after = renewed([half], kept(twin("أ", "a")))
    assert older(after, half) == older(after, twin("ج", "a")) == [("en", "a")]
    assert older(after, twin("ب", "b")) == []
    assert older(renewed([half], after, [FILE]), half) == []


def test_texts_may_move_within_a_file() -> None:
    """An entry above, or another key, changes nothing."""
    before = kept(twin("أ", "a", "en", 0), twin("ب", "b", "en", 1))
    moved = [twin("ج", "c", "en", 0), twin("أ", "a", "en", 1), twin("ب", "new", "en", 2)]
    assert list(outdated(moved, before)) == [Twin(FILE, (2,), "ar", "en", "ب", "new")]


def test_a_new_text_may_have_words_of_another() -> None:
    """One Arabic word for two English ones is no change of either."""
    before = kept(twin("الجهة", "Body"))
    assert older(before, twin("الجهة", "Body"), twin("الجهة", "Agency")) == []


def test_a_further_language_is_only_ever_a_translation() -> None:
    """Its own change leaves nothing behind; a change of the text it is made from does."""
    before = kept(twin("أ", "x", "ckb"))
    assert older(before, twin("أ", "y", "ckb")) == []
    assert older(before, twin("ب", "x", "ckb")) == [("ckb", "x")]


def test_line_ends_and_spaces_are_no_change() -> None:
    """A text wrapped anew is the same text."""
    assert mark("one two\nthree") == mark(" one  two three\n") != mark("one two three four")


def read(folder: Path, text: str) -> AgreedPairs:
    """What is kept in a project whose file holds a text."""
    (folder / KEPT).parent.mkdir(exist_ok=True)
    (folder / KEPT).write_text(text, encoding="utf-8")
    return load_kept(folder)


@given(st.lists(st.tuples(st.text(max_size=2), st.text(max_size=2))))
def test_renewing_twice_changes_nothing_and_the_file_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    """Whatever the texts are."""
    found = [twin(*text) for text in texts]
    once = renewed(found[::2], renewed(found, {}))
    assert renewed(found[::2], once) == once
    assert read(tmp_path_factory.mktemp("kept"), written(once)) == once


@pytest.mark.parametrize("text", ["", "[]", "<<<<<<< ours", '{"a": {"en": ["x"]}}', '{"a": 1}'])
def test_what_no_tool_wrote_is_refused(tmp_path: Path, text: str) -> None:
    """A conflict of git, or something else altogether."""
    with pytest.raises(DataError):
        read(tmp_path, text)
