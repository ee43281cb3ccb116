"""Mends inside a value: dates, numbers, needless quotation marks, lines that are too long."""

import re
import textwrap
from collections.abc import Collection, Iterator
from typing import Any

import yaml

from pledges.editing.mend.lines import Mend
from pledges.editing.mend.outline import last_line, outline, walk
from pledges.records import guesses
from pledges.records.meant.addresses import real
from pledges.records.meant.texts import plain
from pledges.records.problems import Path
from pledges.records.shapes import Shape, at, shape
from pledges.records.values import SLUG, When

WIDTH = 100
NUMBERS = {"number", "whole"}
Replacement = tuple[int, int, str, Mend, Path]


def scalars(text: str, model: Any, names: Collection[str] = ()) -> list[Replacement]:
    """Each value that has one right form and another one now: from, to, the form, its path."""
    of = shape(model)
    return [
        (node.start_mark.index, node.end_mark.index, form, mend, path)
        for path, node in walk(outline(text))
        if isinstance(node, yaml.ScalarNode)
        for form, mend in _form(node, at(of, path).each, names)
    ]


def _form(node: Any, of: Shape, names: Collection[str]) -> Iterator[tuple[str, Mend]]:
    value = form = node.value
    line = node.start_mark.line + 1
    if of.what == "url":
        form = real(value)
        if form != value and not re.search(r"\s", form) and node.style not in {"|", ">"}:
            yield form, Mend(line, "mended_value", {"before": value, "after": form})
        return
    if node.style in {"|", ">"} or len(value) > WIDTH:
        return
    if of.what == "date":
        form = _if_sound(guesses.date(value), value)
    elif of.what in NUMBERS:
        form = guesses.number(value)
    elif not SLUG.fullmatch(value) and _is_name(of, guesses.name(value), names):
        form = guesses.name(value)
    bare = bool(node.style) and _needs_no_quotes(form, machine=of.what in {"date", *NUMBERS})
    if form != value and SLUG.fullmatch(form.removeprefix("-")):
        yield form, Mend(line, "mended_value", {"before": value, "after": form})
    elif bare:
        yield form, Mend(line, "mended_unquoted", {"after": form})


def _if_sound(form: str, value: str) -> str:
    try:
        return When.parse(form).text
    except ValueError:
        return value


def _is_name(of: Shape, word: str, names: Collection[str]) -> bool:
    """Whether a word may stand where a value is the name of a record or one of a few words."""
    # What names no record may be two names.
    named = of.what == "slug" or (of.what == "reference" and (not names or word in names))
    return word in of.choices or (named and _needs_no_quotes(word, machine=False))


def _needs_no_quotes(word: str, *, machine: bool) -> bool:
    if not SLUG.fullmatch(word.removeprefix("-")):
        return False
    tag = yaml.SafeLoader.yaml_implicit_resolvers
    taken = any(known.match(word) for _, known in tag.get(word[0], ()))
    return machine or not taken


def readable(text: str, model: Any) -> tuple[str, list[Mend], dict[Path, str]]:
    """The text with the signs that readers expect, and what its texts are then."""
    of, whole, mends, wanted = shape(model), text, [], {}
    found = [(path, node) for path, node in walk(outline(text)) if at(of, path).what == "prose"]
    for path, node in reversed(found):
        lang = str(path[-1])
        if isinstance(node, yaml.ScalarNode) and (form := plain(node.value, lang)) != node.value:
            start, end = node.start_mark.index, node.end_mark.index
            whole = whole[:start] + plain(whole[start:end], lang) + whole[end:]
            wanted[path] = form
            values = {"before": node.value, "after": form}
            mends.append(Mend(node.start_mark.line + 1, "mended_signs", values))
    return whole, mends, wanted


def replaced(text: str, changes: list[Replacement]) -> str:
    """The text with values in their right form."""
    for start, end, form, _, _ in sorted(changes, reverse=True, key=lambda change: change[:2]):
        text = f"{text[:start]}{form}{text[end:]}"
    return text


def wrapped(text: str) -> tuple[str, list[Mend]]:
    """The text with the lines of folded texts no longer than `WIDTH`."""
    lines, mends = text.split("\n"), []
    if all(len(line) <= WIDTH for line in lines):
        return text, []
    folded = [
        n for _, n in walk(outline(text)) if isinstance(n, yaml.ScalarNode) and n.style == ">"
    ]
    for node in sorted(folded, key=lambda node: node.start_mark.line, reverse=True):
        first, last = node.start_mark.line + 1, last_line(node, lines)
        block = lines[first : last + 1]
        if (anew := _fold(block)) != block:
            lines[first : last + 1] = anew
            mends.append(Mend(first + 1, "mended_long"))
    return "\n".join(lines), mends


def _fold(block: list[str]) -> list[str]:
    indents = {re.match(" *", line).end() for line in block}  # type: ignore[union-attr]
    # Empty lines and deeper ones are kept by YAML as they are.
    if len(indents) != 1 or not all(block) or all(len(line) <= WIDTH for line in block):
        return block
    indent = " " * indents.pop()
    return textwrap.wrap(
        " ".join(line.strip(" ") for line in block),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
