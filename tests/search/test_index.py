"""The index: where words stand and what they count, other names, synonyms, the same each time."""

import json
from typing import Any

import pytest

from pledges.language.markup import pieces
from pledges.search.index import (
    ABOUT,
    CITED,
    HEADING,
    TEXT,
    TITLE,
    Index,
    synonyms,
)
from pledges.search.words import words

PAGE = """<article class="md-content__inner"><h1 id="_1">الحدود</h1><p>منفذ ومنفذ</p>
<h2 id="more">المنافذ</h2><p>نص <a class="cite" href="#">ناشر</a></p></article>"""


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    """The index of one page with another name."""
    made = Index(words("ar"))
    made.add("borders/", pieces(PAGE), ["Pledge 7"], "", 8)
    found: dict[str, Any] = json.loads(made.json("ar", [("منفذ", "معبر", "crossing")]))
    return found


def weight(index: dict[str, Any], word: str) -> list[int]:
    """The steps and weights of a word."""
    found: list[int] = index["places"][index["words"].index(word)]
    return found


def test_a_word_counts_by_where_it_stands(index: dict[str, Any]) -> None:
    """Title before heading before text before what only cites; each with its section."""
    assert weight(index, "الحدود") == [0, TITLE]
    assert weight(index, "المنافذ") == [1, HEADING]
    assert weight(index, "منفذ") == [0, TEXT]
    assert weight(index, "ناشر") == [1, CITED]
    assert weight(index, "7") == [0, TITLE]


def test_what_a_page_is_about_counts() -> None:
    """The description of a page counts more than its text; of a name, its telling words do."""
    made = Index(words("ar"))
    made.add("borders/", pieces(PAGE), ["من على الحدود"], "عبور ومنفذ", 10)
    index = json.loads(made.json("ar", []))
    assert weight(index, "عبور") == [0, ABOUT]
    assert weight(index, "ومنفذ") == [0, ABOUT + TEXT]
    assert [index["words"][n] for n in index["pages"][0][4][1]] == ["الحدود"]


def test_a_page_is_known_by_all_its_names(index: dict[str, Any]) -> None:
    """The title and the other names of a page stand with it, as numbers of words."""
    ((url, title, _, share, names),) = index["pages"]
    assert (url, title, share) == ("borders/", "الحدود", 8)
    assert [[index["words"][n] for n in name] for name in names] == [["الحدود"], ["pledge", "7"]]


def test_an_attached_particle_is_no_hindrance(index: dict[str, Any]) -> None:
    """The stem of a word leads also to the word with a particle before it."""
    found = {index["words"][number] for number in index["stems"]["منفذ"]}
    assert found == {"منفذ", "ومنفذ"}


def test_synonyms_lead_to_each_other_across_languages() -> None:
    """Every word of a group leads to the stems of the others that the pages have."""
    group = [("منفذ", "معبر", "crossings")]
    found = synonyms(words("ar"), group, {"منفذ", "cross"})
    assert found == {"cross": ["منفذ"], "معبر": ["cross", "منفذ"], "منفذ": ["cross"]}


def test_the_index_is_the_same_each_time() -> None:
    """The same pages give the same bytes."""
    made = []
    for _ in range(2):
        index = Index(words("ar"))
        index.add("borders/", pieces(PAGE), [], "", 10)
        made.append(index.json("ar", []))
    assert made[0] == made[1]


def test_the_names_of_commits_are_no_words() -> None:
    """Whole or short; numbers and words of the same letters are."""
    page = PAGE.replace("منفذ ومنفذ", "01a34e8b 2963a2cce4f5 1031475 2026 defaced facade a1b2")
    made = Index(words("en"))
    made.add("borders/", pieces(page), [], "", 8)
    found = {*json.loads(made.json("en", []))["words"]}
    assert {"1031475", "2026", "defaced", "facade"} <= found
    assert not found & {"01", "34", "2963", "cce"}
