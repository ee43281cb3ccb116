"""Values in the lines of a file: put into their right form, and written as the others there are."""

import json
import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import yaml

from pledges.editing.mend.lines import Mend
from pledges.editing.mend.order import Part, outline, walk
from pledges.records import guesses
from pledges.records.meant.addresses import real
from pledges.records.meant.texts import plain
from pledges.records.problems import Path
from pledges.records.reader import Plain
from pledges.records.shapes import Shape, at, shape
from pledges.records.values import SLUG, When

WIDTH = 100
NUMBERS = {"number", "whole"}
Replacement = tuple[int, int, str, Mend, Path]
# A text that is read as it is written, without quotation marks.
BARE = re.compile(r"(?!.*(?::\s|:$|\s#))\w.*[^\s:]|\w")
PLAIN = re.compile(r"[A-Za-z0-9][^\s#\[\]{},'\"]*[^\s#\[\]{},'\":]|[A-Za-z0-9]", re.ASCII)


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
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(word[0], ())
    return machine or not any(known.match(word) for _, known in resolvers)


def folded(words: str, column: int) -> list[str]:
    """The lines of a text, none longer than the others of a file."""
    indent = " " * column
    options: Any = {"break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent, **options)


def field(key: str, value: Any, column: int) -> list[str]:
    """The lines of a key with what it holds."""
    indent = " " * column
    if isinstance(value, dict):
        return [f"{indent}{key}:", *(x for k, v in value.items() for x in field(k, v, column + 2))]
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{indent}{key}:", *(x for one in value for x in entry(one, column + 2))]
    if isinstance(value, list) or (" " not in value and value.isascii()):
        return [f"{indent}{key}: {inline(value)}"]
    return [f"{indent}{key}: >-", *folded(value, column + 2)]


def entry(value: Mapping[str, Any], column: int) -> list[str]:
    """The lines of a record in a list."""
    first, *others = (x for k, v in value.items() for x in field(k, v, column + 2))
    return [f"{' ' * column}- {first.lstrip()}", *others]


def inline(value: Any, names: Sequence[str] = ()) -> str:
    """A value on one line, its texts in quotation marks where they may need them."""
    if isinstance(value, dict):
        known = sorted(value, key=[*names, *value].index)
        return "{" + ", ".join(f"{name}: {inline(value[name])}" for name in known) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def anew(lines: list[str], part: Part, new: Plain) -> list[str]:
    """The lines of a key with another value."""
    node, top = part.value, part.value.start_mark.line - part.start.line
    if isinstance(node, yaml.ScalarNode) and node.style == ">" and isinstance(new, str):
        return lines[: top + 1] + _refolded(lines[top + 1 :], new, part.column + 2)
    if node.start_mark.line == node.end_mark.line:
        end = node.end_mark.column
        is_bare = isinstance(new, str) and not node.style and BARE.fullmatch(new)
        words = str(new) if is_bare else inline(new)
        line = lines[top][: node.start_mark.column] + words + lines[top][end:]
        if len(line) <= WIDTH or isinstance(new, list):
            return [*lines[:top], line]
    fresh = field(str(part.path[-1]), new, part.column)
    return [lines[0][: part.column] + fresh[0].lstrip(), *fresh[1:]]


def comments(text: str) -> list[str]:
    """The comments of a file: what begins with # and stands in no value."""
    nodes = [node for _, node in walk(outline(text)) if isinstance(node, yaml.ScalarNode)]
    ends = [0, *(node.end_mark.index for node in nodes)]
    starts = [*(node.start_mark.index for node in nodes), len(text)]
    between = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return sorted(line for signs in between for line in re.findall("#.*", signs))


def _refolded(old: list[str], words: str, column: int) -> list[str]:
    """The lines of a text, of which those at both ends stay that hold the same words."""
    left, head, tail = words.split(), list[str](), list[str]()
    while old and left[: len(old[0].split())] == old[0].split():
        left = left[len(old[0].split()) :]
        head.append(old.pop(0))
    while old and old[-1].split() and left[-len(old[-1].split()) :] == old[-1].split():
        left = left[: -len(old[-1].split())]
        tail.insert(0, old.pop())
    if head and left and len(f"{head[-1]} {left[0]}") <= WIDTH:
        left = head.pop().split() + left
    return [*head, *folded(" ".join(left), column), *tail]
