"""A problem says where, what and the way out, in Arabic and in English, in few plain words."""

import re
from string import Formatter

import pytest

from pledges.characters import name_of
from pledges.language.messages import PROBLEMS, message, told, told_all
from pledges.records.problems import DataError, Path, Place, Problem

ARABIC = re.compile("[\u0600-\u06ff]")
# Words that programmers know and editors do not.
PROGRAMMERS = re.compile(
    r"\b(str|string|dict|tuple|int|float|bool|None|null|object|class|exception|error|field"
    r"|literal|parse[dr]?|token|scalar|mapping|sequence|stream|validation|invalid)\b"
)
# One problem with values for every place in the messages.
VALUES = {
    "word": "w",
    "value": "v",
    "file": "f",
    "key": "k",
    "entry": "e",
    "first": 1,
    "limit": 1,
    "reason": "r",
    "name": name_of("\u200f"),
    "ascii": "1",
    "ge": 1,
    "le": 1,
    "last": 1,
    "date": "2024",
    "today": "2024",
    "before": "2024",
    "one": "2024",
    "other": "2024",
    "found": 1,
    "wanted": 2,
    "words": "w",
    "extra": "e",
    "stem": "s",
    "lang": "ar",
    "beside": "en",
    "basis": "official",
    "length": 201,
    "longest": 200,
    "height": 400,
    "width": 900,
    "like": "main",
}


def places(template: str) -> set[str]:
    """The names of the places that values fill in a message."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def problem(code: str = "unused_source", path: Path = (), **values: object) -> Problem:
    """A problem of a sample file."""
    return Problem("data/a.yml", Place(3, 5), path, code, {"word": "w", **values})


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_message_is_in_both_languages(code: str) -> None:
    """The Arabic is Arabic, the English has no Arabic, and both fill the same places."""
    arabic, english = PROBLEMS[code]["ar"], PROBLEMS[code]["en"]
    assert set(PROBLEMS[code]) == {"ar", "en"}
    assert ARABIC.search(arabic)
    assert not ARABIC.search(english)
    assert places(arabic) == places(english)


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_message_is_for_editors(code: str) -> None:
    """No message uses a programmer's word or ends as a sentence does."""
    english = re.sub(r"'[^']*'", "", PROBLEMS[code]["en"])
    assert not PROGRAMMERS.search(english)
    assert not any(text.endswith((".", "!", "؟")) for text in PROBLEMS[code].values())


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_message_has_its_values(code: str) -> None:
    """Every place in a message is one that this list knows, and is filled."""
    for lang in ("ar", "en"):
        assert places(PROBLEMS[code][lang]) <= set(VALUES)
        assert "{" not in message(Problem("f", Place(), ("k",), code, VALUES), lang)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), ""),
        (("number",), "number"),
        (("readings", 0, "on"), "readings[1].on"),
        ((2, "on"), "[3].on"),
        (("a", 0, 1), "a[1][2]"),
    ],
)
def test_a_key_is_written_as_an_address(path: Path, key: str) -> None:
    """Keys are joined by points, and entries of lists are counted from 1."""
    assert problem(path=path).key == key


def test_a_problem_is_an_address_and_two_messages() -> None:
    """The file, line, column and key come first, then Arabic, then English."""
    assert told(problem(path=("a", 0))) == (
        "data/a.yml:3:5: a[1]\n"
        "    لا يستشهد أحد بالمصدر «w»؛ استشهد به أو احذفه\n"
        "    nothing cites the source 'w'; cite it or remove it"
    )
    assert told(problem()).startswith("data/a.yml:3:5\n    ")


def test_words_with_braces_are_shown_as_they_are() -> None:
    """What an editor wrote is never taken for a place to fill."""
    assert "'{key} {0}'" in message(problem(word="{key} {0}"), "en")


def test_a_near_word_is_proposed() -> None:
    """One letter too few still finds the word that was meant."""
    near = Problem("f", Place(), (), "unknown_key", {"key": "titel", "word": "titel"}, ("title",))
    assert message(near, "en") == "'titel' is not a known key; did you mean 'title'?"
    assert message(near, "ar") == "«titel» مفتاح غير معروف؛ هل تقصد «title»؟"


def test_without_a_near_word_all_are_listed() -> None:
    """The words that are allowed are listed in order, with the comma of each language."""
    far = Problem("f", Place(), (), "not_allowed", {"word": "zzz"}, ("b", "a"))
    assert message(far, "en").endswith("; allowed: a, b")
    assert message(far, "ar").endswith("؛ المسموح: a، b")


def test_no_more_than_thirty_words_are_listed() -> None:
    """A message stays short when hundreds of words are allowed."""
    allowed = [f"k{n:03}" for n in range(200)]
    said = message(Problem("f", Place(), (), "not_allowed", {"word": "zzz"}, allowed), "en")
    assert said.count(",") == 29


def test_a_long_value_does_not_fill_the_screen() -> None:
    """A message names a long value by its beginning."""
    assert len(message(problem("not_allowed", word="word " * 1000), "en")) < 1000


def test_a_hidden_mark_in_a_key_is_not_printed() -> None:
    """What reorders or hides text in a key does not do so in the message."""
    text = told(problem("hidden_character", ("\u200fkey",), name="U+200F"))
    assert "\u200f" not in text


def test_an_error_orders_its_problems() -> None:
    """Problems come by file, line and column, after their number in both languages."""
    found = [
        Problem(file, Place(line, column), (), "empty")
        for file, line, column in [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 1)]
    ]
    error = DataError(found)
    assert [(p.file, p.place.line, p.place.column) for p in error.problems] == [
        ("a", 2, 1),
        ("a", 2, 9),
        ("a", 10, 1),
        ("b", 1, 1),
    ]
    said = told_all(error.problems)
    assert said.startswith("عدد المشكلات: 4 · problems: 4\n\na:2:1\n")
    assert said.count("\n\n") == 4
