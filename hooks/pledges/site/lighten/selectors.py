"""Whether what a selector names stands on a page, or may be put there by a script."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from pledges.language.markup import Piece, attributes

# An element as a selector sees it: `div`, `.class`, `#id`, `[attribute`, whatever its value.
Element = frozenset[str]
# Of these one alternative must be there; what the others hold asks for nothing of its own.
ALTERNATIVES = {"is", "where", "-webkit-any", "-moz-any"}
WORD = re.compile(r"[A-Za-z_][\w-]*")
# What a reader may open; a script may do the same to all that it has a word for.
OPENED = frozenset({"[open"})
COMMA = ","
COMBINATORS = {">", "~", "+"}


class Known:
    """The elements of some pages, and all that scripts may add since they have a word for it."""

    def __init__(self, elements: Iterable[Element], words: Element = frozenset()) -> None:
        """Begin with the elements of the pages and the words of the scripts."""
        self._elements = tuple(elements)
        self._words = words | OPENED
        self._asked: dict[Element, bool] = {}

    def has(self, wanted: Iterable[str]) -> bool:
        """Whether there may be an element with all of this."""
        wanted = frozenset(wanted)
        if wanted not in self._asked:
            self._asked[wanted] = self._has(wanted)
        return self._asked[wanted]

    def _has(self, wanted: Element) -> bool:
        kinds = [one[0] if one[0] in ".#[" else "" for one in wanted]
        if kinds.count("") > 1 or kinds.count("#") > 1:
            # No element has two names or two ids, whatever scripts do.
            return False
        left = wanted - self._words
        return not left or any(left <= element for element in self._elements)


def elements(pieces: Iterable[Piece]) -> frozenset[Element]:
    """The different elements of a page or of a part of it."""
    found = {(tag, rest) for *_, slash, tag, rest in pieces if tag and not slash}
    return frozenset(_element(*one) for one in found)


def words(script: str) -> frozenset[str]:
    """All that a script may name: each word as an element, a class, an id, an attribute."""
    marks = ("", ".", "#", "[", "[data-")
    return frozenset(mark + word for word in WORD.findall(script) for mark in marks)


def split(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors of a list, parted by commas."""
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == COMMA:
            yield part
            part = []
        elif part or token.type != "whitespace":
            part.append(token)
    yield part


def answers(selector: Sequence[Any], known: Known) -> bool:
    """Whether each compound of a selector has an element that may answer it."""
    return all(_compound(part, known) for part in _compounds(selector))


@cache
def _element(tag: str, rest: str) -> Element:
    values = attributes(rest)
    found = {tag, *(f"[{name}" for name in values)}
    found.update(f".{one}" for one in values.get("class", "").split())
    return frozenset(found | {f"#{values['id']}"} if "id" in values else found)


def _compounds(selector: Sequence[Any]) -> Iterator[list[Any]]:
    """The parts of a selector that each speak of one element."""
    part: list[Any] = []
    for token in selector:
        if token.type == "whitespace" or (token.type == "literal" and token.value in COMBINATORS):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _compound(tokens: Sequence[Any], known: Known) -> bool:
    return known.has(_wanted(tokens)) and all(
        any(answers(one, known) for one in split(token.arguments))
        for token in tokens
        if token.type == "function" and token.lower_name in ALTERNATIVES
    )


def _wanted(tokens: Sequence[Any]) -> Element:
    before = ("", *(token.value if token.type == "literal" else "" for token in tokens))
    return frozenset(filter(None, map(named, tokens, before)))


def named(token: Any, before: str) -> str:
    """What a token, after another, wants an element to have; nothing if it wants nothing."""
    if token.type == "ident" and before != ":":
        return f".{token.value}" if before == "." else str(token.value)
    if token.type == "hash":
        return f"#{token.value}"
    if token.type == "[] block":
        return f"[{token.content[0].value}"
    return ""
