"""A phrase is filled at once and whole; what stands in its values is no place."""

import re
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup

from pledges.language.phrases import filled, places
from pledges.language.render import fill, fill_plain

NAMES = st.text(ascii_lowercase + "_", min_size=1, max_size=6)
PLAIN = st.text().filter(lambda text: not {"{", "}"} & set(text))
# Values as editors write them, names of places in braces among them.
VALUES = st.one_of(st.text(), NAMES.map("{{{}}}".format), st.just("{0} {} {{a}} \\1 \\g<0>"))
PIECES = st.lists(st.tuples(PLAIN, NAMES), max_size=5)


def phrase_of(pieces: list[tuple[str, str]]) -> str:
    """A phrase of words, each with a place behind it."""
    return "".join(f"{words}{{{name}}}" for words, name in pieces)


@given(PIECES, st.data())
def test_every_place_is_filled_once(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    """Between the same words stand the values as they are, whatever they hold."""
    values = {name: data.draw(VALUES) for _, name in pieces}
    wanted = "".join(f"{words}{values[name]}" for words, name in pieces)
    assert filled(phrase_of(pieces), **values) == wanted


@given(PIECES, st.data())
def test_no_value_becomes_markup(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    """The same on a page: phrase and values are escaped, each of them once."""
    values = {name: data.draw(VALUES) for _, name in pieces}
    wanted = (Markup("{}{}").format(words, values[name]) for words, name in pieces)
    assert fill_plain(phrase_of(pieces), **values) == "".join(wanted)
    isolated = (Markup("{}<bdi>{}</bdi>").format(words, values[name]) for words, name in pieces)
    assert fill(phrase_of(pieces), **values) == "".join(isolated)


@given(PIECES, NAMES)
def test_a_place_or_a_value_too_many_is_an_error(pieces: list[tuple[str, str]], name: str) -> None:
    """It names the phrase and the place."""
    phrase, values = phrase_of(pieces), {known: "" for _, known in pieces}
    assume(name not in values)
    for odd, given_values in ((phrase, {**values, name: ""}), (f"{phrase}{{{name}}}", values)):
        with pytest.raises(ValueError, match=f"^{re.escape(f'{name}: {odd}')}$"):
            filled(odd, **given_values)


@given(st.text())
def test_braces_that_name_nothing_stay(text: str) -> None:
    """Any text without a place is a phrase."""
    assume(not places(text))
    assert filled(text) == text


@pytest.mark.parametrize("text", ["{}", "{ a }", "{a", "a}", "{{}}", "{a-b}", "x = {1,2}", "{a!r}"])
def test_other_braces_are_no_places(text: str) -> None:
    """Nor do they mean what they mean to Python."""
    assert filled(text) == text


def test_nothing_else_fills_a_phrase(root: Path) -> None:
    """Neither in Python nor in templates is a place replaced by hand."""
    by_hand = re.compile(r"replace\(f?['\"]\{|\bword\([^()]*\)\.(?:format|replace)\(")
    for folder in ("hooks", "theme"):
        for path in (*(root / folder).rglob("*.py"), *(root / folder).rglob("*.html")):
            assert not by_hand.search(path.read_text(encoding="utf-8")), path
