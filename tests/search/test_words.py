"""Folding and stemming: the vectors that the worker is tested with, and what must always hold."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledges.search.words import Words, words

VECTORS: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "vectors.json").read_text(encoding="utf-8")
)
WORDS = words("ar")
# Forms of one word, as people type it and as texts have it: all must share a stem.
FAMILIES = (
    "الهجرة هجرة والهجرة بالهجرة للهجرة هجره هِجْرَة الهـــجرة",
    "مهاجر مهاجرون المهاجرين والمهاجرات مهاجرًا",
    "كركوك کرکوک کركوك",
    "٢٠٢٢ ۲۰۲۲ 2022",
    "130,788 ١٣٠٬٧٨٨ ۱۳۰٬۷۸۸ 130788",
    "التزام الالتزام الالتزامات بالالتزام",
    "لاجئ لاجئون اللاجئين لاجيء",
    "policy policies Policies",
    "plan plans planned planning",
)


@pytest.fixture(scope="module")
def known() -> Words:
    """The words by the table of the site."""
    return WORDS


def test_there_are_enough_vectors() -> None:
    """The two implementations are compared on many words."""
    assert len(VECTORS["fold_and_stem"]) >= 150


@pytest.mark.parametrize("vector", VECTORS["fold_and_stem"], ids=lambda v: str(v["word"]))
def test_words_are_as_the_worker_has_them(known: Words, vector: dict[str, Any]) -> None:
    """A word has the folded form, the stems and the root of its vector."""
    folded = known.fold(vector["word"])
    assert folded == vector["folded"]
    assert known.keys(folded) == vector["keys"]
    assert known.root(folded) == vector["root"]


@pytest.mark.parametrize("vector", VECTORS["folded_alone"], ids=lambda v: str(v["word"]))
def test_a_language_without_rules_is_folded_alone(vector: dict[str, Any]) -> None:
    """Letters of Kurdish and of other scripts are compared in one form, whole words otherwise."""
    kurdish = words("ckb")
    folded = kurdish.fold(vector["word"])
    assert folded == vector["folded"]
    assert kurdish.keys(folded) == [folded]
    assert kurdish.root(folded) == folded


def test_words_without_a_meaning_of_their_own_are_left_out(known: Words) -> None:
    """A name is compared by its telling words, unless it has no others."""
    assert known.telling("ما هي تعهدات العراق") == ["تعهدات", "العراق"]
    assert known.telling("ما هي") == ["ما", "هي"]


@pytest.mark.parametrize("vector", VECTORS["tokens"], ids=lambda v: repr(v["text"])[:20])
def test_texts_are_taken_apart_as_in_the_worker(known: Words, vector: dict[str, Any]) -> None:
    """A text has the words of its vector."""
    assert list(known.tokens(vector["text"])) == vector["tokens"]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_word_share_a_stem(known: Words, family: str) -> None:
    """However a word is spelled and whatever is attached to it, its stem is the same."""
    assert len({known.stem(word) for word in known.tokens(family)}) == 1


@given(st.text(alphabet="اأإآبتةهويىئؤءكگکپچ٠١۲3ًِّـ‌abcéß,.٬ '", max_size=30))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    """A folded word is its own folded form, so that index and query meet."""
    for word in WORDS.tokens(text):
        assert WORDS.fold(word) == word
