"""Mends inside a value: dates, numbers, needless quotation marks, lines that are too long."""

import re
import textwrap
from collections.abc import Collection, Iterator
from typing import Any

import yaml

from pledges.editing.mend.lines import Mend
from pledges.editing.mend.order import outline, walk
from pledges.records import guesses
from pledges.records.meant.addresses import real
from pledges.records.meant.texts import plain
from pledges.records.problems import Path
from pledges.records.shapes import Shape, at, shape
from pledges.records.values import SLUG, When

WIDTH = 100
NUMBERS = {"number", "whole"}
Replacement = tuple[int, int, str, Mend, Path]


def scalars(text: str, model: Any, names: Collection[str] = ()) -> Iterator[Replacement]:
    """Each value that has one right form and another one now: from, to, the form, its path."""
    of = shape(model)
    for path, node in walk(outline(text)):
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            for code, form, value in _forms(node, text[start:end], at(of, path).each, path, names):
                before = {} if value == node.value else {"before": node.value}
                mend = Mend(node.start_mark.line + 1, code, {**before, "after": value})
                yield start, end, form, mend, path


def _forms(
    node: Any, raw: str, of: Shape, path: Path, names: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    """The right form of a value, if it has another one: what is mended, its signs, the value."""
    value, lang, block = node.value, str(path[-1]), node.style in {"|", ">"}
    if of.what == "prose" and (form := plain(value, lang)) != value:
        yield "mended_signs", plain(raw, lang), form
    elif of.what == "url":
        if not block and (form := real(value)) != value and not re.search(r"\s", form):
            yield "mended_value", form, form
    elif not block and len(value) <= WIDTH:
        form = _short(value, of, names)
        if form != value and SLUG.fullmatch(form.removeprefix("-")):
            yield "mended_value", form, form
        elif node.style and _needs_no_quotes(form, machine=of.what in {"date", *NUMBERS}):
            yield "mended_unquoted", form, form


def _short(value: str, of: Shape, names: Collection[str]) -> str:
    if of.what == "date":
        when = When.found(guesses.date(value))
        return when.text if when else value
    if of.what in NUMBERS:
        return guesses.number(value)
    name = guesses.name(value)
    # What names no record may be two names.
    named = of.what == "slug" or (of.what == "reference" and (not names or name in names))
    is_name = name in of.choices or (named and _needs_no_quotes(name, machine=False))
    return name if is_name and not SLUG.fullmatch(value) else value


def _needs_no_quotes(word: str, *, machine: bool) -> bool:
    if not SLUG.fullmatch(word.removeprefix("-")):
        return False
    tag = yaml.SafeLoader.yaml_implicit_resolvers
    taken = any(known.match(word) for _, known in tag.get(word[0], ()))
    return machine or not taken


def folded(words: str, column: int) -> list[str]:
    """The lines of a text, none longer than the others of a file."""
    indent = " " * column
    options: Any = {"break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent, **options)
